// Priorities that cancel each other out. Two scales are never compared; what a heading gives is no statement of the item.
import * as z from "zod";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf } from "../index/naming.ts";
import type { Item, Priority } from "../model/item.ts";
import { grouping } from "../text/followed.ts";
import { inOrder } from "../text/numbering.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  order: z
    .boolean()
    .default(false)
    .describe(
      "Report the one item that stands out of the order by priority in which all others stand. Off, as such an order may be one by another value.",
    ),
  share: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe("From this share of most urgent items on the priority says nothing any more."),
});

type Options = z.infer<typeof options>;

/** Fewer items may well be urgent all. */
const fewest = 10;

export const priorityMismatch = defineRule<Options>({
  id: "priority-mismatch",
  category: "labels",
  severity: "hint",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary:
    "An item is more urgent than its epic, an epic than all of its items, nearly everything is most urgent, or one item stands out of an order by priority.",
  why: "A priority orders work. It cannot while an epic that can wait holds a story that cannot, while an urgent epic holds nothing urgent, or while nearly all items are at the top. Where all items but one stand in the order of their priorities, either its place or its priority is wrong.",
  noFix: "Which of the two priorities is right is the product owner's decision.",
  options,
  examples: [
    {
      bad: [
        "## Epic 1: Checkout",
        "**Priority:** Low",
        "",
        "### US-001: Show the basket",
        "**Priority:** ⟦Critical⟧",
        "",
        "### US-002: Pay by card",
        "**Priority:** Low",
      ].join("\n"),
      good: [
        "## Epic 1: Checkout",
        "**Priority:** High",
        "",
        "### US-001: Show the basket",
        "**Priority:** High",
        "",
        "### US-002: Pay by card",
        "**Priority:** Low",
      ].join("\n"),
    },
  ],
  reads: (item, context) => {
    if (statedBy(item) === null) return [];
    const {
      file,
      options: { order, share },
    } = context;
    const epic = file.epicOf(item);
    return [
      epic === null ? null : statedBy(epic)?.raw,
      epic === null ? null : nameOf(epic),
      isGroup(item) ? mostUrgentOf(file.childrenOf(item))?.raw : null,
      ...(firstOfInflated(file, share) === file.orderOf(item) ? [inflation(file).top, inflation(file).all] : []),
      order ? strayOf(item, file)?.raw : null,
    ];
  },
  *check(item, { file, options: { order, share } }) {
    const own = statedBy(item);
    if (own === null || item.status?.value === "done") return;
    yield* againstEpic(item, own, file);
    if (isGroup(item)) yield* againstItems(item, own, file);
    const before = order ? strayOf(item, file) : null;
    if (before !== null)
      yield {
        at: own.at,
        message: say`Unexpected priority \`${own.raw}\` behind \`${before.raw}\`, expected the order by priority in which the other items stand`,
        related: [{ at: before.at, message: say`The item before it` }],
      };
    if (firstOfInflated(file, share) === file.orderOf(item)) {
      const { top, all } = inflation(file);
      yield {
        at: own.at,
        message: say`${top} of ${all} items have the priority \`${own.raw}\`; where nearly everything comes first, nothing does`,
      };
    }
  },
});

function* againstEpic(item: Item, own: Stated, file: FileIndex): Iterable<Finding> {
  const epic = file.epicOf(item);
  const above = epic === null ? null : statedBy(epic);
  if (epic === null || above === null || above.scale !== own.scale || own.rank >= above.rank - 1) return;
  yield {
    at: own.at,
    message: say`Unexpected priority \`${own.raw}\` in an epic of \`${above.raw}\`, expected the epic to be as urgent as its most urgent item`,
    related: [{ at: above.at, message: say`\`${nameOf(epic)}\` has \`${above.raw}\`` }],
  };
}

function* againstItems(epic: Item, own: Stated, file: FileIndex): Iterable<Finding> {
  const children = file.childrenOf(epic);
  const best = mostUrgentOf(children);
  if (best === null || best.scale !== own.scale || best.rank <= own.rank) return;
  yield {
    at: own.at,
    message: say`Unexpected priority \`${own.raw}\` of an epic without an item of it, expected \`${best.raw}\` as its most urgent item has`,
    related: [{ at: best.at, message: say`The most urgent item of \`${nameOf(epic)}\`` }],
  };
}

