// Where an ID is declared and who refers to it, over all files that are known; and what renaming it would change.
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item, Reference } from "../model/item.ts";
import { contains, type Place, written } from "../text/span.ts";
import { caretAt, type IdAt, idAt, referencesIn } from "./locate.ts";

export interface Located {
  readonly file: FileIndex;
  readonly at: Place;
}

/** The items that the ID under the caret declares or refers to. */
function meant(
  workspace: WorkspaceIndex,
  file: FileIndex,
  offset: number,
): { readonly id: IdAt; readonly items: readonly (Located & { item: Item })[] } | null {
  const caret = caretAt(file, offset);
  const id = caret === null ? null : idAt(file, caret);
  if (caret === null || id === null) return null;
  if (id.item !== null) return { id, items: [{ file, item: id.item, at: id.at }] };
  if (id.reference === null) return null;
  const from =
    file.items.find((item) => [...item.dependsOn, ...item.blocks].some((one) => contains(one.at, caret))) ?? null;
  const resolution = file.resolve(id.reference, from);
  if (resolution.type === "items") {
    const own = resolution.items.map((item) => ({ file, item, at: item.id?.at ?? item.head }));
    if (own.length > 0) return { id, items: own };
  }
  if (id.reference.type !== "id") return { id, items: [] };
  const elsewhere = workspace
    .withId(id.reference.id)
    .map(({ file: other, item }) => ({ file: other, item, at: item.id?.at ?? item.head }));
  return { id, items: elsewhere };
}

/** Where what stands under the caret is declared. */
export function definition(workspace: WorkspaceIndex, file: FileIndex, offset: number): readonly Located[] {
  return meant(workspace, file, offset)?.items.map(({ file: of, at }) => ({ file: of, at })) ?? [];
}

/** Every reference to the ID under the caret; with `declaration`, its declaration as well. */
export function references(
  workspace: WorkspaceIndex,
  file: FileIndex,
  offset: number,
  declaration: boolean,
): readonly Located[] {
  const target = meant(workspace, file, offset);
  if (target === null) return [];
  const wanted = new Set(target.items.map(({ item }) => item));
  const found: Located[] = declaration ? target.items.map(({ file: of, at }) => ({ file: of, at })) : [];
  for (const other of workspace.files.values()) {
    for (const { reference, from } of referencesIn(other)) {
      if (refersTo(workspace, other, reference, from, wanted)) found.push({ file: other, at: reference.at });
    }
  }
  return found;
}

function refersTo(
  workspace: WorkspaceIndex,
  file: FileIndex,
  reference: Reference,
  from: Item | null,
  wanted: ReadonlySet<Item>,
): boolean {
  const resolution = file.resolve(reference, from);
  if (resolution.type === "items") return resolution.items.some((item) => wanted.has(item));
  return reference.type === "id" && workspace.withId(reference.id).some(({ item }) => wanted.has(item));
}

/** The one ID under the caret and its place without gloss or markup, or null where there is nothing to rename. */
export function renameable(file: FileIndex, offset: number): { readonly id: string; readonly at: Place } | null {
  const caret = caretAt(file, offset);
  const found = caret === null ? null : idAt(file, caret);
  if (found === null) return null;
  const id = found.item?.id?.value ?? (found.reference?.type === "id" ? found.reference.id : null);
  return id === null ? null : { id, at: within(found.at, id) };
}

/** Every place that has to change, each holding just the ID. Ranges and groups are left: they name ends, not members. */
export function renamePlaces(workspace: WorkspaceIndex, file: FileIndex, offset: number): readonly Located[] {
  const target = meant(workspace, file, offset);
  if (target === null) return [];
  const wanted = new Set(target.items.map(({ item }) => item));
  const found: Located[] = target.items.flatMap(({ file: of, item }) =>
    item.id === null ? [] : [{ file: of, at: within(item.id.at, item.id.value) }],
  );
  for (const other of workspace.files.values()) {
    for (const { reference, from } of referencesIn(other)) {
      if (reference.type === "id" && refersTo(workspace, other, reference, from, wanted))
        found.push({ file: other, at: within(reference.at, reference.id) });
      if (reference.type !== "range") continue;
      for (const end of [reference.from, reference.to]) {
        const at = within(reference.at, end);
        if (workspace.withId(end).some(({ item }) => wanted.has(item)) && written(at) === end)
          found.push({ file: other, at });
      }
    }
  }
  return found;
}

/** Where the ID itself stands in what is written: "US-009 (Redis cluster)" holds a gloss as well. */
function within(at: Place, id: string): Place {
  const start = written(at).indexOf(id);
  return start < 0 ? at : { anchor: at.anchor, start: at.start + start, end: at.start + start + id.length };
}
