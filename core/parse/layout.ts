// Where the pieces of a document lie. Plain arrays of numbers: what an edit costs beyond its own pieces is copying these.
import type { Piece } from "./piece.ts";

export interface Layout {
  readonly pieces: readonly Piece[];
  /** The offset at which each piece starts. */
  readonly starts: Uint32Array;
  /** The zero-based line on which each piece starts. */
  readonly lines: Uint32Array;
  readonly length: number;
}

/** Some pieces of an older layout, from one index up to another, or pieces that are new. */
export type Segment = { readonly from: number; readonly to: number } | { readonly pieces: readonly Piece[] };

const empty: Layout = { pieces: [], starts: new Uint32Array(0), lines: new Uint32Array(0), length: 0 };

/** The layout of pieces that follow each other. */
export function layoutOf(pieces: readonly Piece[]): Layout {
  return joinLayout(empty, [{ pieces }]);
}

/** Joins segments of `old` and new pieces, in order. */
export function joinLayout(old: Layout, segments: readonly Segment[]): Layout {
  const parts = segments.map((part) => ("pieces" in part ? part.pieces : old.pieces.slice(part.from, part.to)));
  const pieces = parts.length <= 3 ? ([] as Piece[]).concat(...parts) : parts.flat();
  const starts = new Uint32Array(pieces.length);
  const lines = new Uint32Array(pieces.length);
  let [index, start, line] = [0, 0, 0];
  for (const part of segments) {
    if ("pieces" in part) {
      for (const piece of part.pieces) {
        starts[index] = start;
        lines[index++] = line;
        start += piece.text.length;
        line += piece.breaks;
      }
    } else if (part.to > part.from) {
      copyShifted(old.starts, part, starts, index, start);
      copyShifted(old.lines, part, lines, index, line);
      index += part.to - part.from;
      const last = old.pieces[part.to - 1];
      start = (starts[index - 1] ?? 0) + (last?.text.length ?? 0);
      line = (lines[index - 1] ?? 0) + (last?.breaks ?? 0);
    }
  }
  return { pieces, starts, lines, length: start };
}

/** The index of the last piece that starts at or before a value of one of the arrays; 0 when there is none. */
export function indexAt(values: Uint32Array, value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function copyShifted(
  from: Uint32Array,
  range: { readonly from: number; readonly to: number },
  to: Uint32Array,
  at: number,
  first: number,
): void {
  const shift = first - (from[range.from] ?? 0);
  to.set(from.subarray(range.from, range.to), at);
  if (shift === 0) return;
  const end = at + range.to - range.from;
  for (let index = at; index < end; index++) to[index] = (to[index] ?? 0) + shift;
}
