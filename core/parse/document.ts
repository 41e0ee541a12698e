// A document as its pieces. Immutable: an edit yields a new document that shares every piece the edit left as it was.
import { sortEdits, type TextEdit } from "../text/edit.ts";
import { cutSource, type Source } from "./cutter.ts";
import { changedLabels, type Definitions, guessLabels, noDefinitions, replaceDefinitions } from "./definitions.ts";
import { headPieces, isUnclosed, mayCloseHead } from "./head.ts";
import { indexAt, joinLayout, type Layout, layoutOf, type Segment } from "./layout.ts";
import { normal, type Piece } from "./piece.ts";
import { relink } from "./relink.ts";
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
  /** The whole text. Joined on each call: cheap enough to save a file, too dear for a keystroke. */
  text(): string;
}

/** Cuts and parses a text. Total: any string is a document. */
export function parseDocument(text: string): ParsedDocument {
  const guess = guessLabels(text);
  const source: Source = { text, next: null, extend: () => undefined };
  const pieces = [...headPieces(source, true)];
  const from = pieces.reduce((length, piece) => length + piece.text.length, 0);
  let parsed = 0;
  cutSource(
    source,
    from,
    normal,
    (label) => guess.has(label),
    (piece) => {
      pieces.push(piece);
      parsed++;
      return false;
    },
  );
  const definitions = replaceDefinitions(noDefinitions, [], pieces);
  const changed = changedLabels(guess, definitions.keys());
  parsed += relink(pieces, changed, (label) => definitions.has(label));
  return documentOf(layoutOf(pieces), definitions, parsed);
}

/**
 * The document after some edits, all of which count from the text before any of them. Parses what the edits touch and
 * what reads differently for it. Edits that overlap or lie outside the text change nothing: the document itself comes back.
 */
export function editDocument(document: ParsedDocument, edits: readonly TextEdit[]): ParsedDocument {
  const sorted = sortEdits(edits, document.length);
  if (sorted.type !== "sorted" || edits.length === 0) return document;
  const isDefined = (label: string): boolean => document.definitions.has(label);
  const wasUnclosed = isUnclosed(document.pieces);
  const options = { isDefined, fromStart: false, mayClose: !wasUnclosed };
  let { segments, parsed } = spliceEdits(document, sorted.edits, options);
  if (wasUnclosed && mayCloseHead(comeIn(segments))) {
    ({ segments, parsed } = spliceEdits(document, sorted.edits, { isDefined, fromStart: true, mayClose: true }));
  }
  const definitions = replaceDefinitions(document.definitions, goneIn(document, segments), comeIn(segments));
  if (definitions === document.definitions) return documentOf(joinLayout(document, segments), definitions, parsed);
  const pieces = [...joinLayout(document, segments).pieces];
  const changed = changedLabels(document.definitions.keys(), definitions.keys());
  parsed += relink(pieces, changed, (label) => definitions.has(label));
  return documentOf(layoutOf(pieces), definitions, parsed);
}

/** The index of the piece that an offset lies in; a place between two pieces belongs to the later one. */
export function pieceAt(document: ParsedDocument, offset: number): number {
  return indexAt(document.starts, offset);
}

function documentOf(layout: Layout, definitions: Definitions, parsed: number): ParsedDocument {
  const text = (): string => layout.pieces.map((piece) => piece.text).join("");
  return { ...layout, definitions, parsed, text };
}

function comeIn(segments: readonly Segment[]): readonly Piece[] {
  return segments.flatMap((part) => ("pieces" in part ? part.pieces : []));
}

function goneIn(layout: Layout, segments: readonly Segment[]): readonly Piece[] {
  const gone: Piece[] = [];
  let at = 0;
  for (const part of segments) {
    if ("pieces" in part) continue;
    if (part.to > part.from) {
      gone.push(...layout.pieces.slice(at, part.from));
      at = part.to;
    }
  }
  return gone.concat(layout.pieces.slice(at));
}
