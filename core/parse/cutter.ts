// Walks a text from a known state and hands out its pieces, in windows small enough for the parser. A window that ends
// inside an open block grows by doubling, so that even a comment that is never closed costs no more than a few parses.
import type { Slices } from "../text/slices.ts";
import { commentPiece } from "./comment.ts";
import { cutWindow } from "./cut.ts";
import { fencePieces } from "./fence.ts";
import { commentMark, opensRaw, isWhole, nextLine, sentinelOf } from "./line.ts";
import type { IsDefined } from "./markdown.ts";
import type { Piece, State } from "./piece.ts";
import { plainPiece } from "./plain.ts";
import type { Recall } from "./shed.ts";

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

/** Characters given to the parser at once: what is behind may need no parser, and each call costs as much as some hundred. */
const windowLength = 512;

/** What the parser is told besides the text. */
export interface Known {
  readonly isDefined: IsDefined;
  readonly recall: Recall;
}

/** Cuts the source from an offset and a state on, until it ends or `emit` says stop. One window is one slice. */
export function* cutSource(source: Source, from: { at: number; state: State }, known: Known, emit: Emit): Slices<void> {
  let { at, state } = from;
  let least = 0;
  while (at < source.text.length || source.next !== null) {
    const rest = source.text.slice(at);
    if (source.next !== null && (rest === "" || !isWhole(rest))) {
      source.extend();
      continue;
    }
    const isRaw = state.type === "fence" || (state.type === "normal" && opensRaw(rest, 0));
    const recalled = known.recall(rest, source.next, state);
    const single = recalled ?? (isRaw ? null : plainPiece(rest, source.next, state, known.isDefined));
    let pieces: readonly Piece[] = single === null ? [] : [single];
    let end = rest.length;
    if (single === null && isRaw) {
      pieces = rawPieces(rest, state, source.next);
    } else if (single === null) {
      end = windowEnd(rest, least);
      const following = end < rest.length ? rest.slice(end) : source.next;
      const sentinel = following === null ? "" : sentinelOf(following, rest.slice(0, end));
      const cut = sentinel === null ? null : cutWindow(rest.slice(0, end), state, sentinel, known.isDefined);
      if (cut !== null) {
        pieces = cut.open ? cut.pieces.slice(0, -1) : cut.pieces;
        least = cut.open ? 2 * (cut.pieces[cut.pieces.length - 1]?.text.length ?? 0) : 0;
      }
    }
    for (const piece of pieces) {
      if (emit(piece, recalled === null && !isRaw)) return;
      at += piece.text.length;
      state = piece.after;
    }
    if (pieces.length === 0 && end === rest.length) source.extend();
    yield;
  }
}

function rawPieces(text: string, state: State, next: string | null): readonly Piece[] {
  if (state.type === "fence" || !text.startsWith(commentMark)) return fencePieces(text, state, next);
  const piece = commentPiece(text, next !== null);
  return piece === null ? [] : [piece];
}

/** Where the window at the start of `text` ends: at a line that may begin a piece, or that opens raw text, or with it. */
function windowEnd(text: string, least: number): number {
  const wanted = Math.max(least, windowLength);
  for (let at = nextLine(text, 0); at < text.length; at = nextLine(text, at)) {
    if (at < least) continue;
    if (at >= wanted ? sentinelOf(text.slice(at), text.slice(0, at)) !== null : opensRaw(text, at)) return at;
  }
  return text.length;
}
