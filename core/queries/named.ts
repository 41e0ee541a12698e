// What has a name at an offset of a document: an item by its ID, a sprint, a label, an owner. Hover, definition, references,
// highlights and rename all start here, so that they agree on what stands under the caret.
import type { House } from "../dialects/house.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { sprintKey } from "../index/planKeys.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item, Reference } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { lineAt } from "../text/lines.ts";
import { contains, type Place } from "../text/span.ts";
import { caretAt, idAt } from "./locate.ts";
import { writtenIds } from "./writtenIds.ts";

export type Named =
  /** `items` are those that the ID means: none where it names nothing that was read. `missing` says that it should. */
  | {
      readonly type: "item";
      readonly at: Place;
      /** As written; null for a group of items ("All S4 tasks") and for a range. */
      readonly id: string | null;
      readonly items: readonly Item[];
      readonly missing: { readonly id: string; readonly nearest: readonly Item[] } | null;
      /** Whether the item is declared here rather than referred to. */
      readonly declares: boolean;
    }
  | { readonly type: "sprint"; readonly at: Place; readonly name: string; readonly sprint: Sprint | null }
  | { readonly type: "label" | "owner"; readonly at: Place; readonly name: string };

/** Null where nothing that has a name stands. `fileOffset` counts in the file's text. */
export function namedAt(workspace: WorkspaceIndex, file: FileIndex, house: House, fileOffset: number): Named | null {
  const caret = caretAt(file, fileOffset);
  if (caret === null) return null;
  return idNamed(workspace, file, caret) ?? valueNamed(file, caret) ?? writtenNamed(workspace, file, house, caret);
}

/** An ID where one is declared or where a field refers to one. */
function idNamed(workspace: WorkspaceIndex, file: FileIndex, caret: Place): Named | null {
  const id = idAt(file, caret);
  if (id === null) return null;
  if (id.reference === null) {
    return { type: "item", at: id.at, id: id.item.id?.value ?? null, items: [id.item], missing: null, declares: true };
  }
  return referred(workspace, file, id.reference, id.from, id.at);
}

function referred(
  workspace: WorkspaceIndex,
  file: FileIndex,
  reference: Reference,
  from: Item | null,
  at: Place,
): Named {
  const resolution = workspace.resolve(reference, from, file);
  return {
    type: "item",
    at,
    id: reference.type === "id" ? reference.id : null,
    items: resolution.type === "items" ? resolution.items : [],
    missing: resolution.type === "missing" ? resolution : null,
    declares: false,
  };
}

/** A sprint, label or owner where it is a value. What comes down from a heading stands at the heading. */
function valueNamed(file: FileIndex, caret: Place): Named | null {
  for (const sprint of file.sprints) {
    if (contains(sprint.name.at, caret)) return { type: "sprint", at: sprint.name.at, name: sprint.name.value, sprint };
  }
  for (const item of file.items) {
    if (item.sprint !== null && contains(item.sprint.at, caret)) {
      const { value, at } = item.sprint;
      return { type: "sprint", at, name: value, sprint: file.sprintOf(item) };
    }
    for (const { value, at } of item.labels) if (contains(at, caret)) return { type: "label", at, name: value };
    for (const { value, at } of item.owners) if (contains(at, caret)) return { type: "owner", at, name: value };
  }
  return null;
}

const planName =
  /(?<![\p{L}\p{N}])(?:sprint|phase|wave|milestone|iteration|release)\s+#?\d+(?:\.\d+)*(?![\p{L}\p{N}])/giu;

/** An ID or a sprint's name in running text: only where it means something that was read. */
function writtenNamed(workspace: WorkspaceIndex, file: FileIndex, house: House, caret: Place): Named | null {
  const { anchor } = caret;
  const id = writtenIds(anchor, house).find(({ at }) => contains(at, caret));
  if (id !== undefined) {
    const reference: Reference = { type: "id", id: id.id, at: id.at };
    const named = referred(workspace, file, reference, file.itemAt(caret), id.at);
    if (named.type === "item" && named.items.length > 0) return { ...named, missing: null };
  }
  const line = lineAt(anchor.text, caret.start);
  for (const { index, 0: name } of anchor.text.slice(line.start, line.end).matchAll(planName)) {
    const at = { anchor, start: line.start + index, end: line.start + index + name.length };
    const sprint = contains(at, caret)
      ? file.sprints.find((one) => sprintKey(one.name.value) === sprintKey(name))
      : undefined;
    if (sprint !== undefined) return { type: "sprint", at, name: sprint.name.value, sprint };
  }
  return null;
}
