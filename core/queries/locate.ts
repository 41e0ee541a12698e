// What stands at an offset of a document. Every query that starts from a caret starts here.
import type { FileIndex } from "../index/fileIndex.ts";
import { itemsIn } from "../index/ranks.ts";
import type { Item, Reference } from "../model/item.ts";
import type { Original } from "../model/reading.ts";
import { lineAt } from "../text/lines.ts";
import { contains, type Place } from "../text/span.ts";

/** An ID under the caret: where it is declared (`item`), or where it is referred to (`reference`, written in `from`). */
export type IdAt =
  | { readonly at: Place; readonly item: Item; readonly reference: null }
  | { readonly at: Place; readonly item: null; readonly reference: Reference; readonly from: Item | null };

export interface ReferenceIn {
  readonly reference: Reference;
  /** The item it is written in; null in sprints. */
  readonly from: Item | null;
}

/** The caret as an empty place in the chunk that holds it, or null beyond the end. `fileOffset` counts in the file's text. */
export function caretAt(file: FileIndex, fileOffset: number): Place | null {
  const offset = file.original === null ? fileOffset : offsetRead(file.original, fileOffset);
  const chunk = file.chunks[chunkAt(file, offset)];
  if (chunk === undefined || offset < chunk.start || offset - chunk.start > chunk.anchor.text.length) return null;
  return { anchor: chunk.anchor, start: offset - chunk.start, end: offset - chunk.start };
}

/** The position of the last chunk that starts at or before an offset in the text that was read. */
export function chunkAt({ chunks }: Pick<FileIndex, "chunks">, offset: number): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The last offset in the text that was read which does not stand beyond the one in the file. */
function offsetRead(original: Original, fileOffset: number): number {
  let low = 0;
  let high = original.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (original.toFile(middle) <= fileOffset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Every reference that the file makes to work, in items, or some of them, and in sprints. */
export function* referencesIn(file: FileIndex, items: readonly Item[] = file.items): Iterable<ReferenceIn> {
  for (const item of items) {
    for (const reference of item.dependsOn) yield { reference, from: item };
    for (const reference of item.blocks) yield { reference, from: item };
  }
  for (const sprint of file.sprints) for (const { item } of sprint.commitments) yield { reference: item, from: null };
}

/** The ID at the caret, where it is declared or referred to. */
export function idAt(file: FileIndex, caret: Place): IdAt | null {
  const here = itemsIn(file.items, caret.anchor, file.rankOf);
  for (const item of here) {
    if (item.id !== null && contains(item.id.at, caret)) return { at: item.id.at, item, reference: null };
  }
  // Only what is drawn as an arrow stands elsewhere than the item that it is said of.
  for (const { reference, from } of referencesIn(file, file.drawn.length > 0 ? file.items : here)) {
    if (reference.type !== "prose" && contains(reference.at, caret))
      return { at: reference.at, item: null, reference, from };
  }
  return null;
}

/** The line that a place begins in. */
export function lineOf({ anchor, start }: Place): Place {
  return { anchor, ...lineAt(anchor.text, start) };
}

/** The item on whose starting line the caret stands. */
export function headAt(file: FileIndex, caret: Place): Item | null {
  return itemsIn(file.items, caret.anchor, file.rankOf).findLast((item) => contains(item.head, caret)) ?? null;
}
