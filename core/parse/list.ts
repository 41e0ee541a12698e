// A list of the root is cut between its items. A part says of itself what remark would say of the whole
// list, had it only those items: its first number, and whether blank lines part its items.
import type { List, ListItem } from "mdast";
import type { State } from "./piece.ts";

/** Reads a few characters of the parsed text from an offset of its nodes. */
export type ReadAt = (offset: number) => string;

/** The state between two items of the list. */
export function listState(list: List, read: ReadAt): State {
  const start = read(list.children[0]?.position?.start.offset ?? 0);
  const ordered = list.ordered === true;
  return { type: "list", ordered, marker: ordered ? start.replace(/^\d+/, "").charAt(0) : start.charAt(0) };
}

/** The part of a list that has some of its items, next to each other; `next` is the item that follows them. */
export function listPart(list: List, items: readonly ListItem[], next: ListItem | undefined, read: ReadAt): List {
  const first = items[0]?.position;
  const last = items[items.length - 1]?.position;
  const spread = items.some((item, index) => partedFrom(item, items[index + 1] ?? next));
  const part: List = { ...list, spread, children: [...items] };
  if (list.ordered === true && first !== undefined) part.start = Number.parseInt(read(first.start.offset ?? 0), 10);
  if (first !== undefined && last !== undefined) part.position = { start: first.start, end: last.end };
  return part;
}

function partedFrom(item: ListItem, next: ListItem | undefined): boolean {
  const end = item.position?.end.line;
  const start = next?.position?.start.line;
  return end !== undefined && start !== undefined && start - end > 1;
}
