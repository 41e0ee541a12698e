// From the text of a document to its reading. What an edit left alone is taken over, object for object.
import type { Reading } from "../model/reading.ts";
import { type ParsedDocument, pieceDifference } from "../parse/document.ts";
import type { Slices } from "../text/slices.ts";
import { assemble, type Assembled } from "./assemble.ts";
import { type ChunkList, readChunks } from "./chunkList.ts";
import type { House } from "./house.ts";
import { outlineOf, type Outline } from "./outline.ts";
import { survey, surveyStands, type Survey } from "./survey.ts";

/** A reading with what the next reading of the same document can take over. */
export interface ReadState {
  readonly document: ParsedDocument;
  readonly house: House;
  /** In how many parts a block has to be to be read in leaves. */
  readonly fewest: number;
  readonly outline: Outline;
  readonly survey: Survey;
  /** Segments that the survey looked at: tests count them. */
  readonly weighed: number;
  readonly chunks: ChunkList;
  readonly assembled: Assembled;
  readonly reading: Reading;
  /** What the document was before an edit swept most of it away, in case that is undone; with the edits since. */
  readonly aside: { readonly state: ReadState; readonly age: number } | null;
}

/** An edit that takes more pieces than this away, and most of them, sweeps. */
const fewest = 16;
/** For how many edits what was swept away is kept, as long as its pieces are. */
const oldest = 64;

/** Reads a parsed document, taking over from `previous` all that its text and surroundings leave as it was. Never throws. */
export function* readDocument(
  uri: string,
  document: ParsedDocument,
  previous: ReadState | null,
  house: House,
  fewest: number,
): Slices<ReadState> {
  const last = previous?.house === house && previous.fewest === fewest ? previous : null;
  const swept = last !== null && isSwept(last, document);
  const back = swept && last.aside !== null && !isSwept(last.aside.state, document) ? last.aside.state : null;
  const before = back ?? last;
  const outline = yield* outlineOf(document, before?.outline ?? null, house);
  const stands = before !== null && surveyStands(outline, before.outline);
  const found = stands ? before.survey : yield* survey(outline.segments, before?.survey ?? null, house);
  const former = before && { list: before.chunks, segments: before.outline.segments, survey: before.survey };
  const chunks = yield* readChunks({ uri, outline, survey: found, house, fewest }, former);
  const assembled = yield* assemble(uri, outline, chunks, before?.assembled ?? null);
  const { from, endAfter } = outline.difference;
  const weighed = stands ? endAfter - from : outline.segments.length;
  const { reading } = assembled;
  const aside = asideAfter(last, swept);
  return { document, house, fewest, outline, survey: found, weighed, chunks, assembled, reading, aside };
}

/** True when most of the pieces of a state are not in a document. */
function isSwept({ document: before }: ReadState, document: ParsedDocument): boolean {
  const { pieces } = before;
  if (pieces.length < fewest) return false;
  const { from, endBefore } = pieceDifference(before, document);
  return endBefore - from > fewest && 2 * (endBefore - from) > pieces.length;
}

function asideAfter(last: ReadState | null, swept: boolean): ReadState["aside"] {
  if (last === null) return null;
  // One deep: what was aside of what is aside is let go.
  if (swept) return { state: { ...last, aside: null }, age: 0 };
  const { aside } = last;
  return aside === null || aside.age >= oldest ? null : { ...aside, age: aside.age + 1 };
}
