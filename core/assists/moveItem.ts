// Moves an item's own lines, with the items under it, to another place of its file where an item of its shape can stand.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item } from "../model/item.ts";
import type { TextEdit } from "../text/edit.ts";
import { lineAt } from "../text/lines.ts";
import type { Place, Span } from "../text/span.ts";
import { moveLines, point } from "./moveLines.ts";

/** Beside an item of the same shape, or at the end of a section. */
export type Destination =
  | { readonly after: Item }
  | { readonly before: Item }
  /** Everything that belongs to the section by itself, without its items. */
  | { readonly endOf: Place };

/** The edits of the file's text, or null where the item would not fit: another table, another depth, into itself. */
export function moveItem(file: FileIndex, item: Item, to: Destination): readonly TextEdit[] | null {
  const { text } = file;
  const own = linesOf(file, item);
  const beside = "after" in to ? to.after : "before" in to ? to.before : null;
  const there = beside === null ? sectionLines(file, to as { endOf: Place }) : linesOf(file, beside);
  if (there.start < own.end && own.start < there.end) return null;
  if (beside === null ? tableHead(text, own.start) !== null : !alike(text, own, there)) return null;

  return moveLines(text, own, there, "before" in to ? "before" : "after");
}

/** Whole lines from an item's first to the last of all that it holds. */
function linesOf(file: FileIndex, item: Item): Span {
  const { text } = file;
  const head = file.spanOf(item.head);
  let { end } = file.spanOf(item.at);
  const inside = new Set([item]);
  for (let order = file.orderOf(item) + 1; order < file.items.length; order++) {
    const next = file.items[order];
    const epic = next === undefined ? null : file.epicOf(next);
    if (next === undefined || epic === null || !inside.has(epic)) break;
    inside.add(next);
    end = Math.max(end, file.spanOf(next.at).end);
  }
  return { start: lineAt(text, head.start).start, end: lineAt(text, Math.max(head.start, end - 1)).end };
}

function sectionLines(file: FileIndex, { endOf }: { readonly endOf: Place }): Span {
  const span = file.spanOf(endOf);
  const words = file.text.slice(span.start, span.end).trimEnd();
  const end = span.start + words.length;
  return { start: lineAt(file.text, span.start).start, end: lineAt(file.text, Math.max(span.start, end - 1)).end };
}

/** Whether two items can stand beside each other: headings of one depth, rows under the same head, points of lists. */
function alike(text: string, one: Span, other: Span): boolean {
  const [a, b] = [text.slice(one.start, one.end), text.slice(other.start, other.end)];
  const [depth, otherDepth] = [/^#+(?=\s)/.exec(a)?.[0], /^#+(?=\s)/.exec(b)?.[0]];
  if (depth !== undefined || otherDepth !== undefined) return depth === otherDepth;
  const [head, otherHead] = [tableHead(text, one.start), tableHead(text, other.start)];
  if (head !== null || otherHead !== null) return head === otherHead;
  return point.test(a) === point.test(b);
}

/** The column names above a table row, without their padding; null outside a table. */
function tableHead(text: string, start: number): string | null {
  let line = lineAt(text, start);
  if (!text.slice(line.start, line.end).includes("|")) return null;
  while (line.start > 0) {
    const above = lineAt(text, line.start - 1);
    const words = text.slice(above.start, above.end);
    if (!words.includes("|")) return null;
    if (/^[\s|:-]+$/.test(words) && words.includes("-")) {
      const head = above.start === 0 ? above : lineAt(text, above.start - 1);
      return text.slice(head.start, head.end).replace(/\s+/g, " ").trim();
    }
    line = above;
  }
  return null;
}
