// The text of a document after some edits, put together piece by piece as far as it is asked for, with the places where
// old pieces begin in it unchanged: there the cutting may stop.
import type { TextEdit } from "../text/edit.ts";
import type { Source } from "./cutter.ts";
import { headLength } from "./head.ts";
import type { Layout } from "./layout.ts";
import { lineEnd } from "./line.ts";
import { continues, type State } from "./piece.ts";

/** How far old pieces and edits are used up. */
export interface Progress {
  readonly piece: number;
  readonly edit: number;
}

export interface EditedSource extends Source {
  /** The old piece that begins at an offset of `text` and can be kept from there on, given the state that it meets. */
  resume(offset: number, state: State): Progress | null;
}

/** Opens the text from an old piece on; `from.edit` is the first edit that does not lie before that piece. */
export function editedSource(layout: Layout, edits: readonly TextEdit[], from: Progress): EditedSource {
  const { pieces, starts } = layout;
  const places = new Map<number, Progress>();
  let text = "";
  let { piece, edit } = from;
  /** Old text up to here is replaced. */
  let replaced = 0;
  let step = 1;

  /** True while the piece that comes next begins otherwise than it did, or begins the document but for its mark. */
  const isConcerned = (): boolean => {
    if (piece < headLength(pieces)) return true;
    const start = starts[piece] ?? 0;
    const next = edits[edit];
    return replaced > start || (next !== undefined && next.start <= headEnd(layout, piece));
  };
  const markPlace = (): void => {
    if (piece > from.piece && !isConcerned()) places.set(text.length, { piece, edit });
  };
  const take = (): void => {
    markPlace();
    const own = pieces[piece]?.text ?? "";
    const start = starts[piece] ?? 0;
    const end = start + own.length;
    const isLast = piece >= pieces.length - 1;
    let at = Math.max(start, Math.min(replaced, end));
    for (let next = edits[edit]; next !== undefined && (next.start < end || isLast); next = edits[++edit]) {
      text += own.slice(at - start, Math.max(at, next.start) - start) + next.text;
      at = Math.max(at, Math.min(next.end, end));
      replaced = next.end;
    }
    text += own.slice(at - start);
    piece++;
  };
  const extend = (): void => {
    for (let count = 0; (count < step || isConcerned()) && piece < pieces.length; count++) take();
    step *= 2;
    if (piece < pieces.length) markPlace();
  };

  if (pieces.length === 0) take();
  else extend();
  return {
    get text() {
      return text;
    },
    get next() {
      return pieces[piece]?.text ?? null;
    },
    extend,
    resume: (offset, state) => {
      const place = places.get(offset);
      const before = place === undefined ? undefined : pieces[place.piece]?.before;
      return place !== undefined && before !== undefined && continues(state, before) ? place : null;
    },
  };
}

/** The offset up to which an edit may change how a piece begins. */
export function headEnd(layout: Layout, piece: number): number {
  return (layout.starts[piece] ?? 0) + lineEnd(layout.pieces[piece]?.text ?? "", 0);
}
