// When a label comes to be defined or ceases to be, the pieces that refer to it read differently: they are parsed again.
import { cutWindow } from "./cut.ts";
import type { Opening } from "./line.ts";
import type { IsDefined } from "./markdown.ts";
import { type Piece, restated, type State, sameState } from "./piece.ts";

/** Replaces, in place, the pieces that mention a changed label. Returns how many were parsed. */
export function relink(pieces: Piece[], changed: ReadonlySet<string>, isDefined: IsDefined): number {
  let parsed = 0;
  if (changed.size === 0) return parsed;
  let moved: { readonly from: State; readonly to: State } | null = null;
  for (const [index, old] of pieces.entries()) {
    let piece = old;
    // The text of a table's head cells is part of the state before its rows.
    if (moved !== null && sameState(piece.before, moved.from)) piece = restated(piece, moved.to);
    if (piece.mentions.some((label) => changed.has(label))) {
      const next = index + 1 < pieces.length ? openingBehind(piece.after) : null;
      const [again, more] = cutWindow(piece.text, piece.before, next, isDefined).pieces;
      parsed++;
      // Definitions change what is in a block, never where one ends, so there is no more.
      if (again !== undefined && more === undefined) piece = again;
    }
    if (sameState(piece.after, old.after)) moved = null;
    else moved = { from: old.after, to: piece.after };
    pieces[index] = piece;
  }
  return parsed;
}

function openingBehind(state: State): Opening {
  if (state.type === "list") return `item${state.marker}` as Opening;
  return state.type === "table" ? "row" : "block";
}
