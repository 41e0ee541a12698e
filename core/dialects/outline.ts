// The segments of a whole document in one list, taken over from the document before an edit wherever it left them alone.
import { type ParsedDocument, pieceDifference } from "../parse/document.ts";
import { pieceBlocks } from "../parse/pieceBlocks.ts";
import { type Difference, replaced, sumsAgain } from "../text/difference.ts";
import { indexAt } from "../text/rising.ts";
import type { Slices } from "../text/slices.ts";
import { segmentsOf, type Segment } from "./facts.ts";
import type { House } from "./house.ts";

export interface Outline {
  readonly document: ParsedDocument;
  readonly segments: readonly Segment[];
  /** For each piece the index of its first segment, and at the end how many there are. */
  readonly firstOf: Uint32Array;
  /** Where the segments differ from those of the outline before; all of them without one. */
  readonly difference: Difference;
}

const nothing = new Uint32Array(1);

/** The outline of a document that follows the one of `previous`, if any. */
export function* outlineOf(document: ParsedDocument, previous: Outline | null, house: House): Slices<Outline> {
  const whole: Difference = { from: 0, endBefore: 0, endAfter: document.pieces.length };
  const pieces = previous === null ? whole : pieceDifference(previous.document, document);
  const found: Segment[] = [];
  const counts: number[] = [];
  for (let index = pieces.from; index < pieces.endAfter; index++) {
    const piece = document.pieces[index];
    const own = piece ? segmentsOf(piece, house) : [];
    for (const segment of own) found.push(segment);
    counts.push(own.length);
    if (index % 8 === 0) yield;
  }
  const old = previous?.firstOf ?? nothing;
  const from = old[pieces.from] ?? 0;
  const endBefore = old[pieces.endBefore] ?? 0;
  return {
    document,
    segments: replaced(previous?.segments ?? [], from, endBefore, found),
    firstOf: sumsAgain(old, pieces, counts),
    difference: { from, endBefore, endAfter: from + found.length },
  };
}

/** The index of the piece that a segment lies in. */
export function pieceOf({ firstOf }: Outline, segment: number): number {
  return indexAt(firstOf, segment);
}

/** Where a segment starts in the document; the end of the document for the one behind the last. */
export function startOf(outline: Outline, index: number): number {
  const { document, segments } = outline;
  const segment = segments[index];
  if (index === 0) return 0;
  if (!segment) return document.length;
  const start = document.starts[pieceOf(outline, index)] ?? 0;
  return start + (segment.from === 0 ? 0 : (pieceBlocks(segment.piece)[segment.from]?.start ?? 0));
}
