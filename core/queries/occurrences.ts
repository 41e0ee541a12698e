// Where something that has a name is named: declared, referred to in fields, written in sentences; in one file or in all.
import type { House } from "../dialects/house.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { type IdKey, idKey } from "../index/ids.ts";
import { lazyFor } from "../index/lazy.ts";
import { sprintKey } from "../index/planKeys.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item, Reference } from "../model/item.ts";
import { type Place, written } from "../text/span.ts";
import { referencesIn } from "./locate.ts";
import type { Named } from "./named.ts";
import { writtenIds } from "./writtenIds.ts";

export interface Occurrence {
  readonly at: Place;
  readonly declares: boolean;
  /** False where a group or range takes it in without naming it: "all previous stories". */
  readonly named: boolean;
}

/** In document order within a file, each place once. `houseOf` answers how a file's house writes. */
export function occurrences(
  workspace: WorkspaceIndex,
  named: Named,
  files: Iterable<FileIndex>,
  houseOf: (uri: string) => House,
): readonly Occurrence[] {
  return [...files].flatMap((file) => {
    const found = [...occurrencesIn(workspace, named, file, houseOf(file.uri))];
    const starts = found.map(({ at }) => file.spanOf(at).start);
    const order = found.map((_, index) => index).sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
    return order.flatMap((index, position) => {
      const before = order[position - 1];
      return before !== undefined && starts[before] === starts[index] ? [] : (found[index] ?? []);
    });
  });
}

function occurrencesIn(workspace: WorkspaceIndex, named: Named, file: FileIndex, house: House): Iterable<Occurrence> {
  switch (named.type) {
    case "item":
      return named.items.length === 0 ? [] : ofItems(workspace, new Set(named.items), file, house);
    case "sprint":
      return ofSprint(named.name, file);
    default:
      return ofValue(named.type, named.name, file);
  }
}

const keyOf = lazyFor((reference: Reference & { type: "id" }): IdKey => idKey(reference.id));

function* ofItems(
  workspace: WorkspaceIndex,
  items: ReadonlySet<Item>,
  file: FileIndex,
  house: House,
): Iterable<Occurrence> {
  for (const item of items)
    if (workspace.fileOf(item) === file) yield { at: declaration(item), declares: true, named: true };
  const keys = new Set([...items].flatMap((item) => (item.id === null ? [] : idKey(item.id.value).key)));
  const means = (reference: Reference, from: Item | null) => {
    const resolution = workspace.resolve(reference, from, file);
    return resolution.type === "items" && resolution.items.some((item) => items.has(item));
  };
  for (const { reference, from } of referencesIn(file)) {
    const isNamed = reference.type === "id" && keys.has(keyOf(reference).key);
    if (reference.type === "prose" || !(isNamed || mayMean(reference, keys)) || !means(reference, from)) continue;
    yield { at: isNamed ? within(reference.at, reference.id) : reference.at, declares: false, named: isNamed };
  }
  for (const { anchor } of file.chunks) {
    for (const { id, key, at } of writtenIds(anchor, house)) {
      if (!keys.has(key.key)) continue;
      // Where numbers start anew in each epic, only what the place itself says decides which one is meant.
      if (means({ type: "id", id, at }, file.itemAt(at))) yield { at, declares: false, named: true };
    }
  }
}

/** Whether a reference may take items in without naming them: a set, a range, "T5" for T5a and T5b, a sprint. */
function mayMean(reference: Reference, keys: ReadonlySet<string>): boolean {
  if (reference.type !== "id") return true;
  const { key } = keyOf(reference);
  return (
    /\p{L}\s/u.test(reference.id) ||
    [...keys].some((one) => one.startsWith(key) && /^-?[a-z]$/.test(one.slice(key.length)))
  );
}

function* ofSprint(name: string, file: FileIndex): Iterable<Occurrence> {
  const key = sprintKey(name);
  for (const sprint of file.sprints) {
    if (sprintKey(sprint.name.value) === key) yield { at: sprint.name.at, declares: true, named: true };
  }
  for (const { sprint } of file.items) {
    if (sprint !== null && sprint.inherited !== true && sprintKey(sprint.value) === key)
      yield { at: sprint.at, declares: false, named: true };
  }
}

function* ofValue(type: "label" | "owner", name: string, file: FileIndex): Iterable<Occurrence> {
  for (const item of file.items) {
    for (const { value, at } of type === "label" ? item.labels : item.owners) {
      if (sameName(value, name)) yield { at, declares: false, named: true };
    }
  }
}

/** Labels and owners are the same whatever their capitals. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Where an item is declared: its ID, else its head. */
export function declaration(item: Item): Place {
  return item.id?.at ?? item.head;
}

/** Where an ID itself stands in what is written: "US-009 (Redis cluster)" holds a gloss as well. */
export function within(at: Place, id: string): Place {
  const start = written(at).indexOf(id);
  return start < 0 ? at : { anchor: at.anchor, start: at.start + start, end: at.start + start + id.length };
}
