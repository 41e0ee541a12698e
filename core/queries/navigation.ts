// Where an ID is declared and who refers to it, over all files that are known; and what renaming it would change.
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import { type Place, written } from "../text/span.ts";
import { caretAt, idAt, referencesIn } from "./locate.ts";

/** The items that the ID under the caret declares or refers to; empty where there is no ID. */
function meant(workspace: WorkspaceIndex, file: FileIndex, offset: number): readonly Item[] {
  const caret = caretAt(file, offset);
  const id = caret === null ? null : idAt(file, caret);
  if (id === null) return [];
  if (id.reference === null) return [id.item];
  const resolution = workspace.resolve(id.reference, id.from, file);
  return resolution.type === "items" ? resolution.items : [];
}

/** Where what stands under the caret is declared. */
export function definition(workspace: WorkspaceIndex, file: FileIndex, offset: number): readonly Place[] {
  return meant(workspace, file, offset).map(declaration);
}

/** Every reference to the ID under the caret; `declared` adds its declaration. */
export function references(
  workspace: WorkspaceIndex,
  file: FileIndex,
  offset: number,
  declared: boolean,
): readonly Place[] {
  const items = meant(workspace, file, offset);
  if (items.length === 0) return [];
  const wanted = new Set(items);
  const found = declared ? items.map(declaration) : [];
  for (const other of workspace.files.values()) {
    for (const { reference, from } of referencesIn(other)) {
      if (reference.type === "prose") continue;
      const resolution = workspace.resolve(reference, from, other);
      if (resolution.type === "items" && resolution.items.some((item) => wanted.has(item))) found.push(reference.at);
    }
  }
  return found;
}

/** The one ID under the caret and its place without gloss or markup, or null where there is nothing to rename. */
export function renameable(file: FileIndex, offset: number): { readonly id: string; readonly at: Place } | null {
  const caret = caretAt(file, offset);
  const found = caret === null ? null : idAt(file, caret);
  if (found === null) return null;
  const id =
    found.reference === null ? found.item.id?.value : found.reference.type === "id" ? found.reference.id : null;
  return id == null ? null : { id, at: within(found.at, id) };
}

/** Every place that renaming has to change, each holding just the ID. Groups are left: they name no single item. */
export function renamePlaces(workspace: WorkspaceIndex, file: FileIndex, offset: number): readonly Place[] {
  const items = new Set(meant(workspace, file, offset));
  const found = [...items].flatMap((item) => (item.id === null ? [] : [within(item.id.at, item.id.value)]));
  const isMeant = (id: string) => workspace.withId(id).some(({ item }) => items.has(item));
  for (const other of items.size === 0 ? [] : workspace.files.values()) {
    for (const { reference } of referencesIn(other)) {
      const ids =
        reference.type === "id" ? [reference.id] : reference.type === "range" ? [reference.from, reference.to] : [];
      for (const id of ids) {
        const at = within(reference.at, id);
        if (written(at) === id && isMeant(id)) found.push(at);
      }
    }
  }
  return found;
}

function declaration(item: Item): Place {
  return item.id?.at ?? item.head;
}

/** Where the ID itself stands in what is written: "US-009 (Redis cluster)" holds a gloss as well. */
function within(at: Place, id: string): Place {
  const start = written(at).indexOf(id);
  return start < 0 ? at : { anchor: at.anchor, start: at.start + start, end: at.start + start + id.length };
}
