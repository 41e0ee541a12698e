// From the text of a document to its reading. Chunks that an edit left alone are not read again.
import type { Item } from "../model/item.ts";
import type { Reading, Region, Unread } from "../model/reading.ts";
import { shiftBlocks, type Block } from "../parse/blocks.ts";
import type { ParsedDocument } from "../parse/document.ts";
import { joinBlocks, pieceBlocks } from "../parse/pieceBlocks.ts";
import type { Slices } from "../text/slices.ts";
import type { Anchor } from "../text/span.ts";
import { cutChunks, type SegmentChunk } from "./chunks.ts";
import { headingHead, segmentsOf, type Segment } from "./facts.ts";
import { amongItems } from "./graphs.ts";
import type { House } from "./house.ts";
import { besideItems } from "./matrices.ts";
import { bareCommitment } from "./plans.ts";
import { chunkReading, type ChunkReading } from "./readChunk.ts";
import { openAbove, type BlockChunk, type Section } from "./sections.ts";
import { nameKey, settle, settleAgain, type Settled } from "./settle.ts";
import { survey, type Survey } from "./survey.ts";
import type { Sprint } from "../model/plan.ts";

/** A reading with what the next reading of the same document can take over. */
export interface ReadState {
  readonly document: ParsedDocument;
  readonly survey: Survey;
  readonly reading: Reading;
  readonly assembled: Assembled;
  /** Chunks that were read rather than taken over: tests count them. */
  readonly chunksRead: number;
  readonly chunks: ReadonlyMap<Segment, KeptChunk>;
}

interface KeptChunk {
  readonly segments: readonly Segment[];
  readonly role: SegmentChunk["role"];
  readonly above: readonly Section[];
  readonly reading: ChunkReading;
}

/** Reads a parsed document, taking over from `previous` every chunk whose text and surroundings are the same. Never throws. */
export function* readDocument(
  uri: string,
  document: ParsedDocument,
  previous: ReadState | null,
  house: House,
): Slices<ReadState> {
  const segments: Segment[] = [];
  const pieceIndex: number[] = [];
  for (const [index, piece] of document.pieces.entries()) {
    for (const segment of segmentsOf(piece, house)) {
      segments.push(segment);
      pieceIndex.push(index);
    }
    if (previous === null) yield;
  }
  const found = survey(segments, previous?.survey ?? null, house);
  const kept = new Map<Segment, KeptChunk>();
  const readings: ChunkReading[] = [];
  const starts: number[] = [];
  let above: readonly Section[] = [];
  let chunksRead = 0;
  let at = 0;
  const cut = found.backlog ? cutChunks(segments, found, house) : [];
  const startAt = (index: number): number => {
    const segment = segments[index];
    if (index === 0 || !segment) return index === 0 ? 0 : document.length;
    return (
      (document.starts[pieceIndex[index] ?? 0] ?? 0) +
      (segment.from === 0 ? 0 : (pieceBlocks(segment.piece)[segment.from]?.start ?? 0))
    );
  };
  for (const chunk of cut) {
    const [first] = chunk.segments;
    const start = startAt(at);
    const old = first && previous?.survey === found ? previous.chunks.get(first) : undefined;
    above = chunk.heading ? openAbove(above, chunk.role, chunk.heading.depth) : above;
    let reading =
      old && old.role === chunk.role && sameItems(old.above, above) && sameItems(old.segments, chunk.segments)
        ? old.reading
        : undefined;
    if (!reading) {
      const anchor: Anchor = {
        uri,
        text: chunkText(document, pieceIndex, at, chunk.segments.length, start, startAt(at + chunk.segments.length)),
      };
      const pieceStart = (index: number) => (document.starts[pieceIndex[at + index] ?? 0] ?? 0) - start;
      reading = chunkReading(chunkBlocks(chunk, pieceStart, house), above, found, anchor, house);
      chunksRead++;
      yield;
    }
    if (first) kept.set(first, { segments: chunk.segments, role: chunk.role, above, reading });
    above = reading.sections;
    readings.push(reading);
    starts.push(start);
    at += chunk.segments.length;
  }
  const assembled = assemble(uri, document, starts, readings, previous?.assembled ?? null);
  return { document, survey: found, reading: assembled.reading, assembled, chunksRead, chunks: kept };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}

function chunkText(
  document: ParsedDocument,
  pieceIndex: readonly number[],
  at: number,
  count: number,
  start: number,
  end: number,
): string {
  const first = pieceIndex[at] ?? 0;
  const last = pieceIndex[at + count - 1] ?? first;
  let text = "";
  for (let index = first; index <= last; index++) text += document.pieces[index]?.text ?? "";
  const from = start - (document.starts[first] ?? 0);
  return text.slice(from, from + end - start);
}

/** The chunk's blocks, joined over cuts, with offsets from the chunk's start. */
function chunkBlocks(chunk: SegmentChunk, pieceStart: (index: number) => number, house: House): BlockChunk {
  const blocks = joinBlocks(
    chunk.segments.map((segment, index) => ({
      blocks: shiftBlocks(pieceBlocks(segment.piece).slice(segment.from, segment.to), pieceStart(index)),
      continues: segment.from === 0 && segment.piece.before.type !== "normal",
    })),
  );
  const [opening] = blocks;
  const heading = chunk.heading && opening?.type === "heading" ? opening : null;
  return {
    role: chunk.role,
    heading,
    head: heading ? reheaded(chunk, heading.start, house) : null,
    blocks: heading ? blocks.slice(1) : blocks,
  };
}

/** The heading's parts with offsets from the chunk's start, where its piece's own offsets differ. */
function reheaded(chunk: SegmentChunk, start: number, house: House): BlockChunk["head"] {
  const fact = chunk.heading;
  if (!fact) return null;
  return start === fact.block.start ? fact.head : headAgain(fact.block, start - fact.block.start, house);
}

