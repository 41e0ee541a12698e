// IDs for new items: the next free numbers of the family that an ID belongs to, never a gap below its highest.
import type { FileIndex } from "../../index/fileIndex.ts";
import { idKey, withNumber } from "../../index/ids.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import type { Item } from "../../model/item.ts";

/** A family with more IDs taken in a row than this is not counted through. */
const mostTried = 500;

/** True where the IDs are the numbers of a list that starts again elsewhere in the file: they mean something only beside each other. */
export function isListNumber(file: FileIndex, item: Item): boolean {
  return (
    item.id !== null &&
    /^\d+$/.test(item.id.value) &&
    (item.dialect === "numbered-stories" || file.withId(item.id.value).length > 1)
  );
}

/** So many IDs as the item's ID is spelt; null where it has no number to count on. */
export function freeIds(
  workspace: WorkspaceIndex,
  file: FileIndex,
  item: Item,
  count: number,
): readonly string[] | null {
  if (item.id === null) return null;
  const { value } = item.id;
  const first = isListNumber(file, item)
    ? Math.max(...besides(file, item).map((one) => Number(one.id?.value))) + 1
    : file.families.freeNumber(value);
  if (first === null) return null;
  const ids: string[] = [];
  for (let number = first; number < first + mostTried && ids.length < count; number++) {
    const id = withNumber(value, number);
    if (id === null) return null;
    if (!isTaken(id, workspace, file, isListNumber(file, item))) ids.push(id);
  }
  return ids.length === count ? ids : null;
}

/** The items whose bare numbers count the same list. */
export function besides(file: FileIndex, item: Item): readonly Item[] {
  return file.items.filter(
    (one) =>
      one.id !== null &&
      /^\d+$/.test(one.id.value) &&
      one.dialect === item.dialect &&
      one.kind === item.kind &&
      one.epic?.value === item.epic?.value &&
      one.sprint?.value === item.sprint?.value &&
      one.at.anchor === item.at.anchor,
  );
}

/** An ID that somebody already speaks of would seem to be what they mean. */
function isTaken(id: string, workspace: WorkspaceIndex, file: FileIndex, isCounted: boolean): boolean {
  if (isCounted) return false;
  if (file.withId(id).length > 0) return true;
  if (/^#?\d+$/.test(id) || /^[\d.]+$/.test(idKey(id).key)) return false;
  const known = new RegExp(`(?<![\\p{L}\\d-])${id.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\d])`, "u");
  return workspace.withId(id).length > 0 || workspace.namedElsewhere(id) || known.test(file.text);
}
