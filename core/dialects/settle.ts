// Looks at all the items of a document together: which of several places defines an item, which items are groups of others.
import type { Item, Value } from "../model/item.ts";
import type { DrawnEdge } from "../model/statement.ts";
import type { House } from "./house.ts";
import { kindOf } from "./words.ts";
import { familyOf } from "./ids.ts";

export interface Settled {
  readonly items: readonly Item[];
  /** Places that only repeat an item defined elsewhere: rows of overviews, plans and matrices. */
  readonly mentions: readonly Item[];
  /** What the next settling of the same document can take over. */
  readonly grounds: Grounds;
}

/** What was concluded from all items together. Holds positions, so that it outlives items that are read again. */
interface Grounds {
  readonly all: readonly Item[];
  /** For each of `all` its position among the settled items; -1 for a mention. */
  readonly settledAt: Int32Array;
  /** The settled items as they were read. */
  readonly definitions: readonly Item[];
  /** Positions in `all` of items that share their ID with another. */
  readonly shared: ReadonlySet<number>;
  readonly drawn: ReadonlyMap<string, DrawnEdge[]>;
  readonly parents: ReadonlyMap<string, number>;
  /** By the settled position of an item those of the items that its ID stands in as their epic. */
  readonly leaning: ReadonlyMap<number, readonly number[]>;
  readonly groups: ReadonlySet<string>;
  readonly chosen: WeakSet<Item>;
}

/** Settles the items of one document. `named` are those whose kind the author named. */
export function settle(items: readonly Item[], named: Iterable<Item>, edges: readonly DrawnEdge[]): Settled {
  const { definitions, mentions, shared } = separate(items);
  const drawn = drawnBefore(definitions, edges);
  const parents = parentsOf(definitions);
  const leaning = new Map<number, number[]>();
  const parented = definitions.map((item, own) => {
    const position = parentOf(item, definitions, parents);
    const children = leaning.get(position);
    if (children) children.push(own);
    else if (position >= 0) leaning.set(position, [own]);
    return withEpic(withEdges(item, drawn), definitions[position]);
  });
  const groups = new Set(parented.flatMap((item) => groupNamed(item) ?? []));
  const settledAt = new Int32Array(items.length).fill(-1);
  for (let at = 0, next = 0; at < items.length; at++) if (items[at] === definitions[next]) settledAt[at] = next++;
  const chosen = new WeakSet<Item>(named);
  const settled = parented.map((item, index) => withKind(item, groups, chosen.has(definitions[index] ?? item)));
  const grounds = { all: items, settledAt, definitions, shared, drawn, parents, leaning, groups, chosen };
  return { items: settled, mentions, grounds };
}

/** The group that an item says it belongs to. */
export function groupNamed(item: Item): string | null {
  return item.epic && item.epic.value !== item.id?.value ? nameKey(item.epic.value) : null;
}

export function withKind(item: Item, groups: ReadonlySet<string>, named: boolean): Item {
  const groupsOthers =
    (item.id !== null && groups.has(nameKey(item.id.value))) || groups.has(nameKey(item.title.value));
  // A feature that groups nothing is a piece of work like any other.
  if (item.kind === "feature" && !groupsOthers) return patched(item, "leaf", [], { kind: "story" });
  return groupsOthers && !named && item.kind === "task" ? patched(item, "kind", [], { kind: "epic" }) : item;
}

