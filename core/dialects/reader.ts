// The door between a file's characters and the reader: repairs misread text, drops a byte order mark, refuses what is no text,
// and keeps what the next reading of the same document can take over.
import type { Original, Reading, TextDefect } from "../model/reading.ts";
import { editInSlices, parseInSlices, textBetween, type ParsedDocument } from "../parse/document.ts";
import type { TextEdit } from "../text/edit.ts";
import { looksBinary, sampleLength, stripBom } from "../text/encoding.ts";
import { damagedAgain, repairAfter, repairMojibake, type Repair } from "../text/mojibake.ts";
import { inOneGo, type Slices } from "../text/slices.ts";
import type { Anchor, Place } from "../text/span.ts";
import { segmentsOf } from "./facts.ts";
import { type House, noHouse } from "./house.ts";
import { fewestParts } from "./leaves.ts";
import { readDocument, type ReadState } from "./read.ts";

export interface ReadRequest {
  readonly uri: string;
  /** The whole text of the file; put together only when it is looked at. */
  readonly text: string;
  /** Sorted edits that led from the previous text to this one; null when the text was replaced as a whole. */
  readonly edits: readonly TextEdit[] | null;
  readonly previous: Reading | null;
}

interface Kept {
  readonly state: ReadState;
  /** What was repaired before reading; null where nothing was. */
  readonly repair: Repair | null;
  /** True where the file starts with a byte order mark. */
  readonly bom: boolean;
}

const kept = new WeakMap<Reading, Kept>();
/** The repair of a text that needs none. */
const sound = repairMojibake("");

/**
 * Reads a file's text; `house` is what the configuration teaches. Blocks that the parser cut into at least `fewest` parts get
 * anchors for each of their leaves, which changes nothing that is read. Never throws: what is no text, or no backlog, gives a reading without items. */
export function read(request: ReadRequest, house: House, fewest: number = fewestParts): Reading {
  return inOneGo(readInSlices(request, house, fewest));
}

/** The same in slices. The reading is the one that `read` gives. */
export function* readInSlices(request: ReadRequest, house: House, fewest: number = fewestParts): Slices<Reading> {
  const { uri, previous, edits } = request;
  const old = previous ? kept.get(previous) : undefined;
  const local = old && edits ? yield* editedLocally(old, edits) : null;
  // What was deleted before a byte order mark leaves it where it is one.
  const isMarked = local !== null && stripBom(textBetween(local.document, 0, 1)).bom;
  if (old && local && !isMarked && !looksBinary(opening(local.document))) {
    const state = yield* readDocument(uri, local.document, old.state, house, fewest);
    return finished(state, local.repair, old.bom);
  }
  if (looksBinary(request.text)) return unreadable(uri, request.text);
  const { text, bom } = stripBom(request.text);
  const repair = repairMojibake(text);
  const document = old
    ? yield* updated(old.state.document, repair.text)
    : yield* parseInSlices(repair.text, (piece) => void segmentsOf(piece, house));
  const state = yield* readDocument(uri, document, old?.state ?? null, house, fewest);
  return finished(state, repair.stretches.length === 0 ? null : repair, bom);
}

/** The reading of a state, with the file's own characters beside it where they are others. */
function finished(state: ReadState, repair: Repair | null, bom: boolean): Reading {
  const original = originalOf(state.document.length, () => state.document.text(), repair, bom);
  const reading: Reading =
    original === null
      ? state.reading
      : { ...state.reading, original, defects: repair ? defectsOf(state.reading, repair) : [] };
  kept.set(reading, { state, repair, bom });
  return reading;
}

/** `sound` answers the text that was read. */
function originalOf(length: number, sound: () => string, repair: Repair | null, bom: boolean): Original | null {
  if (repair === null && !bom) return null;
  const shift = bom ? 1 : 0;
  let whole: string | null = null;
  return {
    get text() {
      whole ??= (bom ? "\ufeff" : "") + (repair ? damagedAgain(repair, sound()) : sound());
      return whole;
    },
    length: length + shift + (repair ? repair.toOriginal(length) - length : 0),
    toFile: (offset) => (repair ? repair.toOriginal(offset) : offset) + shift,
  };
}

/** What a file's own text is beside the text that is read of it; null where it is the same. */
export function originalIn(fileText: string): Original | null {
  const { text, bom } = stripBom(fileText);
  const repair = repairMojibake(text);
  const damaged = repair.stretches.length > 0;
  return originalOf(repair.text.length, () => repair.text, damaged ? repair : null, bom);
}

