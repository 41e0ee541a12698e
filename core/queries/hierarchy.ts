// Who waits for whom, one step at a time: what an item needs, and what needs it, with the places that say so.
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import type { Place } from "../text/span.ts";
import { headAt, caretAt } from "./locate.ts";
import { type Names, named } from "./navigation.ts";

/** A neighbour in the hierarchy. */
export interface Neighbour {
  readonly item: Item;
  /** Where one of the two says that it needs or blocks the other; all in one file, that of the item that is listed. */
  readonly says: readonly Place[];
}

/** The item that is meant at an offset: by its ID, else by its head, else the one around it. */
export function itemMeant(names: Names, file: FileIndex, offset: number): readonly Item[] {
  const found = named(names, file, offset);
  if (found?.type === "item") return found.items;
  const caret = caretAt(file, offset);
  const item = caret === null ? null : (headAt(file, caret) ?? file.itemAt(caret));
  return item === null ? [] : [item];
}

/** What waits for an item, each with the places in its own file. */
export function blockedBy(workspace: WorkspaceIndex, item: Item): readonly Neighbour[] {
  return workspace
    .dependentsOf(item)
    .map((waiting) => ({ item: waiting, says: sayings(workspace, waiting, item, waiting) }));
}

/** What an item needs, each with the places in the file of the item that needs it. */
export function needs(workspace: WorkspaceIndex, item: Item): readonly Neighbour[] {
  return workspace
    .dependenciesOf(item)
    .map((needed) => ({ item: needed, says: sayings(workspace, item, needed, item) }));
}

/** The references by which `waiting` needs `needed`, as far as they stand in the file of `where`. */
function sayings(workspace: WorkspaceIndex, waiting: Item, needed: Item, where: Item): readonly Place[] {
  const points = (from: Item, to: Item) => {
    const file = workspace.fileOf(from);
    const references = from === waiting ? from.dependsOn : from.blocks;
    if (file === null) return [];
    return references.filter((reference) => {
      const resolution = workspace.resolve(reference, from, file);
      return resolution.type === "items" && resolution.items.includes(to);
    });
  };
  const found = [...points(waiting, needed), ...points(needed, waiting)].map(({ at }) => at);
  const here = found.filter(({ anchor }) => anchor.uri === where.at.anchor.uri);
  return here.length > 0 ? here : [where.id?.at ?? where.head];
}
