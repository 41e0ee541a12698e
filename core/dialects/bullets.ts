// Items that are list items: checkboxes with IDs (spec-kit, kiro), bold IDs, numbered stories, plain phase checklists.
import type { Dialect, FieldName } from "../model/item.ts";
import type { Block, ListBlock, ListItem } from "../parse/blocks.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import { partsOf } from "../parse/pieceBlocks.ts";
import type { Context, Draft } from "./draft.ts";
import type { House } from "./house.ts";
import { buildItems } from "./build.ts";
import { type Leafed, type Leafing, type Leaves, leavesOf } from "./leaves.ts";
import { sumOfItems } from "./tally.ts";
import { labelAt } from "./labels.ts";
import { bulletHead, identified, isBoxed } from "./bulletHead.ts";
import { headingKey } from "./facts.ts";
import { statesFields } from "./statesFields.ts";
import { isStoryLine } from "./story.ts";
import type { Survey } from "./survey.ts";

/** Fields that a box states of something else; "Components: header" may well be work. */
const statesAbout: ReadonlySet<FieldName | null> = new Set([
  "criteria",
  "estimate",
  "priority",
  "status",
  "owner",
  "dependsOn",
]);

/** What the enclosing section says about its bullets. */
export interface Surroundings {
  readonly context: Context;
  readonly parent: Draft | null;
  /** The heading above names stories, tasks, a backlog. */
  readonly listsWork: boolean;
  /** The heading above names work that is still to come: a backlog, what was put off. */
  readonly listsOpen: boolean;
  /** The heading above names criteria, risks, notes: its boxes are not work. */
  readonly listsOther: boolean;
}

/** What a list says. */
export interface ReadBullets {
  /** Its items, in the order of the document; none where it holds no work. */
  readonly found: readonly (Draft | Leaves)[];
  /** The bullets that are none. */
  readonly left: readonly ListItem[];
}

/** Items among the bullets of a list. */
export function readBullets(list: ListBlock, around: Surroundings, survey: Survey, house: House): ReadBullets {
  return bulletsIn(list.items, list, { around, led: isTitled(list, around, house) }, survey, house);
}

/** The same of a large list as leaves, all but the ends; null for other lists, and for those that go on behind their end. */
export function bulletLeaves(
  list: ListBlock,
  around: Surroundings,
  survey: Survey,
  leafing: Leafing,
  house: House,
): (ReadBullets & Pick<Leafed<ListBlock>, "take">) | null {
  const parts = partsOf(list);
  if (parts === null) return null;
  const means = { around, led: isTitled(list, around, house) };
  const leafed = leavesOf(parts, [means, list.ordered], leafing, (part, place) => {
    const { found, left } = bulletsIn(part.items, list, means, survey, house);
    return { ...buildItems(found, place, house), matrix: [], left: left.map((item) => part.items.indexOf(item)) };
  });
  if (leafed === null) return null;
  const { leaves } = leafed.leaves;
  const [first, last] = [leafed.first, leafed.last].map(({ items }) => bulletsIn(items, list, means, survey, house));
  const final = leaves.findLast(({ items }) => items.length > 0)?.items.at(-1);
  // What follows would belong to an item that a leaf has read already.
  if (!first || !last || (last.found.length === 0 && final?.dialect === "numbered-stories")) return null;
  const holdsWork = first.found.length > 0 || final !== undefined || last.found.length > 0;
  return {
    found: holdsWork ? [...first.found, leafed.leaves, ...last.found] : [],
    left: [...first.left, ...leafed.left(), ...last.left],
    take: leafed.take,
  };
}

/** What the bullets of a list are read by. */
interface BulletMeans {
  readonly around: Surroundings;
  /** True where the list's bold titles are work. */
  readonly led: boolean;
}

function bulletsIn(
  items: readonly ListItem[],
  list: ListBlock,
  { around, led }: BulletMeans,
  survey: Survey,
  house: House,
): { readonly found: readonly Draft[]; readonly left: readonly ListItem[] } {
  const found: Draft[] = [];
  const left: ListItem[] = [];
  for (const item of items) {
    const own = draftOf(item, list, around, survey, around.parent, house, led && isLed(item, house));
    if (!own) {
      left.push(item);
      continue;
    }
    found.push(own);
    nested(item.rest, own, around, survey, found, house);
  }
  return { found, left };
}

/** True where a list of what is to come names each by a bold title; "and more to come" is no reason to doubt the others. */
function isTitled(list: ListBlock, { listsOpen, listsOther }: Surroundings, house: House): boolean {
  if (!listsOpen || listsOther) return false;
  const titled = sumOfItems(list, house, "titled", (item) => (isLed(item, house) ? 1 : 0));
  return titled >= 3 && titled * 4 >= sumOfItems(list, house, "all", () => 1) * 3;
}

