// Looks at all the items of a document together: which of several places defines an item, which items are groups of others.
// After an edit only those are settled again to whom a changed item may mean something else.
import type { Item } from "../model/item.ts";
import type { DrawnEdge } from "../model/statement.ts";
import { sameObjects } from "../text/difference.ts";
import { type Followed, followed, followedAfter, type Grouped, grouping } from "../text/followed.ts";
import { inOrder, keepsOrder, noNumbers, type Numbering, renumbered, subjectAt } from "../text/numbering.ts";
import type { Slices } from "../text/slices.ts";
import * as settled from "./settledItem.ts";

export interface Settled {
  readonly items: readonly Item[];
  /** Places that only repeat an item defined elsewhere: rows of overviews, plans and matrices. */
  readonly mentions: readonly Item[];
  /** All items as they were read. */
  readonly all: readonly Item[];
  /** What of the items is as it was settled before: their IDs, their order and number, and besides that their dialects. */
  readonly stands: { readonly ids: boolean; readonly places: boolean; readonly dialects: boolean };
  /** What the next settling of the same document can take over. */
  readonly grounds: Grounds;
}

/** What was concluded from all items together, by the numbers of the items as they were read. */
interface Grounds {
  readonly numbering: Numbering<Item>;
  readonly followed: Followed<Item>;
  readonly mentioned: ReadonlySet<number>;
  /** For each position among all items that among the settled ones; -1 for a mention. */
  readonly settledAt: Int32Array;
  /** How many of the settled items name a group. */
  readonly groups: ReadonlyMap<string, number>;
  readonly edges: readonly DrawnEdge[];
  readonly drawn: ReadonlyMap<string, DrawnEdge[]>;
  /** Items as they were read, of which the author named the kind. */
  readonly chosen: WeakSet<Item>;
}

const nothing: readonly never[] = [];

const byIdentity = grouping((item: Item) => (item.id ? settled.identity(item) : nothing));
/** Rows that may tell an epic again, by the identity of that. */
const byEpicTold = grouping((item: Item) => epicTold(item) ?? nothing);
const byParentKey = grouping((item: Item) => (item.id ? settled.parentKey(item.id.value) : nothing));
const byCut = grouping((item: Item) => settled.cutOf(item) ?? nothing);
const byName = grouping((item: Item) => namesOf(item));
const groupings = [byIdentity, byEpicTold, byParentKey, byCut, byName] as const;

/** A row "3 | Boarding" of an overview may be the epic "Epic 3: Boarding". */
function epicTold({ id, dialect }: Item): string | null {
  const number = dialect.endsWith("-table") ? /^\d+[a-z]?$/i.exec(id?.value ?? "")?.[0].toLowerCase() : undefined;
  return number === undefined ? null : `epic|${number}`;
}

const namesOf = ({ id, title }: Item): readonly string[] =>
  [id?.value ?? [], title.value].flat().map((name) => settled.nameKey(name));

/**
 * Settles the items of a document as they were read. `named` are those of the new ones whose kind the author named; `edges`
 * all that is drawn; `before` what was settled before an edit.
 */
