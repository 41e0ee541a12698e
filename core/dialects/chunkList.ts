// The chunks of a document with their readings. After an edit only the chunks that it touched are cut again, and only those
// whose text or surroundings are others are read again.
import { shiftBlocks, type Block } from "../parse/blocks.ts";
import { type BlockRun, joinBlocks, pieceBlocks } from "../parse/pieceBlocks.ts";
import { type Difference, replaced, sameData, sameObjects, sumsAgain } from "../text/difference.ts";
import { indexAt } from "../text/rising.ts";
import type { Slices } from "../text/slices.ts";
import { textBetween } from "../parse/document.ts";
import type { ChunkText } from "./anchoring.ts";
import { cutChunks, type SegmentChunk } from "./chunks.ts";
import { headingHead, type Segment } from "./facts.ts";
import type { House } from "./house.ts";
import { type Aspect, watched } from "./looked.ts";
import { type Outline, startOf } from "./outline.ts";
import { chunkReading, type ChunkReading, type FormerReading, readingAgain } from "./readChunk.ts";
import { openAbove, type BlockChunk, type Section } from "./sections.ts";
import type { Survey } from "./survey.ts";

export interface ReadChunk {
  readonly role: SegmentChunk["role"];
  readonly depth: number | null;
  readonly above: readonly Section[];
  /** What of the survey it was read by. */
  readonly looked: ReadonlySet<Aspect>;
  readonly reading: ChunkReading;
}

export interface ChunkList {
  readonly chunks: readonly ReadChunk[];
  /** For each chunk the index of its first segment, and at the end how many segments there are. */
  readonly firstOf: Uint32Array;
  /** Chunks that were cut, and those that were read rather than taken over: tests count them. */
  readonly cut: number;
  readonly read: number;
  /** Leaves that were read. */
  readonly leaves: number;
}

/** What a document is read by. */
export interface Means {
  readonly uri: string;
  readonly outline: Outline;
  readonly survey: Survey;
  readonly house: House;
  /** Blocks in at least so many parts are read in leaves. */
  readonly fewest: number;
}

/** A list that may be taken over from: that of the document before, read with the same house. */
export interface Former {
  readonly list: ChunkList;
  readonly segments: readonly Segment[];
  readonly survey: Survey;
}

const nothing: ChunkList = { chunks: [], firstOf: new Uint32Array(1), cut: 0, read: 0, leaves: 0 };

export function* readChunks(means: Means, former: Former | null): Slices<ChunkList> {
  const { outline, survey, house } = means;
  const { segments } = outline;
  const whole: Difference = { from: 0, endBefore: former?.segments.length ?? 0, endAfter: segments.length };
  // Which headings open chunks may be another now wherever they stand.
  const changed = former?.survey !== survey || survey.single ? whole : outline.difference;
  const old = former?.list ?? nothing;
  if (former !== null && changed.endBefore === changed.from && changed.endAfter === changed.from)
    return { ...old, cut: 0, read: 0, leaves: 0 };
  const first = firstConcerned(old, changed.from);
  const start = old.firstOf[first] ?? 0;
  const shift = changed.endAfter - changed.endBefore;
  let end = old.chunks.length;
  const isBack = (segment: number): boolean => {
    if (segment < changed.endAfter) return false;
    const index = indexAt(old.firstOf, segment - shift);
    if (index >= old.chunks.length || old.firstOf[index] !== segment - shift) return false;
    end = index;
    return true;
  };
  const cut = survey.backlog ? cutChunks(segments, start, survey, house, isBack) : [];
  const again = cut.length;
  const { kept, formerOf } = former === null ? noneKept : keeper(former, survey, first, end);
  const chunks: ReadChunk[] = [];
  let above: readonly Section[] = old.chunks[first - 1]?.reading.sections ?? [];
  let read = 0;
  let leaves = 0;
  const count = ({ reading }: ReadChunk): void => {
    read++;
    for (const one of reading.leaves) leaves += one.read;
  };
  for (const [index, chunk] of cut.entries()) {
    above = aboveOf(above, chunk.role, chunk.heading?.depth ?? null);
    let now = kept(chunk, outline, above);
    if (now === null) {
      now = readOne(chunk, above, means, formerOf(chunk, outline), old.chunks[first + index]);
      count(now);
      yield;
    }
    chunks.push(now);
    above = now.reading.sections;
  }
  // What the headings above hand down may be another now.
  for (let chunk = old.chunks[end]; chunk !== undefined; chunk = old.chunks[++end]) {
    above = aboveOf(above, chunk.role, chunk.depth);
    if (sameObjects(above, chunk.above)) break;
    const from = (old.firstOf[end] ?? 0) + shift;
    const to = (old.firstOf[end + 1] ?? 0) + shift;
    const heading = segments[from]?.heading ?? null;
    const now = readOne(
      { role: chunk.role, heading: chunk.depth === null ? null : heading, from, to },
      above,
      means,
      formerWith(chunk, former?.survey ?? survey, survey),
      chunk,
    );
    chunks.push(now);
    cut.push({ role: chunk.role, heading, from, to });
    above = now.reading.sections;
    count(now);
    yield;
  }
  const difference = { from: first, endBefore: end, endAfter: first + chunks.length };
  const counts = cut.map(({ from, to }) => to - from);
  return {
    chunks: replaced(old.chunks, first, end, chunks),
    firstOf: sumsAgain(old.firstOf, difference, counts),
    cut: again,
    read,
    leaves,
  };
}

