// Offsets to lines and back, as LSP counts them: UTF-16 units, and LF, CRLF and a lone CR each end a line.
// Only adapters and reports need lines; core speaks offsets.
import type { TextEdit } from "./edit.ts";

/** A place as people count, but from zero; `column` counts UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of one text lie. Immutable: an edit yields a new index. */
export interface LineIndex {
  /** Offset of the first character of each line; never empty. */
  readonly starts: readonly number[];
  /** Offset of the line ending of each line, or of the end of the text. */
  readonly ends: readonly number[];
  /** Length of the text. */
  readonly length: number;
}

/** The lines of `text`. */
export function lineIndexOf(text: string): LineIndex {
  const starts: number[] = [];
  const ends: number[] = [];
  scan(text, 0, starts, ends);
  return { starts, ends, length: text.length };
}

/** The position of an offset. Offsets outside the text are moved into it, one inside CRLF to its front. */
export function positionAt(index: LineIndex, offset: number): LinePosition {
  const inside = Math.max(0, Math.min(offset, index.length));
  const line = lineOf(index, inside);
  return { line, column: Math.min(inside, index.ends[line] ?? inside) - (index.starts[line] ?? 0) };
}

/** The offset of a position. A line past the end means the end of the text, a column past its line the line's end. */
export function offsetAt(index: LineIndex, position: LinePosition): number {
  if (position.line < 0) return 0;
  const start = index.starts[position.line];
  const end = index.ends[position.line];
  if (start === undefined || end === undefined) return index.length;
  return Math.min(start + Math.max(0, position.column), end);
}

/** The zero-based line an offset lies on. */
export function lineOf(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The index after one edit. Scans only the lines that the edit touches; `slice` reads the text as it is after the edit.
 */
export function editLineIndex(
  index: LineIndex,
  edit: TextEdit,
  slice: (start: number, end: number) => string,
): LineIndex {
  const delta = edit.text.length - (edit.end - edit.start);
  // One character of margin on both sides: the edit may have parted or joined a CR and an LF.
  const first = lineOf(index, Math.max(0, edit.start - 1));
  const last = lineOf(index, Math.min(index.length, edit.end + 1));
  const from = index.starts[first] ?? 0;
  const until = index.starts[last + 1];
  const starts = index.starts.slice(0, first);
  const ends = index.ends.slice(0, first);
  const length = index.length + delta;
  scan(slice(from, until === undefined ? length : until + delta), from, starts, ends);
  if (until !== undefined) {
    // The stretch ends with a line ending, so its scan added an empty line that the next line stands for.
    starts.pop();
    ends.pop();
    for (let line = last + 1; line < index.starts.length; line++) {
      starts.push((index.starts[line] ?? 0) + delta);
      ends.push((index.ends[line] ?? 0) + delta);
    }
  }
  return { starts, ends, length };
}

function scan(text: string, base: number, starts: number[], ends: number[]): void {
  const ending = /\r\n|\n|\r/g;
  let start = 0;
  for (let match = ending.exec(text); match !== null; match = ending.exec(text)) {
    starts.push(base + start);
    ends.push(base + match.index);
    start = ending.lastIndex;
  }
  starts.push(base + start);
  ends.push(base + text.length);
}