export function* settle(
  items: readonly Item[],
  named: Iterable<Item>,
  edges: readonly DrawnEdge[],
  before: Settled | null,
): Slices<Settled> {
  const chosen = before?.grounds.chosen ?? new WeakSet<Item>();
  for (const item of named) chosen.add(item);
  const old = before?.grounds.numbering ?? noNumbers;
  const { numbering, changed, dropped } = renumbered<Item>(old, items);
  // Where more went than is left, nothing is sooner found out from what was before.
  if (before !== null && (dropped.length > items.length || !keepsOrder(old, numbering)))
    return yield* settle(items, chosenOf(items, chosen), edges, null);
  const changes = [...changed, ...dropped].map((number) => ({
    number,
    old: subjectAt(old, number),
    now: subjectAt(numbering, number),
  }));
  if (changes.length === 0 && before !== null && sameObjects(edges, before.grounds.edges))
    return { ...before, stands: { ids: true, places: true, dialects: true } };
  const following = before ? followedAfter(before.grounds.followed, numbering, changes) : followed(numbering);
  for (const one of groupings) {
    following.follow(one);
    if (changes.length > many) yield;
  }
  const groupsBy = (one: (typeof groupings)[number]): Grouped => following.follow(one);
  const at = (number: number): Item | null => subjectAt(numbering, number);

  // Which of several places of an ID defines the item.
  const mentioned = new Set(before?.grounds.mentioned);
  const flipped = new Set<number>();
  const judge = createJudge(groupsBy, numbering);
  for (const [index, number] of [...doubtful(changes, groupsBy)].entries()) {
    const item = at(number);
    const isMention = item !== null && judge(item);
    if (isMention !== mentioned.has(number)) flipped.add(number);
    if (isMention) mentioned.add(number);
    else mentioned.delete(number);
    if (index % many === many - 1) yield;
  }

  // Who takes something from one of them.
  const dirty = new Set<number>([...changed, ...flipped]);
  const moved = [...changes, ...Array.from(flipped, (number) => ({ number, old: at(number), now: null }))];
  for (const item of moved.flatMap((change) => [change.old ?? [], change.now ?? []].flat())) {
    const key = item.id === null ? null : settled.parentKey(item.id.value);
    if (key !== null) for (const number of groupsBy(byCut).of(key)) dirty.add(number);
  }
  const isInPlace = before !== null && numbering.numbers === old.numbers && flipped.size === 0;
  const settledAt = isInPlace ? before.grounds.settledAt : settledPositions(numbering, mentioned);
  const definitions = () => items.filter((_, position) => (settledAt[position] ?? -1) >= 0);
  const drawn = drawnAgain(edges, before, changes.length > 0, definitions);
  if (before !== null && drawn !== before.grounds.drawn)
    for (const id of [...drawn.keys(), ...before.grounds.drawn.keys()])
      for (const number of groupsBy(byName).of(settled.nameKey(id))) dirty.add(number);

  const parentOf = (item: Item): Item | undefined => {
    const cut = settled.cutOf(item);
    if (cut === null) return undefined;
    return inOrder(
      [...groupsBy(byParentKey).of(cut)].filter((number) => !mentioned.has(number)),
      numbering,
    ).at(-1);
  };
  const wasAt = (number: number): Item | undefined =>
    before?.items[before.grounds.settledAt[old.positions[number] ?? -1] ?? -1];
  const groups = new Map(before?.grounds.groups);
  const turned = new Set<string>();
  const count = (item: Item | undefined, by: number): void => {
    const name = item === undefined ? null : settled.groupNamed(item);
    if (name === null) return;
    const now = (groups.get(name) ?? 0) + by;
    if (now === 0) groups.delete(name);
    else groups.set(name, now);
    if (now === 0 || (by > 0 && now === 1)) turned.add(name);
  };
  const parented = new Map<number, Item>();
  for (const number of new Set([...dirty, ...dropped])) {
    count(wasAt(number), -1);
    const item = at(number);
    if (item === null || mentioned.has(number)) continue;
    const own = settled.withEpic(settled.withEdges(item, drawn), parentOf(item));
    parented.set(number, own);
    count(own, 1);
    if (parented.size % many === 0) yield;
  }
  for (const name of turned)
    for (const number of groupsBy(byName).of(name)) {
      const item = at(number);
      if (item === null || mentioned.has(number) || parented.has(number)) continue;
      parented.set(number, settled.withEpic(settled.withEdges(item, drawn), parentOf(item)));
    }
  const finished = (own: Item, number: number): Item => {
    const item = at(number);
    return settled.withKind(own, (name) => groups.has(name), item !== null && chosen.has(item));
  };
  const result: Item[] = isInPlace ? before.items.slice() : [];
  if (isInPlace) {
    for (const [number, own] of parented)
      result[settledAt[numbering.positions[number] ?? -1] ?? -1] = finished(own, number);
  } else {
    for (const [position, number] of numbering.numbers.entries()) {
      const to = settledAt[position] ?? -1;
      if (to < 0) continue;
      const own = parented.get(number);
      const item = own === undefined ? wasAt(number) : finished(own, number);
      if (item !== undefined) result[to] = item;
      if (changes.length > many && position % many === 0) yield;
    }
  }
  const isTold = isInPlace && !changed.some((number) => mentioned.has(number));
  const mentions = isTold ? before.mentions : inOrder(mentioned, numbering);
  const grounds = { numbering, followed: following, mentioned, settledAt, groups, edges, drawn, chosen };
  const stands = {
    places: isInPlace,
    ids: isInPlace && changes.every((change) => change.old?.id?.value === change.now?.id?.value),
    dialects: isInPlace && changes.every((change) => change.old?.dialect === change.now?.dialect),
  };
  return { items: result, mentions, all: items, stands, grounds };
}

