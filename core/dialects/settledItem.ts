// What an item becomes beside the others of its document: how two are told to be one, and what each takes from others.
import type { Item, Value } from "../model/item.ts";
import type { DrawnEdge } from "../model/statement.ts";
import type { House } from "./house.ts";
import { kindOf } from "./words.ts";
import { familyOf } from "./ids.ts";

/** The group that an item says it belongs to. */
export function groupNamed(item: Item): string | null {
  return item.epic && item.epic.value !== item.id?.value ? nameKey(item.epic.value) : null;
}

/** An item that others name as theirs groups them; `named` where the author says himself what it is. */
export function withKind(item: Item, isGroup: (name: string) => boolean, named: boolean): Item {
  const groupsOthers = (item.id !== null && isGroup(nameKey(item.id.value))) || isGroup(nameKey(item.title.value));
  // A feature that groups nothing is a piece of work like any other.
  if (item.kind === "feature" && !groupsOthers) return patched(item, "leaf", [], { kind: "story" });
  return groupsOthers && !named && item.kind === "task" ? patched(item, "kind", [], { kind: "epic" }) : item;
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

const identities = new WeakMap<Item, string>();

/** What two places that define one item have in common. */
export function identity(item: Item): string {
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

/** How much an item says. */
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
export function repeats(item: Item, best: Item): boolean {
  if (item.dialect !== best.dialect) return true;
  const alike = similarity(item.title.value, best.title.value);
  // "Task 1" begins anew in every section; only nearly the same words say that it is the same task.
  if (alike >= (/^(?:\p{L}+\s+)?#?\d+$/u.test(item.id?.value ?? "") ? 0.8 : 0.5)) return true;
  return richness(item) * 2 < richness(best);
}

export function similarity(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const x = words(a);
  const y = words(b);
  if (x.size === 0 || y.size === 0) return x.size === y.size ? 1 : 0;
  let both = 0;
  for (const word of x) if (y.has(word)) both++;
  return both / Math.min(x.size, y.size);
}

/** The ID that an item's own ID extends: "3" for "3.1", "e1" for "E1-T2"; null where its document nests it in another way. */
export function cutOf(item: Item): string | null {
  if (item.epic && !(item.dialect === "checklist" && item.epic.inherited)) return null;
  return (item.id ? /^(.+?)[.-](?:[A-Z]{0,3}\d+[a-z]?)$/.exec(item.id.value)?.[1]?.toLowerCase() : undefined) ?? null;
}

/** An item whose ID extends that of another belongs to it. */
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

/** The form in which an ID is compared with what others extend. */
export const parentKey = (id: string): string => id.toLowerCase().replace(/^(?:epic|story|task)\s+/, "");

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
