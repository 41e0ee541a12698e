// The door between a file's characters and the reader: repairs misread text, drops a byte order mark, refuses what is no text,
// and keeps what the next reading of the same document can take over.
import type { Original, Reading, TextDefect } from "../model/reading.ts";
import { editDocument, parseDocument, type ParsedDocument } from "../parse/document.ts";
import type { TextEdit } from "../text/edit.ts";
import { looksBinary, stripBom } from "../text/encoding.ts";
import { repairMojibake, type Repair } from "../text/mojibake.ts";
import type { Place } from "../text/span.ts";
import { type House, noHouse } from "./house.ts";
import { readDocument, type ReadState } from "./read.ts";

export interface ReadRequest {
  readonly uri: string;
  /** The whole text of the file. */
  readonly text: string;
  /** Sorted edits that led from the previous text to this one; null when the text was replaced as a whole. */
  readonly edits: readonly TextEdit[] | null;
  readonly previous: Reading | null;
  /** What the configuration teaches. */
  readonly house: House;
}

interface Kept {
  readonly state: ReadState;
  /** The text as it was read, after repair. */
  readonly repair: Repair | null;
}

const kept = new WeakMap<Reading, Kept>();
const notAscii = /[^\x00-\x7f]/;

/** Reads a file's text. Never throws: what is no text, or no backlog, gives a reading without items. */
export function read(request: ReadRequest): Reading {
  const { uri, previous, edits, house } = request;
  if (looksBinary(request.text)) return unreadable(uri, request.text);
  const old = previous ? kept.get(previous) : undefined;
  if (old && edits && old.repair === null && !edits.some((edit) => notAscii.test(edit.text))) {
    const state = readDocument(uri, editDocument(old.state.document, edits), old.state, house);
    kept.set(state.reading, { state, repair: null });
    return state.reading;
  }
  const { text, bom } = stripBom(request.text);
  const repair = repairMojibake(text);
  const document = old ? updated(old.state.document, repair.text) : parseDocument(repair.text);
  const state = readDocument(uri, document, old?.state ?? null, house);
  if (repair.stretches.length === 0 && !bom) {
    kept.set(state.reading, { state, repair: null });
    return state.reading;
  }
  const shift = bom ? 1 : 0;
  const original: Original = { text: request.text, toFile: (offset) => repair.toOriginal(offset) + shift };
  const reading: Reading = { ...state.reading, original, defects: defectsOf(state.reading, text, repair) };
  kept.set(reading, { state, repair });
  return reading;
}

/** How much the last reading of this document had to do: pieces parsed, chunks read. For tests. */
export function workOf(reading: Reading): { readonly parsed: number; readonly chunks: number } | null {
  const found = kept.get(reading);
  return found ? { parsed: found.state.document.parsed, chunks: found.state.chunksRead } : null;
}

/** Reads a text that has no history. */
export function readText(uri: string, text: string, house: House = noHouse): Reading {
  return read({ uri, text, edits: null, previous: null, house });
}

/** The document with another text, as the one edit between their common start and end. */
function updated(document: ParsedDocument, text: string): ParsedDocument {
  const before = document.text();
  const limit = Math.min(before.length, text.length);
  let start = 0;
  while (start < limit && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let end = 0;
  while (end < limit - start && before.charCodeAt(before.length - 1 - end) === text.charCodeAt(text.length - 1 - end)) end++;
  if (start === before.length && start === text.length) return document;
  return editDocument(document, [{ start, end: before.length - end, text: text.slice(start, text.length - end) }]);
}

function defectsOf(reading: Reading, text: string, repair: Repair): TextDefect[] {
  let index = 0;
  return repair.stretches.map((stretch) => {
    const start = repair.toRepaired(stretch.start);
    const end = start + stretch.repaired.length;
    while ((reading.chunks[index + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) index++;
    const chunk = reading.chunks[index];
    const from = start - (chunk?.start ?? 0);
    const at: Place = { anchor: chunk?.anchor ?? { uri: reading.uri, text: repair.text }, start: from, end: from + (end - start) };
    return { kind: "mojibake" as const, at, damaged: text.slice(stretch.start, stretch.end), repaired: stretch.repaired };
  });
}

function unreadable(uri: string, text: string): Reading {
  const anchor = { uri, text };
  return {
    uri, original: null, chunks: [{ anchor, start: 0 }], items: [], sprints: [], totals: [], capacity: [], criteria: [], regions: [], unread: [],
    defects: [{ kind: "not-text", at: { anchor, start: 0, end: 0 }, damaged: "", repaired: null }], idPrefixes: [],
  };
}
