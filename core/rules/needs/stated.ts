// What items say in their own dependency fields, for the rules that compare it with what is said elsewhere.
import { isGroup } from "../../index/ids.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import type { Item, WrittenField } from "../../model/item.ts";
import { written } from "../../text/span.ts";
import type { Edit } from "../rule.ts";

export const needsField = (item: Item): WrittenField | undefined =>
  item.fields.find(({ field }) => field === "dependsOn");

/** True when the item has the field, and nothing in it is told in words that may mean the same. */
export function statesNeeds(item: Item): boolean {
  return (
    !isGroup(item) &&
    needsField(item) !== undefined &&
    item.dependsOn.every(({ type }) => type !== "prose" && type !== "group")
  );
}

/** True when an item needs another, or an epic it stands for, directly or through others. */
export function reaches(
  from: Item,
  to: Item,
  needsOf: (item: Item) => readonly Item[],
  workspace: WorkspaceIndex,
): boolean {
  const members = new Set(isGroup(to) ? [to, ...(workspace.fileOf(to)?.childrenOf(to) ?? [])] : [to]);
  const seen = new Set([from]);
  for (const item of seen) {
    for (const next of needsOf(item)) {
      if (members.has(next)) return true;
      seen.add(next);
    }
  }
  return false;
}

/** What an item's own field names, whatever others say that they block. */
export function ownNeeds(item: Item, workspace: WorkspaceIndex): readonly Item[] {
  const file = workspace.fileOf(item);
  return file === null
    ? []
    : item.dependsOn.flatMap((reference) => {
        const resolution = workspace.resolve(reference, item, file);
        return resolution.type === "items" ? resolution.items : [];
      });
}

/** The edit that adds an ID to an item's own field; null where it spans lines. */
export function addNeed(item: Item, name: string): Edit | null {
  const field = needsField(item);
  if (field === undefined || /\n/.test(written(field.valueAt))) return null;
  const [, value = "", end = ""] = /^\s*(.*?)([.;,]?)\s*$/.exec(written(field.valueAt)) ?? [];
  return { at: field.valueAt, text: /^(?:none|no|n\/?a|[-–—\s]*)$/i.test(value) ? name : `${value}, ${name}${end}` };
}
