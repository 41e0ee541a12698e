// The lines that an item takes up, as a stretch that can be copied, and what stands between it and its neighbour.
import type { FileIndex } from "../../index/fileIndex.ts";
import { isRow } from "../../index/naming.ts";
import type { Item } from "../../model/item.ts";
import { lineAt, lineBreakOf, wordsEnd } from "../../text/lines.ts";
import { contains, type Place } from "../../text/span.ts";

/** Whole lines, from the start of the first to the end of the last, without its line break. */
export function unitOf(item: Item): Place {
  const { anchor } = item.at;
  const { start } = lineAt(anchor.text, item.at.start);
  // A rule between two sections closes none of them.
  return { anchor, start, end: lineAt(anchor.text, wordsEnd(anchor.text, item.at)).end };
}

/** True for an item that is the whole of its file. */
export function isWholeFile(item: Item): boolean {
  return item.dialect === "single-item";
}

/** The whole text of such a file, as far as one section holds it. */
export function wholeOf({ at }: Item): Place {
  return { anchor: at.anchor, start: 0, end: at.anchor.text.length };
}

/** Items that stand within the lines of this one. */
export function itemsWithin(file: FileIndex, item: Item): readonly Item[] {
  const unit = unitOf(item);
  return file.items.filter((other) => other !== item && contains(unit, other.head));
}

/**
 * What separates this item from the next of its shape, else from the one before: line breaks, and the rule between two
 * sections. A family's usual separation where it has no neighbour.
 */
export function gapOf(file: FileIndex, item: Item): string {
  const position = file.orderOf(item);
  const next = file.items[position + 1];
  const previous = file.items[position - 1];
  const usual = lineBreakOf(file.chunks.find(({ anchor }) => anchor.text.includes("\n"))?.anchor.text ?? "\n");
  for (const [first, second] of [
    [item, next],
    [previous, item],
  ] as const) {
    if (first === undefined || second === undefined || first.dialect !== second.dialect || first.kind !== second.kind)
      continue;
    const between = textBetween(file, unitOf(first), unitOf(second));
    if (between !== null && /^(?:\s*\n)+\s*$/.test(between.replace(/^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$/gm, "")))
      return between.replace(/[ \t]+$/, "");
  }
  if (isRow(item)) return usual;
  return /^\s*(?:[-*+•]|\d+[.)])\s/.test(item.at.anchor.text.slice(unitOf(item).start)) ? usual : usual + usual;
}

/** The text between two places that follow each other in the document; null where they do not. */
function textBetween(file: FileIndex, first: Place, second: Place): string | null {
  if (first.anchor === second.anchor)
    return first.end <= second.start ? first.anchor.text.slice(first.end, second.start) : null;
  const index = file.chunks.findIndex(({ anchor }) => anchor === first.anchor);
  if (file.chunks[index + 1]?.anchor !== second.anchor) return null;
  return first.anchor.text.slice(first.end) + second.anchor.text.slice(0, second.start);
}
