// Lines and columns of places, chunk by chunk: an edit in one chunk costs counting that chunk's lines again and no other's.
import type { Reading } from "../model/reading.ts";
import type { Anchor, Place, Span } from "../text/span.ts";

/** Counted from 0; columns in UTF-16 units. A line ends at LF, CRLF or a lone CR. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Positions {
  start(place: Place): Position;
  end(place: Place): Position;
  /** The offset in the document; what lies beyond a line's or the document's end stands at that end. */
  offsetAt(position: Position): number;
  /** How many lines the document has; at least 1. */
  readonly lines: number;
}

/** As much of a document as lines and columns depend on. */
export type Chunked = Pick<Reading, "chunks" | "original">;

/** Where each chunk starts, in the text that was read. */
interface Origin extends Position {
  readonly offset: number;
  readonly anchor: Anchor;
}

const cache = new WeakMap<Chunked, Positions>();

export function positionsOf(file: Chunked): Positions {
  let positions = cache.get(file);
  if (positions === undefined) cache.set(file, (positions = build(file)));
  return positions;
}

function build({ chunks, original }: Chunked): Positions {
  const origins: Origin[] = [];
  const byAnchor = new Map<Anchor, Origin>();
  let line = 0;
  let column = 0;
  for (const { anchor, start } of chunks) {
    const origin = { line, column, offset: start, anchor };
    origins.push(origin);
    byAnchor.set(anchor, origin);
    const starts = lineStarts(anchor);
    line += starts.length;
    column = starts.length === 0 ? column + anchor.text.length : anchor.text.length - (starts.at(-1) ?? 0);
  }
  // Repairing damaged text changes no line ending, so lines are the same in the file and only columns differ.
  const toFile = (offset: number) => (original === null ? offset : original.toFile(offset));
  /** A byte order mark stands before the text that was read, in its first line. */
  const lineInFile = (number: number, start: number) => (number === 0 ? 0 : toFile(start));

  const position = (anchor: Anchor, offset: number): Position => {
    const origin = byAnchor.get(anchor);
    if (origin === undefined) return { line: 0, column: 0 };
    const starts = lineStarts(anchor);
    const below = atOrBefore(starts, offset);
    const number = origin.line + below + 1;
    const start = origin.offset + (starts[below] ?? -origin.column);
    return { line: number, column: toFile(origin.offset + offset) - lineInFile(number, start) };
  };
  return {
    start: (place) => position(place.anchor, place.start),
    end: (place) => position(place.anchor, place.end),
    offsetAt(wanted) {
      if (wanted.line > line) return toFile(endOf(origins));
      const number = Math.max(0, wanted.line);
      const { start, end } = lineSpan(origins, number);
      return Math.min(toFile(end), lineInFile(number, start) + Math.max(0, wanted.column));
    },
    lines: line + 1,
  };
}

/** A line that the document has, without its ending, in the text that was read. */
function lineSpan(origins: readonly Origin[], line: number): Span {
  let low = 0;
  let high = origins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const origin = origins[middle];
    if (origin !== undefined && (origin.line < line || (origin.line === line && origin.column === 0))) low = middle;
    else high = middle - 1;
  }
  const first = origins[low];
  if (first === undefined) return { start: 0, end: 0 };
  const start = first.offset + (line === first.line ? 0 : (lineStarts(first.anchor)[line - first.line - 1] ?? 0));
  for (let index = low; ; index++) {
    const origin = origins[index];
    if (origin === undefined) return { start, end: endOf(origins) };
    const next = lineStarts(origin.anchor)[Math.max(0, line - origin.line)];
    if (next !== undefined) return { start, end: origin.offset + next - breakBefore(origin.anchor.text, next) };
  }
}

function endOf(origins: readonly Origin[]): number {
  const last = origins.at(-1);
  return last === undefined ? 0 : last.offset + last.anchor.text.length;
}

function breakBefore(text: string, start: number): number {
  return text[start - 1] === "\n" && text[start - 2] === "\r" ? 2 : 1;
}

const known = new WeakMap<Anchor, readonly number[]>();

/** Where lines start after a break within the chunk's text. */
function lineStarts(anchor: Anchor): readonly number[] {
  let starts = known.get(anchor);
  if (starts === undefined) known.set(anchor, (starts = scan(anchor.text)));
  return starts;
}

function scan(text: string): readonly number[] {
  const starts: number[] = [];
  const lone = text.includes("\r");
  if (!lone) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** The index of the last start that is not beyond the offset, or -1. */
function atOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
