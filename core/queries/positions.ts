// Lines and columns of places, chunk by chunk: an edit in one chunk costs counting that chunk's lines again and no other's.
import type { Chunkwise } from "../index/chunkwise.ts";
import { lazyFor } from "../index/lazy.ts";
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
  /** The line that a chunk starts on, at its beginning; -1 for one that starts inside a line or is not in the document. */
  lineOf(anchor: Anchor): number;
  /** The offset in the document; what lies beyond a line's or the document's end stands at that end. */
  offsetAt(position: Position): number;
  /** How many lines the document has; at least 1. */
  readonly lines: number;
  /** The same object while the chunks that stay start on the lines that they started on. */
  readonly origins: object;
}

/** As much of a document as lines and columns depend on. A file tells by itself which chunk an anchor is. */
export type Chunked = Pick<Reading, "chunks" | "original"> &
  Partial<Pick<Reading, "defects">> & { rankOf?(anchor: Anchor): number; ofChunks?: Chunkwise };

/** Where chunks start, by rank: the line, and the column where one starts inside a line. */
interface Origins {
  readonly lines: Uint32Array;
  readonly columns: Uint32Array;
}

const cache = new WeakMap<Chunked, Positions>();

export function positionsOf(file: Chunked): Positions {
  let positions = cache.get(file);
  if (positions === undefined) cache.set(file, (positions = build(file)));
  return positions;
}

/**
 * The line that a chunk starts on, where that alone says the lines and columns of all that stands in it; else -1. A chunk that
 * starts inside a line or after a byte order mark, and one in which something was repaired, takes its columns from elsewhere.
 */
export function firmLine(file: Chunked, anchor: Anchor): number {
  const line = positionsOf(file).lineOf(anchor);
  const { original, defects } = file;
  if (line < 0 || original === null) return line;
  return line === 0 || defects === undefined || repairedIn(defects).has(anchor) ? -1 : line;
}

const repairedIn = lazyFor(
  (defects: NonNullable<Chunked["defects"]>): ReadonlySet<Anchor> => new Set(defects.map(({ at }) => at.anchor)),
);

function build(file: Chunked): Positions {
  const { chunks, original } = file;
  const origins = originsOf(file.ofChunks?.(extentOf) ?? chunks.map(({ anchor }) => extentOf(anchor)));
  const line = origins.lines[chunks.length] ?? 0;
  const rankOf = file.rankOf ?? rankIn(chunks);
  // Repairing damaged text changes no line ending, so lines are the same in the file and only columns differ.
  const toFile = (offset: number) => (original === null ? offset : original.toFile(offset));
  /** A byte order mark stands before the text that was read, in its first line. */
  const lineInFile = (number: number, start: number) => (number === 0 ? 0 : toFile(start));

  const position = (anchor: Anchor, offset: number): Position => {
    const rank = rankOf(anchor);
    const chunk = chunks[rank];
    if (chunk === undefined) return { line: 0, column: 0 };
    const starts = lineStarts(anchor);
    const below = atOrBefore(starts, offset);
    const number = (origins.lines[rank] ?? 0) + below + 1;
    const start = chunk.start + (starts[below] ?? -(origins.columns[rank] ?? 0));
    return { line: number, column: toFile(chunk.start + offset) - lineInFile(number, start) };
  };
  return {
    start: (place) => position(place.anchor, place.start),
    end: (place) => position(place.anchor, place.end),
    lineOf(anchor) {
      const rank = rankOf(anchor);
      return rank < 0 || origins.columns[rank] !== 0 ? -1 : (origins.lines[rank] ?? 0);
    },
    offsetAt(wanted) {
      if (wanted.line > line) return toFile(endOf(chunks));
      const number = Math.max(0, wanted.line);
      const { start, end } = lineSpan(chunks, origins, number);
      return Math.min(toFile(end), lineInFile(number, start) + Math.max(0, wanted.column));
    },
    lines: line + 1,
    origins,
  };
}

/**
 * How many lines end in a chunk, and how many characters it has behind the last of them, as one number: the lines are whole,
 * the characters a fraction.
 */
function extentOf(anchor: Anchor): number {
  const starts = lineStarts(anchor);
  return starts.length + (anchor.text.length - (starts.at(-1) ?? 0)) / unit;
}

/** No text is as long. */
const unit = 2 ** 30;

/** One more entry than there are chunks: where a further one would start. */
const originsOf = lazyFor((extents: readonly number[]): Origins => {
  const lines = new Uint32Array(extents.length + 1);
  const columns = new Uint32Array(extents.length + 1);
  for (let rank = 0; rank < extents.length; rank++) {
    const extent = extents[rank] ?? 0;
    const ended = Math.floor(extent);
    lines[rank + 1] = (lines[rank] ?? 0) + ended;
    columns[rank + 1] = (ended === 0 ? (columns[rank] ?? 0) : 0) + (extent - ended) * unit;
  }
  return { lines, columns };
});

function rankIn(chunks: Chunked["chunks"]): (anchor: Anchor) => number {
  const ranks = new Map<Anchor, number>(chunks.map(({ anchor }, rank) => [anchor, rank]));
  return (anchor) => ranks.get(anchor) ?? -1;
}

/** A line that the document has, without its ending, in the text that was read. */
function lineSpan(chunks: Chunked["chunks"], { lines, columns }: Origins, line: number): Span {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const first = lines[middle] ?? 0;
    if (first < line || (first === line && columns[middle] === 0)) low = middle;
    else high = middle - 1;
  }
  const chunk = chunks[low];
  if (chunk === undefined) return { start: 0, end: 0 };
  const below = line - (lines[low] ?? 0);
  const start = chunk.start + (below === 0 ? 0 : (lineStarts(chunk.anchor)[below - 1] ?? 0));
  for (let rank = low; ; rank++) {
    const { anchor, start: from } = chunks[rank] ?? { anchor: null, start: 0 };
    if (anchor === null) return { start, end: endOf(chunks) };
    const next = lineStarts(anchor)[Math.max(0, line - (lines[rank] ?? 0))];
    if (next !== undefined) return { start, end: from + next - breakBefore(anchor.text, next) };
  }
}

function endOf(chunks: Chunked["chunks"]): number {
  const last = chunks.at(-1);
  return last === undefined ? 0 : last.start + last.anchor.text.length;
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