type Stated = Omit<NonNullable<Item["priority"]>, "value"> & {
  readonly rank: number;
  readonly scale: Priority["scale"];
};

const stated = new WeakMap<Item, Stated | null>();

/** The priority that is written on the item itself, where it can be compared. */
function statedBy(item: Item): Stated | null {
  let known = stated.get(item);
  if (known === undefined) {
    const { priority } = item;
    const comparable =
      priority !== null &&
      priority.inherited !== true &&
      priority.value.rank !== null &&
      priority.value.scale !== "other";
    known = comparable ? { ...priority, rank: priority.value.rank ?? 0, scale: priority.value.scale } : null;
    stated.set(item, known);
  }
  return known;
}

/** Null unless every item states one of the same scale. */
function mostUrgentOf(items: readonly Item[]): Stated | null {
  let best: Stated | null = null;
  for (const item of items) {
    const own = statedBy(item);
    if (own === null || (best !== null && best.scale !== own.scale)) return null;
    if (best === null || own.rank < best.rank) best = own;
  }
  return items.length < 2 ? null : best;
}

const question = {};

/** How many items state a priority, and how many of them the most urgent one there is. */
const inflation = (file: FileIndex) =>
  file.derive(question, ["priority", "kind"], () => {
    const groups = file.follow(byUrgency);
    const top = groups.countOf("top");
    const [first] = inOrder(groups.of("top"), file.numbering);
    return { all: top + groups.countOf("other"), top, first: first === undefined ? -1 : file.orderOf(first) };
  });

/** Items that group no others, by whether the priority that they state is the most urgent one. */
const byUrgency = grouping((item: Item) => {
  const own = isGroup(item) ? null : statedBy(item);
  return own === null ? [] : own.rank === 0 ? "top" : "other";
});

/** It is said once a file, at the first of them; null where it is not. */
function firstOfInflated(file: FileIndex, share: number): number | null {
  const { all, top, first } = inflation(file);
  return all >= fewest && top >= all * share ? first : null;
}

/** What is taken from all priorities together. */
export function habitOfPriorities(file: FileIndex, options: unknown): readonly unknown[] {
  const { order, share } = options as Options;
  const { all, top } = inflation(file);
  const first = firstOfInflated(file, share);
  return [...(first === null ? [] : [first, top, all]), ...(order ? straysOf(file) : [])];
}

/** The levels that an order has to go through, lest two heaps be taken for one. */
const fewestLevels = 3;

const asked = {};

/** The priority before an item that is more urgent than where it stands, where it is the file's only one; null for others. */
function strayOf(item: Item, file: FileIndex): Stated | null {
  const [before, stray] = straysOf(file);
  return stray === file.orderOf(item) ? (statedBy(file.items[before] ?? item) ?? null) : null;
}

const straysOf = (file: FileIndex) => file.derive(asked, ["priority", "kind", "plan"], () => straysIn(file));

/** Positions of the only item that breaks the order and of the one before it; -1 where the order is whole or there is none. */
function straysIn(file: FileIndex): readonly [before: number, stray: number] {
  const none = [-1, -1] as const;
  const works = file.items.flatMap((item, position) => {
    const own = isGroup(item) ? null : statedBy(item);
    return own === null ? [] : [{ own, position, part: `${item.epic?.value}|${item.sprint?.value}|${item.kind}` }];
  });
  const [first] = works;
  if (first === undefined || works.length < fewest) return none;
  // Each part of a backlog has an order of its own.
  if (works.some(({ own, part }) => own.scale !== first.own.scale || part !== first.part)) return none;
  const drops = works.flatMap(({ own }, index) =>
    index > 0 && own.rank < (works[index - 1]?.own.rank ?? 0) ? [index] : [],
  );
  const [drop = 0, ...others] = drops;
  const [before, stray] = [works[drop - 1], works[drop]];
  if (before === undefined || stray === undefined || others.length > 0) return none;
  const rest = works.filter((one) => one !== stray);
  const sorted = rest.every(({ own }, index) => index === 0 || own.rank >= (rest[index - 1]?.own.rank ?? 0));
  const levels = new Set(rest.map(({ own }) => own.rank));
  return sorted && levels.size >= fewestLevels ? [before.position, stray.position] : none;
}
