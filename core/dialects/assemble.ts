// What the chunks of a document come to together. After an edit only what the changed chunks hold is put in its place, and only
// what rests on it is found out again.
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Chunk, Reading, Region, Unread } from "../model/reading.ts";
import { type Difference, differenceOf, joined, replaced, sameObjects } from "../text/difference.ts";
import type { Slices } from "../text/slices.ts";
import type { ChunkList, ReadChunk } from "./chunkList.ts";
import { amongItems } from "./graphs.ts";
import { besideItems } from "./matrices.ts";
import { type Outline, startOf } from "./outline.ts";
import { bareCommitment } from "./plans.ts";
import type { ChunkReading } from "./readChunk.ts";
import { settle, type Settled } from "./settle.ts";
import { nameKey } from "./settledItem.ts";

const parts = [
  "sprints",
  "planMentions",
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
type Part = (typeof parts)[number];

/** What all chunks say of each part, in the order of the document. */
type Said = Pick<ChunkReading, Part>;

/** A reading, and what it was put together from. */
export interface Assembled {
  readonly chunks: readonly ReadChunk[];
  readonly said: Said;
  readonly settled: Settled;
  readonly reading: Reading;
}

/** Puts the chunks of a document together. */
export function* assemble(
  uri: string,
  outline: Outline,
  list: ChunkList,
  previous: Assembled | null,
): Slices<Assembled> {
  const { chunks } = list;
  const difference = differenceOf(previous?.chunks ?? [], chunks);
  const placed = placedChunks(uri, outline, list, previous, difference);
  const { from, endBefore, endAfter } = difference;
  const [gone, come] = [(previous?.chunks ?? []).slice(from, endBefore), chunks.slice(from, endAfter)];
  const isMuch = gone.length + come.length > many;
  if (isMuch) yield;
  const said: Partial<Record<Part, ChunkReading[Part]>> = {};
  for (const part of parts) {
    said[part] = previous !== null && sameLists(gone, come, part) ? previous.said[part] : flat(chunks, part);
    if (isMuch) yield;
  }
  const items = itemsRead(previous, chunks, difference);
  const named = flat(come, "named");
  const settled = yield* settle(items, named, said.drawn as Said["drawn"], previous?.settled ?? null);
  const reading = readingOf(uri, placed, said as Said, settled, previous);
  return { chunks, said: said as Said, settled, reading };
}

/** With more chunks than this at once others have their turn in between. */
const many = 64;

/** The items of all chunks as they were read. */
function itemsRead(previous: Assembled | null, chunks: readonly ReadChunk[], difference: Difference): readonly Item[] {
  if (previous === null) return flat(chunks, "items");
  const { from, endBefore, endAfter } = difference;
  const count = (some: readonly ReadChunk[], start: number, end: number): number => {
    let sum = 0;
    for (let index = start; index < end; index++) sum += some[index]?.reading.items.length ?? 0;
    return sum;
  };
  const first = count(chunks, 0, from);
  const gone = count(previous.chunks, from, endBefore);
  return replaced(previous.settled.all, first, first + gone, flat(chunks.slice(from, endAfter), "items"));
}

function readingOf(
  uri: string,
  chunks: readonly Chunk[],
  said: Said,
  settled: Settled,
  previous: Assembled | null,
): Reading {
  const { items, mentions, stands } = settled;
  const before = previous?.reading;
  const sameOf = (part: Part): boolean => said[part] === previous?.said[part];
  const { planMentions, totals, capacity, criteria, conventions, claims, ratios } = said;
  return {
    uri,
    chunks,
    items,
    sprints:
      before && sameOf("sprints") && mentions === previous?.settled.mentions
        ? before.sprints
        : sprintsOf(said.sprints, mentions),
    planMentions,
    totals,
    capacity,
    criteria,
    conventions,
    claims,
    ratios,
    drawn: before && sameOf("drawn") && stands.ids ? before.drawn : amongItems(said.drawn, items),
    matrix: before && sameOf("matrix") && stands.places ? before.matrix : besideItems(said.matrix, items),
    regions: before && stands.dialects ? regionsAgain(before, items) : regionsOf(items),
    unread: before && sameOf("unread") && stands.ids ? before.unread : unreadOf(said.unread, items),
    defects: nothing,
    original: null,
    idPrefixes: before && stands.ids ? before.idPrefixes : prefixesOf(items),
  };
}

/** True when chunks that took the place of others say the same of a part. */
function sameLists(gone: readonly ReadChunk[], come: readonly ReadChunk[], name: Part): boolean {
  const said = (chunks: readonly ReadChunk[]) =>
    chunks.flatMap(({ reading }) => (reading[name].length > 0 ? [reading[name]] : []));
  return sameObjects(said(gone), said(come));
}

/** The anchors of all chunks with their places. Without any, the document is one. */
function placedChunks(
  uri: string,
  outline: Outline,
  { chunks, firstOf }: ChunkList,
  previous: Assembled | null,
  difference: Difference,
): readonly Chunk[] {
  if (chunks.length === 0) return [{ anchor: { uri, text: outline.document.text() }, start: 0 }];
  // A document without chunks was placed as one, which is none of these.
  const old = previous?.chunks ?? [];
  const before = previous !== null && old.length > 0 ? previous.reading.chunks : [];
  const from = anchorsIn(chunks, 0, difference.from);
  const endBefore = from + anchorsIn(old, difference.from, difference.endBefore);
  const placed = before.slice(0, from);
  for (let index = difference.from; index < difference.endAfter; index++) {
    const start = startOf(outline, firstOf[index] ?? 0);
    const { anchors, starts } = chunks[index]?.reading ?? { anchors: [], starts: [] };
    for (let own = 0; own < anchors.length; own++) {
      const [anchor, at, known] = [anchors[own], start + (starts[own] ?? 0), before[placed.length]];
      if (anchor) placed.push(known?.anchor === anchor && known.start === at ? known : { anchor, start: at });
    }
  }
  const next = before[endBefore];
  const shift = next ? startOf(outline, firstOf[difference.endAfter] ?? 0) - next.start : 0;
  for (let index = endBefore; index < before.length; index++) {
    const chunk = before[index];
    if (chunk) placed.push(shift === 0 ? chunk : { anchor: chunk.anchor, start: chunk.start + shift });
  }
  return placed;
}

/** How many anchors some chunks have. */
function anchorsIn(chunks: readonly ReadChunk[], from: number, end: number): number {
  let count = 0;
  for (let index = from; index < end; index++) count += chunks[index]?.reading.anchors.length ?? 0;
  return count;
}

const nothing: readonly never[] = [];

function flat<P extends Part | "items" | "named">(chunks: readonly ReadChunk[], part: P): ChunkReading[P] {
  return joined<unknown>(chunks.map(({ reading }) => reading[part])) as ChunkReading[P];
}

/** A line about an item that stands elsewhere was not missed. */
function unreadOf(unread: ChunkReading["unread"], items: readonly Item[]): readonly Unread[] {
  if (unread.length === 0) return unread;
  const ids = new Set(items.flatMap((item) => (item.id ? [item.id.value.toLowerCase()] : [])));
  return unread.filter(({ id }) => id === undefined || !ids.has(id.toLowerCase()));
}

const committed = new WeakMap<Sprint, { here: readonly Item[]; sprint: Sprint }>();

/** A row that repeats an item inside a sprint commits the item to it. */
function sprintsOf(sprints: readonly Sprint[], mentions: readonly Item[]): readonly Sprint[] {
  if (mentions.length === 0) return sprints;
  const byName = new Map<string, Item[]>();
  for (const item of mentions) {
    if (!item.sprint || !item.id) continue;
    const key = nameKey(item.sprint.value);
    const there = byName.get(key);
    if (there) there.push(item);
    else byName.set(key, [item]);
  }
  return sprints.map((sprint) => withMentions(sprint, byName.get(nameKey(sprint.name.value)) ?? []));
}

function withMentions(sprint: Sprint, here: readonly Item[]): Sprint {
  if (here.length === 0) return sprint;
  const old = committed.get(sprint);
  if (old && sameObjects(old.here, here)) return old.sprint;
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

/** The regions after some items were read again in the same dialect. */
function regionsAgain({ regions }: Reading, items: readonly Item[]): readonly Region[] {
  let first = 0;
  let again: Region[] | null = null;
  for (let index = 0; index < regions.length; index++) {
    const region = regions[index];
    if (region === undefined) continue;
    const at = items[first]?.at ?? region.at;
    if (at !== region.at) {
      again ??= regions.slice();
      again[index] = { ...region, at };
    }
    first += region.items;
  }
  return again ?? regions;
}

function prefixesOf(items: readonly Item[]): readonly string[] {
  const found = new Set<string>();
  for (const { id } of items) if (id !== null) found.add(prefixOf(id.value));
  return [...found];
}

/** The letters and separators that an ID starts with. */
function prefixOf(id: string): string {
  let known = prefixes.get(id);
  if (known === undefined) {
    known = /^(?:[^\d]*(?:\d+[-_.](?=[\p{L}]))?[^\d]*)/u.exec(id)?.[0] ?? "";
    if (prefixes.size >= 50_000) prefixes.clear();
    prefixes.set(id, known);
  }
  return known;
}

const prefixes = new Map<string, string>();
