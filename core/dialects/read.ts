// From the text of a document to its reading. What an edit left alone is taken over, object for object.
import type { Reading } from "../model/reading.ts";
import type { ParsedDocument } from "../parse/document.ts";
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
  readonly outline: Outline;
  readonly survey: Survey;
  /** Segments that the survey looked at: tests count them. */
  readonly weighed: number;
  readonly chunks: ChunkList;
  readonly assembled: Assembled;
  readonly reading: Reading;
}

/** Reads a parsed document, taking over from `previous` all that its text and surroundings leave as it was. Never throws. */
export function* readDocument(
  uri: string,
  document: ParsedDocument,
  previous: ReadState | null,
  house: House,
): Slices<ReadState> {
  const before = previous?.house === house ? previous : null;
  const outline = yield* outlineOf(document, before?.outline ?? null, house);
  const stands = before !== null && surveyStands(outline, before.outline);
  const found = stands ? before.survey : survey(outline.segments, before?.survey ?? null, house);
  const former = before?.survey === found ? { list: before.chunks, segments: before.outline.segments } : null;
  const chunks = yield* readChunks({ uri, outline, survey: found, house }, former);
  const assembled = assemble(uri, outline, chunks, before?.assembled ?? null);
  const { from, endAfter } = outline.difference;
  const weighed = stands ? endAfter - from : outline.segments.length;
  return { document, house, outline, survey: found, weighed, chunks, assembled, reading: assembled.reading };
}