/** The edited document where the edits change nothing about the repair but offsets; null where all has to be looked at again. */
function* editedLocally(
  { state, repair, bom }: Kept,
  edits: readonly TextEdit[],
): Slices<{ document: ParsedDocument; repair: Repair | null } | null> {
  const shift = bom ? 1 : 0;
  if (edits.some((edit) => edit.start < shift)) return null;
  const own = edits.map(({ start, end, text }) => ({ start: start - shift, end: end - shift, text }));
  const { document } = state;
  // Where nothing was damaged, what is deleted between two characters may yet make one damaged character of them.
  const { toRepaired } = repair ?? sound;
  // What was repaired is no ASCII on either side, so it makes no difference which of the two is looked at.
  const slice = (start: number, end: number) => textBetween(document, toRepaired(start), toRepaired(end));
  const inRepaired = own.map(({ start, end, text }) => ({ start: toRepaired(start), end: toRepaired(end), text }));
  const edited: { document: ParsedDocument | null } = { document: null };
  const next = repairAfter(repair ?? sound, own, slice, () => edited.document?.text() ?? "");
  if (next === null) return null;
  edited.document = yield* editInSlices(document, inRepaired);
  return { document: edited.document, repair: repair && next };
}

/** As much of a document as shows whether it is text at all. */
const opening = (document: ParsedDocument): string => textBetween(document, 0, sampleLength);

/** The same reading without what the next one could take over, which is many times its size: for files that nobody edits. */
export function detached(reading: Reading): Reading {
  return { ...reading, original: reading.original && originalIn(reading.original.text) };
}

/** How much a reading had to do. */
export interface Work {
  /** Pieces that the parser was given. */
  readonly parsed: number;
  /** Segments that were weighed to survey the document. */
  readonly weighed: number;
  /** Chunks that were cut, and those of them and of others that were read. */
  readonly cut: number;
  readonly chunks: number;
  /** Rows, list items and entries of large blocks that were read by themselves. */
  readonly leaves: number;
}

/** What the last reading of this document took; null for text that was not read. For tests. */
export function workOf(reading: Reading): Work | null {
  const state = kept.get(reading)?.state;
  if (state === undefined) return null;
  const { document, weighed, chunks } = state;
  return { parsed: document.parsed, weighed, cut: chunks.cut, chunks: chunks.read, leaves: chunks.leaves };
}

/** Reads a text that has no history. */
export function readText(uri: string, text: string, house: House = noHouse): Reading {
  return read({ uri, text, edits: null, previous: null }, house);
}

/** The document with another text, as the one edit between their common start and end. */
function* updated(document: ParsedDocument, text: string): Slices<ParsedDocument> {
  const before = document.text();
  const limit = Math.min(before.length, text.length);
  let start = 0;
  while (start < limit && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let end = 0;
  while (end < limit - start && before.charCodeAt(before.length - 1 - end) === text.charCodeAt(text.length - 1 - end))
    end++;
  if (start === before.length && start === text.length) return document;
  return yield* editInSlices(document, [
    { start, end: before.length - end, text: text.slice(start, text.length - end) },
  ]);
}

const defects = new WeakMap<Anchor, Map<number, TextDefect>>();

function defectsOf(reading: Reading, repair: Repair): TextDefect[] {
  let index = 0;
  return repair.stretches.map((stretch) => {
    const start = repair.toRepaired(stretch.start);
    const end = start + stretch.repaired.length;
    while ((reading.chunks[index + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) index++;
    const chunk = reading.chunks[index];
    const from = start - (chunk?.start ?? 0);
    const anchor = chunk?.anchor ?? { uri: reading.uri, text: repair.text };
    const known = defects.get(anchor) ?? new Map<number, TextDefect>();
    defects.set(anchor, known);
    const old = known.get(from);
    if (old && old.damaged === stretch.damaged) return old;
    const at: Place = { anchor, start: from, end: from + (end - start) };
    const defect: TextDefect = { kind: "mojibake", at, damaged: stretch.damaged, repaired: stretch.repaired };
    known.set(from, defect);
    return defect;
  });
}

function unreadable(uri: string, text: string): Reading {
  const anchor = { uri, text };
  return {
    uri,
    original: null,
    chunks: [{ anchor, start: 0 }],
    items: [],
    sprints: [],
    planMentions: [],
    totals: [],
    capacity: [],
    criteria: [],
    regions: [],
    unread: [],
    defects: [{ kind: "not-text", at: { anchor, start: 0, end: 0 }, damaged: "", repaired: null }],
    conventions: [],
    claims: [],
    ratios: [],
    drawn: [],
    matrix: [],
    idPrefixes: [],
  };
}