/** With so many at once others have their turn in between. */
const many = 64;

/** Those of some items whose kind the author named. */
const chosenOf = (items: readonly Item[], chosen: WeakSet<Item>): readonly Item[] =>
  items.filter((item) => chosen.has(item));

/** The numbers of items that may be repetitions now, or none any more. */
function doubtful(
  changes: readonly { readonly number: number; readonly old: Item | null; readonly now: Item | null }[],
  groupsBy: (one: (typeof groupings)[number]) => Grouped,
): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const { number, old, now } of changes) {
    numbers.add(number);
    for (const item of [old, now]) {
      if (!item?.id) continue;
      const own = settled.identity(item);
      for (const other of groupsBy(byIdentity).of(own)) numbers.add(other);
      for (const other of groupsBy(byEpicTold).of(own)) numbers.add(other);
    }
  }
  return numbers;
}

/** Tells whether an item only repeats another: of items with one ID all that say no more than the one that says most. */
function createJudge(
  groupsBy: (one: (typeof groupings)[number]) => Grouped,
  numbering: Numbering<Item>,
): (item: Item) => boolean {
  const richest = new Map<string, Item | null>();
  const of = (identity: string): readonly Item[] => inOrder(groupsBy(byIdentity).of(identity), numbering);
  return (item) => {
    if (!item.id) return false;
    const own = settled.identity(item);
    let best = richest.get(own);
    if (best === undefined) {
      const [first, ...others] = of(own);
      const most = (a: Item, b: Item): Item => (settled.richness(b) > settled.richness(a) ? b : a);
      best = first === undefined ? null : others.reduce(most, first);
      richest.set(own, best);
    }
    if (best !== null && best !== item && settled.repeats(item, best)) return true;
    const told = epicTold(item);
    const epic =
      told === null ? undefined : of(told).find((other) => other !== item && !other.dialect.endsWith("-table"));
    return epic !== undefined && settled.similarity(item.title.value, epic.title.value) >= 0.8;
  };
}

function settledPositions(numbering: Numbering, mentioned: ReadonlySet<number>): Int32Array {
  let next = 0;
  return Int32Array.from(numbering.numbers, (number) => (mentioned.has(number) ? -1 : next++));
}

/** What arrows say; `isOther` where the items that they may be about are not those before. */
function drawnAgain(
  edges: readonly DrawnEdge[],
  before: Settled | null,
  isOther: boolean,
  definitions: () => readonly Item[],
): ReadonlyMap<string, DrawnEdge[]> {
  const known = before?.grounds;
  const stands = known !== undefined && sameObjects(edges, known.edges) && (edges.length === 0 || !isOther);
  if (stands) return known.drawn;
  return edges.length === 0 ? new Map() : drawnBefore(definitions(), edges);
}

/** For each item's ID, what arrows say must come before it. Arrows between other things are left out. */
function drawnBefore(items: readonly Item[], edges: readonly DrawnEdge[]): ReadonlyMap<string, DrawnEdge[]> {
  const drawn = new Map<string, DrawnEdge[]>();
  const ids = new Set(items.flatMap((item) => (item.id ? [item.id.value.toLowerCase()] : [])));
  for (const edge of edges) {
    const [before, after] = [edge.before.id.toLowerCase(), edge.after.id.toLowerCase()];
    if (!ids.has(after) || !ids.has(before) || before === after) continue;
    const list = drawn.get(after) ?? [];
    if (!list.some((other) => other.before.id === edge.before.id)) list.push(edge);
    drawn.set(after, list);
  }
  return drawn;
}
