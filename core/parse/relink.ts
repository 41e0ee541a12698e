// When a label comes to be defined or ceases to be, the pieces that refer to it read differently: they are parsed again.
import type { Slices } from "../text/slices.ts";
import { cutWindow } from "./cut.ts";
import { block, rowLine, sentinelOf } from "./line.ts";
import type { IsDefined } from "./markdown.ts";
import { type Piece, restated, type State, sameState } from "./piece.ts";

/** Replaces, in place, the pieces that mention a changed label. Returns how many were parsed. */
export function* relink(pieces: Piece[], changed: ReadonlySet<string>, isDefined: IsDefined): Slices<number> {
  let parsed = 0;
  if (changed.size === 0) return parsed;
  let moved: { readonly from: State; readonly to: State } | null = null;
  for (const [index, old] of pieces.entries()) {
    let piece = old;
    // The text of a table's head cells is part of the state before its rows.
    if (moved !== null && sameState(piece.before, moved.from)) piece = restated(piece, moved.to);
    if (piece.mentions.some((label) => changed.has(label))) {
      const next = pieces[index + 1];
      const sentinel = next === undefined ? "" : (sentinelOf(next.text, piece.text) ?? sentinelIn(piece.after));
      const [again, more] = cutWindow(piece.text, piece.before, sentinel, isDefined).pieces;
      parsed++;
      yield;
      // Definitions change what is in a block, never where one ends, so there is no more.
      if (again !== undefined && more === undefined) piece = again;
    }
    if (sameState(piece.after, old.after)) moved = null;
    else moved = { from: old.after, to: piece.after };
    pieces[index] = piece;
  }
  return parsed;
}

/** A cut that the line behind it does not give away by itself: a row that looks like any text. */
function sentinelIn(state: State): string {
  return state.type === "table" ? rowLine : block;
}
