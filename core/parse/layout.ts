// Where the pieces of a document lie. Plain arrays: what an edit costs beyond its own pieces is one copy of each.
import type { Piece } from "./piece.ts";

export interface Layout {
  readonly pieces: readonly Piece[];
  /** The offset at which each piece starts. */
  readonly starts: Uint32Array;
  readonly length: number;
}

/** Some pieces of an older layout, from one index up to another, or pieces that are new. */
export type Segment = { readonly from: number; readonly to: number } | { readonly pieces: readonly Piece[] };

const empty: Layout = { pieces: [], starts: new Uint32Array(0), length: 0 };

/** The layout of pieces that follow each other. */
export function layoutOf(pieces: readonly Piece[]): Layout {
  return joinLayout(empty, [{ pieces }]);
}

/** Joins segments of `old` and new pieces, in order. */
export function joinLayout(old: Layout, segments: readonly Segment[]): Layout {
  const parts = segments.filter((part) => ("pieces" in part ? part.pieces.length : part.to - part.from) > 0);
  const pieces = joinPieces(old, parts);
  const starts = new Uint32Array(pieces.length);
  let index = 0;
  let start = 0;
  for (const part of parts) {
    if ("pieces" in part) {
      for (const piece of part.pieces) {
        starts[index++] = start;
        start += piece.text.length;
      }
    } else {
      const shift = start - (old.starts[part.from] ?? 0);
      starts.set(old.starts.subarray(part.from, part.to), index);
      const end = index + part.to - part.from;
      if (shift === 0) index = end;
      for (; index < end; index++) starts[index] = (starts[index] ?? 0) + shift;
      start = (starts[end - 1] ?? 0) + (old.pieces[part.to - 1]?.text.length ?? 0);
    }
  }
  return { pieces, starts, length: start };
}

function joinPieces(old: Layout, parts: readonly Segment[]): readonly Piece[] {
  const [head, middle, tail] = parts;
  const isSplice = head !== undefined && middle !== undefined && tail !== undefined && parts.length === 3;
  if (
    isSplice &&
    "from" in head &&
    "pieces" in middle &&
    "from" in tail &&
    head.from === 0 &&
    middle.pieces.length < 1000
  ) {
    // By far the most common: one copy, and no lists in between for the garbage collector.
    const pieces = old.pieces.slice(0, tail.to);
    pieces.splice(head.to, tail.from - head.to, ...middle.pieces);
    return pieces;
  }
  const lists = parts.map((part) => ("pieces" in part ? part.pieces : old.pieces.slice(part.from, part.to)));
  return lists.length < 1000 ? ([] as Piece[]).concat(...lists) : lists.flat();
}
