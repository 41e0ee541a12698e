// Which subjects looked at which items beyond themselves. A rule's `reads` is given a file and a workspace that note what they
// are asked, so that a change of one item concerns those who saw it rather than all who look around.
import type { FileIndex, Resolution } from "../index/fileIndex.ts";
import { idKey } from "../index/ids.ts";
import { siblingsName } from "../index/siblings.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item, Reference } from "../model/item.ts";

/** Numbers of subjects by what they were told of. What is noted stays noted: some may be asked in vain. */
export interface Looks {
  /** By the number of an item: its own aspects, and what it is linked to. */
  readonly items: Map<number, Set<number>>;
  /** By the key of an ID: whichever items carry it. */
  readonly keys: Map<string, Set<number>>;
  /** By an ID as it is written: those who were told that it names nothing in the file, or what is like it. */
  readonly vain: Map<string, Set<number>>;
  /** By `siblingsName`: those who were told what items of a kind carry. */
  readonly kinds: Map<string, Set<number>>;
  /** Those who were told one of several items of an ID, by where it stands. */
  readonly unsure: Set<number>;
  /** Those who asked for ranges, groups and other sets, or looked through all items. */
  readonly wide: Set<number>;
}

export function createLooks(): Looks {
  return { items: new Map(), keys: new Map(), vain: new Map(), kinds: new Map(), unsure: new Set(), wide: new Set() };
}

/** A file and its workspace that note in `looks` what they are asked for the subject that was set last. */
export interface Observed {
  readonly file: FileIndex;
  readonly workspace: WorkspaceIndex;
  subject: number;
}

/** More items at once count as a set. */
const few = 32;

/** Parts of a file that tell of all items, or of where they stand. */
const wideParts = [
  "items",
  "text",
  "families",
  "spanOf",
  "offsetOf",
  "rankOf",
  "itemAt",
  "itemsIn",
  "loadOf",
  "rolesOf",
] as const;

/**
 * `numberOf` tells the number of an item of the file; below 0 for others. Of what is derived from the whole file, its own
 * statements included, nothing is noted: rules that are asked by their looks name it among their facts.
 */
export function observed(
  file: FileIndex,
  workspace: WorkspaceIndex,
  looks: Looks,
  numberOf: (item: Item) => number,
): Observed {
  const noteWide = (): void => void looks.wide.add(now.subject);
  const note = <Key>(of: Map<Key, Set<number>>, key: Key): void => {
    const known = of.get(key);
    if (known === undefined) of.set(key, new Set([now.subject]));
    else known.add(now.subject);
  };
  const noteItem = (item: Item): void => {
    const number = numberOf(item);
    if (number >= 0) note(looks.items, number);
  };
  const noteAll = (items: readonly Item[]): readonly Item[] => {
    if (items.length > few) noteWide();
    else for (const item of items) noteItem(item);
    return items;
  };
  const noteId = (id: string): void => note(looks.keys, idKey(id).key);
  const linked = (ask: (item: Item) => readonly Item[]) => (item: Item) => {
    noteItem(item);
    return noteAll(ask(item));
  };
  const told = (reference: Reference, from: Item | null, resolution: Resolution): Resolution => {
    if (from !== null) noteItem(from);
    if (reference.type === "range" || reference.type === "group") noteWide();
    if (reference.type !== "id") return resolution;
    noteId(reference.id);
    if (resolution.type !== "items") note(looks.vain, reference.id);
    else if (noteAll(resolution.items).length > 1 || file.withId(reference.id).length > 1)
      looks.unsure.add(now.subject);
    return resolution;
  };
  const parts: Partial<FileIndex> = {
    withId(id) {
      noteId(id);
      return noteAll(file.withId(id));
    },
    resolve: (reference, from) => told(reference, from, file.resolve(reference, from)),
    epicOf(item) {
      noteItem(item);
      const epic = file.epicOf(item);
      if (epic !== null) noteItem(epic);
      return epic;
    },
    childrenOf: linked(file.childrenOf),
    dependenciesOf: linked(file.dependenciesOf),
    dependentsOf: linked(file.dependentsOf),
    siblingsOf(item) {
      note(looks.kinds, siblingsName(item));
      return file.siblingsOf(item);
    },
    sprintOf(item) {
      noteItem(item);
      return file.sprintOf(item);
    },
    sprintsOf(item) {
      noteItem(item);
      return file.sprintsOf(item);
    },
  };
  const own: FileIndex = Object.assign(Object.create(file), parts);
  for (const part of wideParts) {
    Object.defineProperty(own, part, {
      get() {
        noteWide();
        return file[part];
      },
    });
  }
  const around: WorkspaceIndex = {
    ...workspace,
    withId(id) {
      noteId(id);
      const found = workspace.withId(id);
      noteAll(found.map(({ item }) => item));
      return found;
    },
    fileOf(item) {
      const found = workspace.fileOf(item);
      return found === file ? own : found;
    },
    resolve: (reference, from, asking) =>
      told(reference, from, workspace.resolve(reference, from, asking === own ? file : asking)),
    dependenciesOf: linked(workspace.dependenciesOf),
    dependentsOf: linked(workspace.dependentsOf),
  };
  const now: Observed = { file: own, workspace: around, subject: -1 };
  return now;
}