/** The first chunk that is cut again for a change at a segment: where its own heading may go, the one before may take it in. */
function firstConcerned({ chunks, firstOf }: ChunkList, segment: number): number {
  const index = Math.min(indexAt(firstOf, segment), Math.max(0, chunks.length - 1));
  return firstOf[index] === segment ? Math.max(0, index - 1) : index;
}

function aboveOf(above: readonly Section[], role: ReadChunk["role"], depth: number | null): readonly Section[] {
  return depth === null ? above : openAbove(above, role, depth);
}

interface Keeper {
  /** The old chunk that a chunk can take the place of as it is. */
  kept(chunk: SegmentChunk, outline: Outline, above: readonly Section[]): ReadChunk | null;
  /** The old chunk that began as a chunk does, of which parts may be kept. */
  formerOf(chunk: SegmentChunk, outline: Outline): FormerChunk | null;
}

interface FormerChunk extends FormerReading {
  readonly looked: ReadonlySet<Aspect>;
}

const noneKept: Keeper = { kept: () => null, formerOf: () => null };

/** Finds old chunks, among some, by the segment that they begin with. */
function keeper({ list, segments, survey: before }: Former, survey: Survey, first: number, end: number): Keeper {
  const byFirst = new Map<Segment, number>();
  for (let index = first; index < end; index++) {
    const segment = segments[list.firstOf[index] ?? 0];
    if (segment) byFirst.set(segment, index);
  }
  const indexOf = ({ from }: SegmentChunk, outline: Outline): number => {
    const opening = outline.segments[from];
    return (opening && byFirst.get(opening)) ?? -1;
  };
  return {
    kept(chunk, outline, above) {
      const { role, from, to } = chunk;
      const index = indexOf(chunk, outline);
      const old = list.chunks[index];
      if (!old || old.role !== role || !sameObjects(old.above, above)) return null;
      if (!standsFor(old, before, survey)) return null;
      const start = list.firstOf[index] ?? 0;
      if ((list.firstOf[index + 1] ?? 0) - start !== to - from) return null;
      for (let at = 0; at < to - from; at++) if (segments[start + at] !== outline.segments[from + at]) return null;
      return old;
    },
    formerOf(chunk, outline) {
      const old = list.chunks[indexOf(chunk, outline)];
      return old ? formerWith(old, before, survey) : null;
    },
  };
}

/** True when all that a chunk looked at of a survey is the same in another. */
function standsFor({ looked }: ReadChunk, before: Survey, survey: Survey): boolean {
  return before === survey || [...looked].every((aspect) => before[aspect] === survey[aspect]);
}

function formerWith(old: ReadChunk, before: Survey, survey: Survey): FormerChunk {
  return { reading: old.reading, looked: old.looked, keepsLeaves: standsFor(old, before, survey) };
}

/** Reads a chunk; `before` is what stood in its place, whose section it hands down where its own is the same. */
function readOne(
  chunk: SegmentChunk,
  above: readonly Section[],
  { uri, outline, survey, house, fewest }: Means,
  former: FormerChunk | null,
  before: ReadChunk | undefined,
): ReadChunk {
  const { document } = outline;
  const [start, end] = [startOf(outline, chunk.from), startOf(outline, chunk.to)];
  const text: ChunkText = {
    uri,
    length: end - start,
    between: (from, to) => textBetween(document, start + from, Math.min(start + to, end)),
  };
  const { survey: own, looked } = watched(survey);
  const read = chunkReading(blocksOf(chunk, outline, house), text, above, own, house, fewest, former);
  const sections = before ? sectionsAgain(read.sections, before.reading.sections) : read.sections;
  const reading = former ? readingAgain(former.reading, { ...read, sections }) : { ...read, sections };
  // Leaves that were kept looked at what they looked at then.
  if (former?.keepsLeaves) for (const aspect of former.looked) looked.add(aspect);
  return { role: chunk.role, depth: chunk.heading?.depth ?? null, above, looked, reading };
}

/** Sections that say the same are the same, so that what is read under them need not be read again. */
function sectionsAgain(now: readonly Section[], before: readonly Section[]): readonly Section[] {
  const last = now.at(-1);
  const old = before[now.length - 1];
  if (!last || !old || now.length !== before.length) return now;
  const same =
    last.depth === old.depth &&
    last.role === old.role &&
    last.planKind === old.planKind &&
    last.title === old.title &&
    sameData(last.context, old.context);
  return same ? [...now.slice(0, -1), old] : now;
}

/** The blocks of a chunk's segments, piece by piece. */
function* runsOf(chunk: SegmentChunk, { document, segments, firstOf }: Outline, start: number): Iterable<BlockRun> {
  let piece = indexAt(firstOf, chunk.from);
  for (let index = chunk.from; index < chunk.to; index++) {
    const segment = segments[index];
    if (!segment) break;
    while ((firstOf[piece + 1] ?? 0) <= index) piece++;
    const all = pieceBlocks(segment.piece);
    yield {
      blocks: segment.to - segment.from === all.length ? all : all.slice(segment.from, segment.to),
      by: (document.starts[piece] ?? 0) - start,
      continues: segment.from === 0 && segment.piece.before.type !== "normal",
    };
  }
}

/** The chunk's blocks, joined over cuts, with offsets from the chunk's start. */
function blocksOf(chunk: SegmentChunk, outline: Outline, house: House): BlockChunk {
  const blocks = joinBlocks(runsOf(chunk, outline, startOf(outline, chunk.from)));
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
