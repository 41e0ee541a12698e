// A document as its pieces. Immutable: an edit yields a new document that shares every piece the edit left as it was.
import { type Difference, differenceOf } from "../text/difference.ts";
import { sortEdits, type TextEdit } from "../text/edit.ts";
import { indexAt } from "../text/rising.ts";
import { inOneGo, type Slices } from "../text/slices.ts";
import { cutSource, type Source } from "./cutter.ts";
import { changedLabels, type Definitions, guessLabels, noDefinitions, replaceDefinitions } from "./definitions.ts";
import { headPieces, isUnclosed, mayCloseHead } from "./head.ts";
import { joinLayout, type Layout, layoutOf, type Segment } from "./layout.ts";
import { normal, type Piece } from "./piece.ts";
import { relink } from "./relink.ts";
import { recallFrom, type Shed, shedAgain } from "./shed.ts";
import { spliceEdits } from "./splice.ts";

export type { Definitions } from "./definitions.ts";
export type { Piece, State } from "./piece.ts";

export interface ParsedDocument extends Layout {
  /** In order and without gaps; empty for the empty text. A function of the text alone, however it was arrived at. */
  readonly pieces: readonly Piece[];
  /** Labels of link and footnote definitions, with how many pieces define them; those of footnotes start with "[^". */
  readonly definitions: Definitions;
  /** Pieces that the call which made this document got from the parser; fences and front matter need none. */
  readonly parsed: number;
  /** Pieces that late edits took away, in case they come back. */
  readonly shed: readonly Shed[];
  /** Tells this document from every other. */
  readonly mark: object;
  /** Where its pieces differ from those of the document that was edited, by that one's mark; null where that is not known. */
  readonly edited: { readonly mark: object; readonly difference: Difference } | null;
  /** The whole text. Joined on each call: cheap enough to save a file, too dear for a keystroke. */
  text(): string;
}

/** Cuts and parses a text. Total: any string is a document. */
export function parseDocument(text: string): ParsedDocument {
  return inOneGo(parseInSlices(text));
}

/** The same, a few kilobytes a slice; `take` is told of each piece as soon as it is there, while it is new. */
export function* parseInSlices(text: string, take?: (piece: Piece) => void): Slices<ParsedDocument> {
  const guess = guessLabels(text);
  const source: Source = { text, next: null, extend: () => undefined };
  const pieces = [...headPieces(source, true)];
  const at = pieces.reduce((length, piece) => length + piece.text.length, 0);
  const known = { isDefined: (label: string): boolean => guess.has(label), recall: () => null };
  let parsed = 0;
  yield* cutSource(source, { at, state: normal }, known, (piece, byParser) => {
    pieces.push(piece);
    take?.(piece);
    if (byParser) parsed++;
    return false;
  });
  const definitions = replaceDefinitions(noDefinitions, [], pieces);
  const changed = changedLabels(guess, definitions.keys());
  parsed += yield* relink(pieces, changed, (label) => definitions.has(label));
  return documentOf(layoutOf(pieces), definitions, parsed, [], null);
}

/**
 * The document after some edits, all of which count from the text before any of them. Parses what the edits touch and
 * what reads differently for it. Edits that overlap or lie outside the text change nothing: the document itself comes back.
 */
export function editDocument(document: ParsedDocument, edits: readonly TextEdit[]): ParsedDocument {
  return inOneGo(editInSlices(document, edits));
}

