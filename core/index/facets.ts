// What others can see of an item, aspect by aspect. Typing a sentence changes an item but nothing that another item or an
// aggregate depends on; comparing aspects is how that is known without computing anything again.
import type { Item, TaskLine } from "../model/item.ts";
import type { Reading } from "../model/reading.ts";
import { type Difference, sameObjects } from "../text/difference.ts";
import type { Anchor } from "../text/span.ts";
import { isGroup } from "./ids.ts";
import { nameOf } from "./naming.ts";
import { itemsIn, type Ranks } from "./ranks.ts";
import { carries, countedFields } from "./siblings.ts";

/** Aspects of single items. Places are no part of them: whoever keeps one of those knows its chunk by identity. */
const ofItem = {
  id: (item: Item) => item.id,
  kind: (item: Item) => [item.kind, item.dialect],
  /** How messages call it, and how items name it as their epic. */
  name: (item: Item) => [nameOf(item), isGroup(item) ? item.title.value : null],
  title: (item: Item) => item.title.value,
  /** Where it is planned and nested. */
  plan: (item: Item) => [item.sprint, item.epic],
  /** Which fields it has a value for, and which are written on it. */
  carries: (item: Item) => [countedFields.map((field) => carries(item, field)), item.fields.map(({ field }) => field)],
  story: ({ story }: Item) =>
    story === null ? null : [story.role === null, story.goal === null, story.benefit === null],
  estimate: (item: Item) => item.estimate,
  status: (item: Item) => item.status,
  labels: (item: Item) => item.labels.map(({ value }) => value),
  priority: (item: Item) => item.priority,
  references: (item: Item) => [item.dependsOn, item.blocks],
  /** What its criteria say. */
  criteria: (item: Item) => item.criteria.map(({ text, step }) => [text, step]),
  tasks: ({ tasks, subtasks, owners }: Item) => [tasks.map(workOf), subtasks.map(workOf), owners],
} as const;

function workOf({ hours, role, done }: TaskLine): readonly unknown[] {
  return [hours, role, done];
}

function tasksAreCopied({ sprints }: Reading): boolean {
  return sprints.some(({ commitments }) => commitments.some(({ tasks }) => tasks.length > 0));
}

function sameTasks(a: Item | undefined, b: Item | undefined): boolean {
  return alike(
    a?.tasks.map(({ title }) => title),
    b?.tasks.map(({ title }) => title),
  );
}

/** Aspects of a whole file. */
const ofFile = {
  sprints: (reading: Reading) => reading.sprints,
  capacity: (reading: Reading) => reading.capacity,
  unread: (reading: Reading) => reading.unread.length,
} as const;

/** `totals` and `words` are compared by identity: the first because a total is told from others by its place. */
export type Facet = keyof typeof ofItem | keyof typeof ofFile | "totals" | "words" | "headings" | "prose" | "tables";

/** One object per aspect, the same for as long as the aspect is the same for every item of the file, in its order. */
export type Facets = Readonly<Record<Facet, object>>;

const itemFacets = Object.keys(ofItem) as readonly (keyof typeof ofItem)[];
const fileFacets = Object.keys(ofFile) as readonly (keyof typeof ofFile)[];
export const allFacets: readonly Facet[] = [
  ...itemFacets,
  ...fileFacets,
  "totals",
  "words",
  "headings",
  "prose",
  "tables",
];

/** True for an aspect of single items. */
export function isOfItems(facet: Facet): facet is keyof typeof ofItem {
  return facet in ofItem;
}

/** True when two items look different in an aspect of single items. */
export function differs(facet: Facet, a: Item, b: Item): boolean {
  return isOfItems(facet) && !alike(ofItem[facet](a), ofItem[facet](b));
}

/** As many items as tell the language of a file. */
export const wordSample = 60;

/** The facets of a file that nothing is known of. */
export function newFacets(): Facets {
  return Object.fromEntries(allFacets.map((facet) => [facet, {}])) as Record<Facet, object>;
}

/**
 * The facets after a change: `replaced` are the positions of items that are new. Where they are not all `inPlace` of others,
 * each aspect of single items is another, for it is one of all of them in their order.
 */
export function facetsAfter(
  before: Reading,
  after: Reading,
  facets: Facets,
  replaced: readonly number[],
  inPlace: boolean,
  ranks: Ranks,
  chunks: Difference,
): Facets {
  const changed = new Set<Facet>(inPlace ? [] : [...itemFacets, "words"]);
  for (const position of inPlace ? replaced : []) {
    const [old, now] = [before.items[position], after.items[position]];
    if (old === undefined || now === undefined) continue;
    for (const facet of itemFacets) {
      if (!changed.has(facet) && differs(facet, old, now)) changed.add(facet);
    }
    if (position < wordSample) changed.add("words");
  }
  // The words of a task count where a sprint may copy it to tell who does it.
  if (
    !changed.has("tasks") &&
    tasksAreCopied(after) &&
    replaced.some((at) => !sameTasks(before.items[at], after.items[at]))
  )
    changed.add("tasks");
  for (const facet of fileFacets) if (!alike(ofFile[facet](before), ofFile[facet](after))) changed.add(facet);
  if (!sameObjects(before.totals, after.totals)) changed.add("totals");
  for (const facet of outsideItems(before, after, ranks, chunks)) changed.add(facet);
  return changed.size === 0
    ? facets
    : ({ ...facets, ...Object.fromEntries([...changed].map((facet) => [facet, {}])) } as Facets);
}

/** True for values of the same content, wherever in a document they stand. */
export function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((one, index) => alike(one, b[index]));
  }
  if ("anchor" in a) return "anchor" in b;
  const keys = Object.keys(a);
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.length === Object.keys(b).length && keys.every((key) => alike(one[key], other[key]));
}

/** A bar of a table, or the mark of a fence. */
export const structured = /\||^ {0,3}(?:`{3}|~{3})/m;

const headingLine = /^#{1,6}\s[^\n]*\n/m;

/** What changed between items: the words there, and whether headings stand there; and where tables and fences do. Chunks that stayed need no look. */
function outsideItems(before: Reading, after: Reading, ranks: Ranks, { from, endAfter }: Difference): readonly Facet[] {
  if (before.chunks.length !== after.chunks.length) return ["headings", "prose", "tables"];
  const changed = new Set<Facet>();
  for (let index = from; index < endAfter; index++) {
    const [old, now] = [before.chunks[index]?.anchor, after.chunks[index]?.anchor];
    if (old === now || old === undefined || now === undefined) continue;
    // A leaf is part of a table, a list or a fence whose marks may stand elsewhere.
    const isLeaf = old.opening !== undefined || now.opening !== undefined;
    if (isLeaf || structured.test(old.text) || structured.test(now.text)) changed.add("tables");
    const [one, other] = [gapsIn(before, old, ranks), gapsIn(after, now, ranks)];
    if (alike(one, other)) continue;
    changed.add("prose");
    const headed = (gaps: readonly string[]) => gaps.map((gap) => headingLine.test(gap));
    if (!alike(headed(one), headed(other))) changed.add("headings");
  }
  return [...changed];
}

/** The stretches of a chunk before, between and after its items. */
function gapsIn({ items }: Reading, anchor: Anchor, ranks: Ranks): readonly string[] {
  const gaps: string[] = [];
  let end = 0;
  for (const item of itemsIn(items, anchor, ranks.alike)) {
    // An item's head starts behind the marks of its heading.
    gaps.push(anchor.text.slice(end, item.head.start));
    end = Math.max(end, item.at.end);
  }
  return [...gaps, anchor.text.slice(end)];
}