function headAgain(block: Block, by: number, house: House): BlockChunk["head"] {
  const [moved] = shiftBlocks([block], by);
  return moved?.type === "heading" ? headingHead(moved.text, house) : null;
}

/** What all chunks together come to, and what it was made of. */
interface Assembled {
  readonly readings: readonly ChunkReading[];
  readonly settled: Settled;
  readonly reading: Reading;
}

const parts = [
  "sprints",
  "totals",
  "capacity",
  "criteria",
  "conventions",
  "claims",
  "ratios",
  "drawn",
  "matrix",
  "unread",
] as const;

function assemble(
  uri: string,
  document: ParsedDocument,
  starts: readonly number[],
  readings: readonly ChunkReading[],
  previous: Assembled | null,
): Assembled {
  const chunks = readings.map((reading, index) => ({ anchor: reading.anchor, start: starts[index] ?? 0 }));
  const placed = chunks.length > 0 ? chunks : [{ anchor: { uri, text: document.text() }, start: 0 }];
  const again = previous && reassembled(previous, readings);
  if (again) return { ...again, reading: { ...again.reading, uri, chunks: placed } };
  const all = readings.flatMap((reading) => reading.items);
  const settled = settle(
    all,
    new Set(readings.flatMap((reading) => reading.named)),
    readings.flatMap((reading) => reading.drawn),
  );
  const { items, mentions } = settled;
  const reading = {
    uri,
    chunks: placed,
    items,
    sprints: readings.flatMap((reading) => reading.sprints).map((sprint) => withMentions(sprint, mentions)),
    totals: readings.flatMap((reading) => reading.totals),
    capacity: readings.flatMap((reading) => reading.capacity),
    criteria: readings.flatMap((reading) => reading.criteria),
    conventions: readings.flatMap((reading) => reading.conventions),
    claims: readings.flatMap((reading) => reading.claims),
    ratios: readings.flatMap((reading) => reading.ratios),
    drawn: amongItems(
      readings.flatMap((reading) => reading.drawn),
      items,
    ),
    matrix: besideItems(
      readings.flatMap((reading) => reading.matrix),
      items,
    ),
    regions: regionsOf(items),
    unread: withoutItems(
      readings.flatMap((reading) => reading.unread),
      items,
    ),
    defects: [],
    original: null,
    idPrefixes: [...new Set(items.flatMap((item) => (item.id ? [prefixOf(item.id.value)] : [])))],
  };
  return { readings, settled, reading };
}

/** The same document with some chunks read again that hold nothing but as many items as before; null where more changed. */
function reassembled(previous: Assembled, readings: readonly ChunkReading[]): Assembled | null {
  const old = previous.readings;
  if (old.length !== readings.length || readings.length === 0) return null;
  const changed: number[] = [];
  const named = new Set<Item>();
  const all: Item[] = [];
  for (let index = 0; index < readings.length; index++) {
    const [before, now] = [old[index], readings[index]];
    if (!before || !now) return null;
    if (before !== now) {
      if (before.items.length !== now.items.length || parts.some((part) => before[part].length + now[part].length > 0))
        return null;
      for (let at = 0; at < now.items.length; at++) changed.push(all.length + at);
      for (const item of now.named) named.add(item);
    }
    for (const item of now.items) all.push(item);
  }
  const settled = settleAgain(previous.settled, all, changed, (item) => named.has(item));
  if (!settled) return null;
  const { items } = settled;
  return { readings, settled, reading: { ...previous.reading, items, regions: regionsOf(items) } };
}

/** A line about an item that stands elsewhere was not missed. */
function withoutItems(unread: readonly Unread[], items: readonly Item[]): readonly Unread[] {
  if (unread.length === 0) return unread;
  const ids = new Set(items.flatMap((item) => (item.id ? [item.id.value.toLowerCase()] : [])));
  return unread.filter(({ id }) => id === undefined || !ids.has(id.toLowerCase()));
}

const committed = new WeakMap<Sprint, { here: readonly Item[]; sprint: Sprint }>();

/** A row that repeats an item inside a sprint commits the item to it. */
function withMentions(sprint: Sprint, mentions: readonly Item[]): Sprint {
  const here = mentions.filter(
    (item) => item.sprint && nameKey(item.sprint.value) === nameKey(sprint.name.value) && item.id,
  );
  if (here.length === 0) return sprint;
  const old = committed.get(sprint);
  if (old && sameItems(old.here, here)) return old.sprint;
  const known = new Set(
    sprint.commitments.flatMap((commitment) => (commitment.item.type === "id" ? [commitment.item.id] : [])),
  );
  const added = here.flatMap((item) =>
    item.id && !known.has(item.id.value) ? [bareCommitment({ type: "id", id: item.id.value, at: item.id.at })] : [],
  );
  const made = added.length > 0 ? { ...sprint, commitments: [...sprint.commitments, ...added] } : sprint;
  committed.set(sprint, { here, sprint: made });
  return made;
}

function regionsOf(items: readonly Item[]): Region[] {
  const regions: { dialect: Item["dialect"]; at: Item["at"]; items: number }[] = [];
  for (const item of items) {
    const last = regions.at(-1);
    if (last && last.dialect === item.dialect) last.items++;
    else regions.push({ dialect: item.dialect, at: item.at, items: 1 });
  }
  return regions;
}

/** The letters and separators that an ID starts with. */
function prefixOf(id: string): string {
  return /^(?:[^\d]*(?:\d+[-_.](?=[\p{L}]))?[^\d]*)/u.exec(id)?.[0] ?? "";
}
