// Held against the file's own habit: where no item at all has criteria, one remark for the file is enough.
import * as z from "zod";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import type { Dialect, Item } from "../model/item.ts";
import { isWithdrawn } from "../index/withdrawn.ts";
import { indexAt } from "../text/rising.ts";
import { countOf, isRow, placeOfName, shareTable } from "../index/naming.ts";
import { lineBreakAt, wordsEnd } from "../text/lines.ts";
import type { Siblings } from "../index/siblings.ts";
import { type Context, defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  required: z
    .enum(["inferred", "always"])
    .default("inferred")
    .describe("`inferred` asks for criteria where most items of the kind have them, `always` asks everywhere."),
  share: z.number().min(0).max(1).default(0.6).describe("The share of siblings from which criteria are expected."),
  kinds: z
    .array(z.enum(["epic", "feature", "story", "task", "subtask", "bug", "spike", "chore"]))
    .default(["story", "bug"])
    .describe("Kinds of item that `always` speaks of."),
});

type Options = z.infer<typeof options>;

/** With fewer items nobody can say what is usual. */
const fewest = 3;
/** Lists of chores: nobody writes criteria for their lines. */
const lists: ReadonlySet<Dialect> = new Set(["checklist", "tracker-table", "sprint-table", "bold-list"]);

export const missingAcceptanceCriteria = defineRule<Options>({
  id: "missing-acceptance-criteria",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item says nothing about when it is done.",
  why: "Without a criterion whoever builds the item decides when it is finished, and whoever accepts it decides again. Where most items of a file have criteria, one without stands out and is reported; where none has any, the file is told once.",
  options,
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Acceptance Criteria:**",
        "- The page lists each product with its price",
        "",
        "### US-002: Pay by card",
        "**Acceptance Criteria:**",
        "- A declined card shows `Card declined`",
        "",
        "### US-003: Send a receipt",
        "**Acceptance Criteria:**",
        "- The customer receives one mail within 60 s",
        "",
        "### ⟦US-004⟧: Cancel an order",
        "**Priority:** High",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Acceptance Criteria:**",
        "- The page lists each product with its price",
        "",
        "### US-002: Pay by card",
        "**Acceptance Criteria:**",
        "- A declined card shows `Card declined`",
      ].join("\n"),
      fixed: [
        "### US-001: Show the basket",
        "**Acceptance Criteria:**",
        "- The page lists each product with its price",
        "",
        "### US-002: Pay by card",
        "**Acceptance Criteria:**",
        "- A declined card shows `Card declined`",
        "",
        "### US-003: Send a receipt",
        "**Acceptance Criteria:**",
        "- The customer receives one mail within 60 s",
        "",
        "### US-004: Cancel an order",
        "**Priority:** High",
        "",
        "**Acceptance Criteria:**",
        "- [ ] When this happens, that is shown",
      ].join("\n"),
    },
  ],
  reads: (item, context) => {
    if (item.criteria.length > 0 || item.status?.value === "done" || isWithdrawn(item)) return [];
    const { file, options } = context;
    const siblings = file.siblingsOf(item);
    const having = siblings.carrying("criteria");
    if (options.required === "always" && options.kinds.includes(item.kind)) return ["always"];
    if (siblings.count > fewest && having / siblings.count >= options.share)
      return isRow(item) && !sharesTable(item, file) ? [] : [siblings.count, having];
    return siblings.first === item ? [siblings.count, anyCriteria(file), isFirstKind(item, file)] : [];
  },
  *check(item, context) {
    if (item.criteria.length > 0 || item.status?.value === "done" || isWithdrawn(item)) return;
    yield* findingsFor(item, context);
  },
});

function* findingsFor(item: Item, { file, options: { required, share, kinds } }: Context<Options>): Iterable<Finding> {
  const siblings = file.siblingsOf(item);
  const having = siblings.carrying("criteria");
  const at = placeOfName(item);
  if (required === "always" && kinds.includes(item.kind)) {
    yield { at, message: say`Unexpected item without acceptance criteria, expected at least one`, fixes: stub(item) };
    return;
  }
  if (siblings.count > fewest && having / siblings.count >= share) {
    // A table without such a column asks nothing of its rows.
    if (isRow(item) && !sharesTable(item, file)) return;
    const message = say`Unexpected item without acceptance criteria, expected at least one as on ${having} of ${countOf(siblings.count, item.kind)}`;
    yield { at, message, fixes: stub(item) };
    return;
  }
  const speaksForAll = siblings.first === item && siblings.count > fewest && !anyCriteria(file);
  if (speaksForAll && !isGroup(item) && !lists.has(item.dialect) && isFirstKind(item, file)) {
    const message = say`Unexpected backlog without acceptance criteria, expected some for its ${countOf(siblings.count, item.kind)}`;
    yield { at, message, severity: "info", fixes: stub(item) };
  }
}

/** What is taken from all items of a kind together. */
export function criteriaOfKind({ count, carrying }: Siblings<unknown>, options: unknown): unknown {
  const having = carrying("criteria");
  return count > fewest && having / count >= (options as Options).share ? `${count} ${having}` : null;
}

/** What is taken from all items together, where none has criteria. */
export function criteriaOfAll(file: FileIndex): readonly unknown[] {
  return anyCriteria(file) ? [] : [firstKind(file), ...file.siblings.flatMap(({ first, count }) => [first, count])];
}

const anyQuestion = {};
const anyCriteria = (file: FileIndex): boolean =>
  file.derive(anyQuestion, ["carries"], () => file.items.some((item) => item.criteria.length > 0));

const tableQuestion = {};

/** True when a row of the same table has criteria. Rows of a table follow each other, so the nearest two tell. */
function sharesTable(item: Item, file: FileIndex): boolean {
  const rows = file.derive(tableQuestion, ["kind", "carries"], () =>
    file.items.flatMap((one, at) => (isRow(one) && one.criteria.length > 0 ? [at] : [])),
  );
  const above = indexAt(rows, file.orderOf(item));
  return [above, above + 1].some((at) => {
    const near = file.items[rows[at] ?? -1];
    return near !== undefined && shareTable(near, item);
  });
}

const firstQuestion = {};

/** A file of stories and tasks is told once, at the kind it begins with. */
function isFirstKind(item: Item, file: FileIndex): boolean {
  return firstKind(file) === file.orderOf(item);
}

const firstKind = (file: FileIndex): number =>
  file.derive(firstQuestion, ["kind"], () => file.items.findIndex((one) => !isGroup(one) && !lists.has(one.dialect)));

/** A criterion to fill in below the item; a table row has its cell, and the author sees it. */
function stub(item: Item) {
  if (isRow(item)) return [];
  const { anchor } = item.at;
  const end = wordsEnd(anchor.text, { start: 0, end: item.at.end });
  const newline = lineBreakAt(anchor.text, end);
  const lines =
    item.dialect === "key-value"
      ? ["Acceptance Criteria:", "- ${1:When this happens, that is shown}"]
      : ["", "**Acceptance Criteria:**", "- [ ] ${1:When this happens, that is shown}"];
  const text = newline + lines.join(newline);
  return [
    {
      title: say`Add acceptance criteria`,
      edits: [{ at: { anchor, start: end, end }, text, snippet: true as const }],
      safety: "review" as const,
    },
  ];
}
