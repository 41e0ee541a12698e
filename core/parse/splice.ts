// Finds what edits do to the pieces: cuts again from the piece that an edit touches, and stops at the first old piece that
// starts in the state it was parsed in. Everything before and behind is kept as it is.
import type { TextEdit } from "../text/edit.ts";
import type { Slices } from "../text/slices.ts";
import { cutSource, type Known } from "./cutter.ts";
import { type EditedSource, editedSource, headEnd } from "./editedSource.ts";
import { opensPart } from "./fence.ts";
import { headLength, headPieces } from "./head.ts";
import { indexAt } from "../text/rising.ts";
import type { Layout, Segment } from "./layout.ts";
import { lineEnd, nextLine, sentinelOf } from "./line.ts";
import { normal, type Piece, restated, type State, sameState } from "./piece.ts";

/** What becomes of the pieces of a layout. */
export interface Splice {
  readonly segments: readonly Segment[];
  /** Pieces that came out of the parser. */
  readonly parsed: number;
}

export interface SpliceOptions extends Known {
  /** Cut from the first piece on, wherever the edits are. */
  readonly fromStart: boolean;
  /** False when no line of the old text can close front matter. */
  readonly mayClose: boolean;
}

/** Applies edits, which must be sorted and at least one, to the pieces of a document. */
export function* spliceEdits(layout: Layout, edits: readonly TextEdit[], options: SpliceOptions): Slices<Splice> {
  const old = layout.pieces;
  const segments: Segment[] = [];
  let parsed = 0;
  let done = { piece: 0, edit: 0 };
  /** The state of the parser before the old piece `done.piece`, as far as it is kept. */
  let state: State = normal;

  const keepUntil = (until: number): void => {
    const moved: Piece[] = [];
    let at = done.piece;
    for (let next = old[at]; next !== undefined && at < until && !sameState(next.before, state); next = old[++at]) {
      const piece = restated(next, state);
      moved.push(piece);
      state = piece.after;
    }
    segments.push({ pieces: moved }, { from: at, to: until });
    if (until > at) state = old[until - 1]?.after ?? state;
    done = { piece: until, edit: done.edit };
  };
  const cutFrom = function* (source: EditedSource, isStart: boolean): Slices<void> {
    const pieces: Piece[] = [];
    segments.push({ pieces });
    done = { piece: old.length, edit: edits.length };
    let reached = 0;
    const add = (piece: Piece): void => {
      pieces.push(piece);
      reached += piece.text.length;
      state = piece.after;
    };
    const isBack = (): boolean => {
      const place = source.resume(reached, state);
      if (place !== null) done = place;
      return place !== null;
    };
    if (isStart) for (const piece of headPieces(source, options.mayClose)) add(piece);
    if (reached > 0 && isBack()) return;
    yield* cutSource(source, { at: reached, state }, options, (piece, byParser) => {
      add(piece);
      if (byParser) parsed++;
      return isBack();
    });
  };

  if (options.fromStart) yield* cutFrom(editedSource(layout, edits, done), true);
  for (let edit = edits[done.edit]; edit !== undefined; edit = edits[done.edit]) {
    const { source, first } = startOf(layout, edits, done.edit, edit);
    keepUntil(first);
    yield* cutFrom(source, first === 0);
  }
  keepUntil(old.length);
  return { segments, parsed };
}

/** Where the cutting must start for an edit: at the piece that holds it, or before, if that piece may begin otherwise now. */
function startOf(
  layout: Layout,
  edits: readonly TextEdit[],
  index: number,
  edit: TextEdit,
): { readonly source: EditedSource; readonly first: number } {
  const open = (first: number): { readonly source: EditedSource; readonly first: number } => ({
    source: editedSource(layout, edits, { piece: first, edit: index }),
    first,
  });
  const piece = indexAt(layout.starts, edit.start);
  const isHead = piece < headLength(layout.pieces);
  if (isHead) return open(0);
  const here = open(piece);
  if (edit.start > headEnd(layout, piece) || beginsAlike(layout, piece, here.source)) return here;
  return open(piece - 1 < headLength(layout.pieces) ? 0 : piece - 1);
}

/** True when the piece before is parsed the same whether the old or the new first line follows it. */
function beginsAlike(layout: Layout, index: number, source: EditedSource): boolean {
  const before = layout.pieces[index - 1];
  const old = layout.pieces[index];
  const { text } = source;
  const isWholeLine = nextLine(text, 0) > lineEnd(text, 0) || source.next === null;
  if (before === undefined || old === undefined || text === "" || !isWholeLine) return false;
  if (before.after.type === "fence") return opensPart(text, before.text);
  const sentinel = sentinelOf(text, before.text);
  return sentinel !== null && sentinel === sentinelOf(old.text, before.text);
}
