// Walks a text from a known state and hands out its pieces, in windows small enough for the parser. A window that ends
// inside an open block grows by doubling, so that even a comment that is never closed costs no more than a few parses.
import { cutWindow } from "./cut.ts";
import { fencePieces } from "./fence.ts";
import { fenceOpening, isWhole, nextLine, sentinelOf } from "./line.ts";
import type { IsDefined } from "./markdown.ts";
import type { Piece, State } from "./piece.ts";

/** Text that comes to hand bit by bit. */
export interface Source {
  /** What is known of the text so far; it only grows. */
  readonly text: string;
  /** The text right behind it, at least a line of it; null when `text` reaches to the end of the document. */
  readonly next: string | null;
  /** Makes `text` longer; called only while `next` is not null. */
  extend(): void;
}

/** Takes the next piece, in order; true to stop. `parsed` is false for pieces that needed no parser. */
export type Emit = (piece: Piece, parsed: boolean) => boolean;

/** Characters given to the parser at once: beyond this it gets slower by the character, below it by the call. */
const windowLength = 4096;

/** Cuts the source from the offset `from` on, which starts in the state `before`, until it ends or `emit` says stop. */
export function cutSource(source: Source, from: number, before: State, isDefined: IsDefined, emit: Emit): void {
  let at = from;
  let state = before;
  let least = 0;
  while (at < source.text.length || source.next !== null) {
    const rest = source.text.slice(at);
    let pieces: readonly Piece[] = [];
    const isFence = state.type === "fence" || (state.type === "normal" && fenceOpening(rest, 0) !== null);
    const end = isFence ? rest.length : windowEnd(rest, least);
    const following = end < rest.length ? rest.slice(end) : source.next;
    if (rest === "" || (following !== null && !isWhole(rest.slice(0, end)))) {
      source.extend();
      continue;
    }
    if (isFence) {
      pieces = fencePieces(rest, state, following);
    } else {
      const sentinel = following === null ? "" : sentinelOf(following, rest.slice(0, end));
      if (sentinel !== null) {
        const cut = cutWindow(rest.slice(0, end), state, sentinel, isDefined);
        pieces = cut.open ? cut.pieces.slice(0, -1) : cut.pieces;
        least = cut.open ? 2 * (cut.pieces[cut.pieces.length - 1]?.text.length ?? 0) : 0;
      }
    }
    for (const piece of pieces) {
      if (emit(piece, !isFence)) return;
      at += piece.text.length;
      state = piece.after;
    }
    if (pieces.length === 0 && end === rest.length) source.extend();
  }
}

/** Where the window at the start of `text` ends: at a line that may begin a piece, at the first fence, or with the text. */
function windowEnd(text: string, least: number): number {
  const wanted = Math.max(least, windowLength);
  for (let at = nextLine(text, 0); at < text.length; at = nextLine(text, at)) {
    if (at < least) continue;
    if (at >= wanted ? sentinelOf(text.slice(at), text.slice(0, at)) !== null : fenceOpening(text, at) !== null)
      return at;
  }
  return text.length;
}