/** The same in slices: an edit that opens or closes a fence may concern all that follows. */
export function* editInSlices(document: ParsedDocument, edits: readonly TextEdit[]): Slices<ParsedDocument> {
  const sorted = sortEdits(edits, document.length);
  if (sorted.type !== "sorted" || edits.length === 0) return document;
  const isDefined = (label: string): boolean => document.definitions.has(label);
  const known = { isDefined, recall: recallFrom(document.shed, document.pieces, isDefined) };
  const wasUnclosed = isUnclosed(document.pieces);
  let splice = yield* spliceEdits(document, sorted.edits, { ...known, fromStart: false, mayClose: !wasUnclosed });
  if (wasUnclosed && mayCloseHead(newPieces(splice.segments))) {
    splice = yield* spliceEdits(document, sorted.edits, { ...known, fromStart: true, mayClose: true });
  }
  const { segments, parsed } = splice;
  const gone = goneRanges(document, segments);
  const lost = gone.flatMap(([from, to]) => document.pieces.slice(from, to));
  const definitions = replaceDefinitions(document.definitions, lost, newPieces(segments));
  const shed = shedAgain(document.shed, document.pieces, gone, document.definitions);
  const layout = joinLayout(document, segments);
  if (definitions === document.definitions) {
    const edited = { mark: document.mark, difference: aroundKept(document, segments, layout) };
    return documentOf(layout, definitions, parsed, shed, edited);
  }
  const pieces = [...layout.pieces];
  const changed = changedLabels(document.definitions.keys(), definitions.keys());
  const again = yield* relink(pieces, changed, (label) => definitions.has(label));
  return documentOf(layoutOf(pieces), definitions, parsed + again, shed, null);
}

/** The index of the piece that an offset lies in; a place between two pieces belongs to the later one. */
export function pieceAt(document: ParsedDocument, offset: number): number {
  return indexAt(document.starts, offset);
}

/** Part of a document's text. Offsets outside it are moved into it. */
export function textBetween(document: ParsedDocument, from: number, to: number): string {
  const start = Math.max(0, from);
  let text = "";
  for (let index = pieceAt(document, start); index < document.pieces.length; index++) {
    const at = document.starts[index] ?? 0;
    if (at >= to) break;
    text += document.pieces[index]?.text.slice(Math.max(0, start - at), to - at) ?? "";
  }
  return text;
}

function documentOf(
  layout: Layout,
  definitions: Definitions,
  parsed: number,
  shed: readonly Shed[],
  edited: ParsedDocument["edited"],
): ParsedDocument {
  const text = (): string => layout.pieces.map((piece) => piece.text).join("");
  return { ...layout, definitions, parsed, shed, mark: {}, edited, text };
}

/** Where the pieces of two documents differ; known without a look at them where one is the other after an edit. */
export function pieceDifference(before: ParsedDocument, after: ParsedDocument): Difference {
  const { edited } = after;
  return edited?.mark === before.mark ? edited.difference : differenceOf(before.pieces, after.pieces);
}

/** The stretch between the old pieces that begin and those that end the new layout. */
function aroundKept(old: Layout, segments: readonly Segment[], { pieces }: Layout): Difference {
  const parts = segments.filter((part) => ("pieces" in part ? part.pieces.length > 0 : part.to > part.from));
  const [first, last] = [parts[0], parts.at(-1)];
  const from = first !== undefined && "from" in first && first.from === 0 ? first.to : 0;
  const isKept = last !== undefined && "from" in last && last.to === old.pieces.length && last.from >= from;
  const endBefore = isKept ? last.from : old.pieces.length;
  return { from, endBefore, endAfter: pieces.length - (old.pieces.length - endBefore) };
}

function newPieces(segments: readonly Segment[]): readonly Piece[] {
  return segments.flatMap((part) => ("pieces" in part ? part.pieces : []));
}

/** The ranges of old pieces that no segment keeps. */
function goneRanges(old: Layout, segments: readonly Segment[]): (readonly [from: number, to: number])[] {
  const gone: (readonly [number, number])[] = [];
  let at = 0;
  for (const part of segments) {
    if ("pieces" in part || part.to <= part.from) continue;
    if (part.from > at) gone.push([at, part.from]);
    at = part.to;
  }
  if (at < old.pieces.length) gone.push([at, old.pieces.length]);
  return gone;
}