/** For each item's ID, what arrows say must come before it. Arrows between other things are left out. */
function drawnBefore(items: readonly Item[], edges: readonly DrawnEdge[]): ReadonlyMap<string, DrawnEdge[]> {
  const drawn = new Map<string, DrawnEdge[]>();
  if (edges.length === 0) return drawn;
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

/** An item that states no dependencies itself has those that a graph or chain of the document draws. */
export function withEdges(item: Item, drawn: ReadonlyMap<string, DrawnEdge[]>): Item {
  const edges = item.id ? drawn.get(item.id.value.toLowerCase()) : undefined;
  if (!edges || item.dependsOn.length > 0 || item.fields.some((field) => field.field === "dependsOn")) return item;
  return patched(item, "edges", edges, { dependsOn: edges.map(({ before }) => before) });
}

/** The form in which names of groups are compared. */
export function nameKey(name: string): string {
  let key = nameKeys.get(name);
  if (key === undefined) {
    key = keyForm(name);
    if (nameKeys.size >= 50_000) nameKeys.clear();
    nameKeys.set(name, key);
  }
  return key;
}

/** Settling looks at every item after every keystroke; their names hardly change. */
const nameKeys = new Map<string, string>();

function keyForm(name: string): string {
  return name
    .toLowerCase()
    .replace(/^epic\s*#?\s*(?=\d)/, "epic ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Items with one ID are one item where one of them only repeats the other. */
function separate(items: readonly Item[]): { definitions: Item[]; mentions: Item[]; shared: ReadonlySet<number> } {
  const byId = new Map<string, Item[]>();
  for (const item of items) {
    if (!item.id) continue;
    const key = identity(item);
    const list = byId.get(key);
    if (list) list.push(item);
    else byId.set(key, [item]);
  }
  const repeated = new Set<Item>();
  const sharing = new Set<Item>();
  for (const list of byId.values()) {
    if (list.length < 2) continue;
    for (const item of list) sharing.add(item);
    const best = list.reduce((a, b) => (richness(b) > richness(a) ? b : a));
    for (const item of list) if (item !== best && repeats(item, best)) repeated.add(item);
  }
  // A row "3 | Boarding" of an overview is the epic "Epic 3: Boarding".
  for (const item of items) {
    const number = item.dialect.endsWith("-table")
      ? /^\d+[a-z]?$/i.exec(item.id?.value ?? "")?.[0].toLowerCase()
      : undefined;
    const epic = number
      ? byId.get(`epic|${number}`)?.find((other) => other !== item && !other.dialect.endsWith("-table"))
      : undefined;
    if (!epic || similarity(item.title.value, epic.title.value) < 0.8) continue;
    repeated.add(item);
    sharing.add(item).add(epic);
  }
  return {
    definitions: items.filter((item) => !repeated.has(item)),
    mentions: items.filter((item) => repeated.has(item)),
    shared: new Set(items.flatMap((item, at) => (sharing.has(item) ? [at] : []))),
  };
}

const identities = new WeakMap<Item, string>();

function identity(item: Item): string {
  let known = identities.get(item);
  if (known === undefined) identities.set(item, (known = identityOf(item)));
  return known;
}

function identityOf(item: Item): string {
  const id = item.id?.value ?? "";
  const group = item.kind === "epic" || item.kind === "feature" ? "epic" : "work";
  // "E1", "Epic 1" and a bare 1 in an epic table are one epic.
  const number = group === "epic" ? /^(?:e|ep|epic)?[\s#-]*0*(\d+[a-z]?)$/i.exec(id)?.[1]?.toLowerCase() : undefined;
  if (number) return `epic|${number}`;
  // A bare number means something only within its epic or section.
  const scope = /^\d+$/.test(id) && group === "work" ? `${item.epic?.value ?? ""}|${item.dialect}` : "";
  return `${group}|${scope}|${id.toLowerCase()}`;
}

export function richness(item: Item): number {
  const heading =
    item.dialect === "story-blocks" || item.dialect === "issue-blocks" || item.dialect === "heading-tasks" ? 3 : 0;
  return (
    heading +
    item.fields.length +
    2 * item.criteria.length +
    item.tasks.length +
    item.description.length +
    (item.story ? 2 : 0) +
    (item.estimate ? 1 : 0)
  );
}

/** True where an item says no more than that the other exists. Two full definitions with different titles are a clash. */
function repeats(item: Item, best: Item): boolean {
  if (item.dialect !== best.dialect) return true;
  const alike = similarity(item.title.value, best.title.value);
  // "Task 1" begins anew in every section; only nearly the same words say that it is the same task.
  if (alike >= (/^(?:\p{L}+\s+)?#?\d+$/u.test(item.id?.value ?? "") ? 0.8 : 0.5)) return true;
  return richness(item) * 2 < richness(best);
}

function similarity(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const x = words(a);
  const y = words(b);
  if (x.size === 0 || y.size === 0) return x.size === y.size ? 1 : 0;
  let both = 0;
  for (const word of x) if (y.has(word)) both++;
  return both / Math.min(x.size, y.size);
}

/** The ID that an item's own ID extends: "3" for "3.1", "e1" for "E1-T2"; null where its document nests it in another way. */
function cutOf(item: Item): string | null {
  if (item.epic && !(item.dialect === "checklist" && item.epic.inherited)) return null;
  return (item.id ? /^(.+?)[.-](?:[A-Z]{0,3}\d+[a-z]?)$/.exec(item.id.value)?.[1]?.toLowerCase() : undefined) ?? null;
}

/** The position of the item that an item belongs to by its ID; -1 without one. */
export function parentOf(item: Item, all: readonly Item[], parents: ReadonlyMap<string, number>): number {
  const position = parents.get(cutOf(item) ?? "") ?? -1;
  return cutOf(item) !== null && withEpic(item, all[position]) !== item ? position : -1;
}

export function withEpic(item: Item, parent: Item | undefined): Item {
  const id = item.id?.value;
  if (
    !id ||
    cutOf(item) === null ||
    !parent ||
    parent.id?.value === id ||
    !parent.id ||
    familyOf(parent.id.value) === familyOf(id)
  )
    return item;
  const epic: Value<string> = { ...parent.id, inherited: true };
  return patched(item, "epic", [parent.id], { epic });
}

function parentsOf(all: readonly Item[]): ReadonlyMap<string, number> {
  return new Map(all.flatMap((item, position) => (item.id ? [[parentKey(item.id.value), position] as const] : [])));
}

const parentKey = (id: string): string => id.toLowerCase().replace(/^(?:epic|story|task)\s+/, "");

interface Patch {
  readonly from: readonly unknown[];
  readonly made: Item;
}

const patches = new WeakMap<Item, Map<string, Patch>>();

/** The same patch of the same item, from the same objects, is the same object: what was computed from it stays valid. */
function patched(item: Item, kind: string, from: readonly unknown[], patch: Partial<Item>): Item {
  const known = patches.get(item) ?? new Map<string, Patch>();
  patches.set(item, known);
  const old = known.get(kind);
  if (old && old.from.length === from.length && old.from.every((one, index) => one === from[index])) return old.made;
  const made = { ...item, ...patch };
  known.set(kind, { from, made });
  return made;
}

/** True where the author's own word says what kind of work an item is. */
export function kindIsNamed(word: string | null, house: House): boolean {
  const kind = word === null ? null : kindOf(word, house);
  return kind !== null && kind !== "task";
}
