// Lines and columns of places, chunk by chunk: an edit in one chunk costs counting that chunk's lines again and no other's.
import type { Original, Reading } from "../model/reading.ts";
import { lineIndexOf, offsetAt as offsetInLines, positionAt } from "../text/lineIndex.ts";
import type { Anchor, Place } from "../text/span.ts";

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

/** Where each chunk starts. */
interface Origin extends Position {
  readonly offset: number;
  readonly anchor: Anchor;
}

const cache = new WeakMap<Chunked, Positions>();

export function positionsOf(file: Chunked): Positions {
  let positions = cache.get(file);
  if (positions === undefined)
    cache.set(file, (positions = file.original === null ? build(file) : repaired(file, file.original)));
  return positions;
}

function build(file: Chunked): Positions {
  const origins: Origin[] = [];
  const byAnchor = new Map<Anchor, Origin>();
  let line = 0;
  let column = 0;
  for (const { anchor, start } of file.chunks) {
    const origin = { line, column, offset: start, anchor };
    origins.push(origin);
    byAnchor.set(anchor, origin);
    const starts = lineStarts(anchor);
    line += starts.length;
    column = starts.length === 0 ? column + anchor.text.length : anchor.text.length - (starts.at(-1) ?? 0);
  }
  const position = (anchor: Anchor, offset: number): Position => {
    const origin = byAnchor.get(anchor);
    if (origin === undefined) return { line: 0, column: 0 };
    const starts = lineStarts(anchor);
    const below = atOrBefore(starts, offset);
    const from = starts[below];
    return from === undefined
      ? { line: origin.line, column: origin.column + offset }
      : { line: origin.line + below + 1, column: offset - from };
  };
  return {
    start: (place) => position(place.anchor, place.start),
    end: (place) => position(place.anchor, place.end),
    offsetAt: (wanted) => offsetIn(origins, wanted),
    lines: line + 1,
  };
}

/** Where the text was repaired, lines are counted in the file's own characters; such a file is read as a whole anyway. */
function repaired(file: Chunked, original: Original): Positions {
  const starts = new Map(file.chunks.map(({ anchor, start }) => [anchor, start]));
  const lines = lineIndexOf(original.text);
  const position = (anchor: Anchor, offset: number) =>
    positionAt(lines, original.toFile((starts.get(anchor) ?? 0) + offset));
  return {
    start: (place) => position(place.anchor, place.start),
    end: (place) => position(place.anchor, place.end),
    offsetAt: (wanted) => offsetInLines(lines, wanted),
    lines: lines.starts.length,
  };
}

function offsetIn(origins: readonly Origin[], wanted: Position): number {
  let low = 0;
  let high = origins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const origin = origins[middle];
    if (origin !== undefined && startsBy(origin, wanted)) low = middle;
    else high = middle - 1;
  }
  const origin = origins[low];
  if (origin === undefined) return 0;
  const starts = lineStarts(origin.anchor);
  const line = wanted.line - origin.line;
  if (line > starts.length) return origin.offset + origin.anchor.text.length;
  const from = line <= 0 ? 0 : (starts[line - 1] ?? 0);
  const next = starts[Math.max(0, line)];
  const end = next === undefined ? origin.anchor.text.length : next - breakBefore(origin.anchor.text, next);
  return origin.offset + Math.min(end, from + Math.max(0, wanted.column - (line <= 0 ? origin.column : 0)));
}

function startsBy(origin: Origin, wanted: Position): boolean {
  return origin.line < wanted.line || (origin.line === wanted.line && origin.column <= wanted.column);
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