/** Bullets below an item's bullet are items where they carry IDs; otherwise they are its body. */
function nested(
  rest: readonly Block[],
  owner: Draft,
  around: Surroundings,
  survey: Survey,
  drafts: Draft[],
  house: House,
): void {
  for (const block of rest) {
    if (block.type !== "list") {
      owner.blocks.push(block);
      continue;
    }
    const body: ListItem[] = [];
    for (const item of block.items) {
      const head = item.lines[0] ? bulletHead(item.lines[0], survey, isBoxed(item), house) : null;
      const own =
        head?.head.id && identified(head.head, item, survey, head.bold, house)
          ? draftOf(item, block, around, survey, owner, house)
          : null;
      if (!own) {
        body.push(item);
        continue;
      }
      drafts.push(own);
      nested(item.rest, own, around, survey, drafts, house);
    }
    const [first] = body;
    if (first) owner.blocks.push({ ...block, items: body, start: first.start, end: body.at(-1)?.end ?? first.end });
  }
}

function draftOf(
  item: ListItem,
  list: ListBlock,
  around: Surroundings,
  survey: Survey,
  parent: Draft | null,
  house: House,
  led = false,
): Draft | null {
  const [first, ...more] = item.lines;
  if (!first) return null;
  const { head, remark, bold } = bulletHead(first, survey, isBoxed(item), house);
  const marked = isBoxed(item) || head.checked !== null;
  const hasId = head.id !== null && !head.plan && identified(head, item, survey, bold, house);
  // "1. As a player, I can steer": a story of the epic above, where stories have no headings of their own.
  const sentence =
    around.listsWork &&
    isStoryLine(first.plain, false) &&
    ![...survey.headings].some((key) => key.startsWith("word:story"));
  // "2. User Story 2.1: …" where headings tell the stories: the list only puts them in order.
  const mention = head.word !== null && head.id !== null && survey.headings.has(headingKey(head, 0));
  if (mention && !hasId) return null;
  const numberedStory =
    list.ordered &&
    item.number !== null &&
    around.listsWork &&
    (head.priority !== null ||
      (head.word !== null && head.kind !== null) ||
      (bold && statesFields(item, house, false)) ||
      sentence);
  const plainBox =
    item.checked !== null &&
    !survey.larger &&
    !around.listsOther &&
    head.title.plain.length > 2 &&
    !statesAbout.has(labelAt(first, house)?.field ?? null);
  if (!hasId && !numberedStory && !sentence && !plainBox && !led) return null;
  if (head.plan) return null;
  const continued: Text[] = [];
  const body: Text[] = [];
  for (const line of more)
    (body.length === 0 && !bold && !remark && labelAt(line, house) === null ? continued : body).push(line);
  // What looks like an ID and is none in this file is a word of the title.
  const whole = hasId || !head.id ? null : trimText(sliceText(first, first.plain.indexOf(head.word ?? head.id.plain)));
  const own = whole ? { ...head, id: null, form: null, title: whole } : head;
  const title = continued.length > 0 ? wrapped(own.title, continued) : own.title;
  const dialect: Dialect = numberedStory ? "numbered-stories" : marked || plainBox ? "checklist" : "bold-list";
  if (house.dialectsOff.has(dialect)) return null;
  const blocks: Block[] = [];
  const lines = remark ? [remark, ...body] : body;
  if (lines[0]) blocks.push({ type: "paragraph", lines, start: lines[0].start, end: lines.at(-1)?.end ?? item.end });
  const number = numberedStory && !own.id && item.number ? numberText(item, first) : null;
  return {
    dialect,
    kind: head.kind,
    level: 8 + (parent ? parent.level : 0),
    parent,
    context: around.context,
    head: { ...own, title, ...(number ? { id: number, form: "integer" as const } : {}) },
    line: { start: item.start, end: first.end },
    end: item.end,
    blocks,
    entries: [],
    checked: item.checked ?? head.checked,
    remark: null,
  };
}

/** True for a bullet that begins with a bold title and goes on with what it is about: "**Export** — to CSV". */
function isLed({ lines: [first] }: ListItem, house: House): boolean {
  const title = first?.marks.find(({ type, start }) => type === "strong" && start === 0);
  return (
    first !== undefined &&
    title !== undefined &&
    title.end >= 3 &&
    title.end <= 80 &&
    !/[:：.!?]\s*$/.test(first.plain.slice(0, title.end)) &&
    /^\s*(?:[–—(-]|\p{L})/u.test(first.plain.slice(title.end)) &&
    labelAt(first, house) === null
  );
}

function wrapped(title: Text, lines: readonly Text[]): Text {
  const plain = [title.plain, ...lines.map((line) => line.plain)].join(" ");
  let length = title.plain.length;
  const runs = [...title.runs];
  for (const line of lines) {
    runs.push(
      { plain: length, source: line.start - 1 },
      ...line.runs.map((run) => ({ plain: run.plain + length + 1, source: run.source })),
    );
    length += line.plain.length + 1;
  }
  return { plain, start: title.start, end: lines.at(-1)?.end ?? title.end, runs, marks: title.marks };
}

/** The number of an ordered item as a text of its own. */
function numberText(item: ListItem, first: Text): Text | null {
  if (!item.number || first.start <= item.start) return null;
  return {
    plain: item.number,
    start: item.start,
    end: item.start + item.number.length,
    runs: [{ plain: 0, source: item.start }],
    marks: [],
  };
}
