// What the chunks of a document come to together. After an edit that leaves as many items as there were, and none that
// others lean on is another, only what the changed chunks hold is put in its place.
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Chunk, Reading, Region, Unread } from "../model/reading.ts";
import { type Difference, differenceOf, sameObjects } from "../text/difference.ts";
import type { Slices } from "../text/slices.ts";
import type { ChunkList, ReadChunk } from "./chunkList.ts";
import { amongItems } from "./graphs.ts";
import { besideItems } from "./matrices.ts";
import { type Outline, startOf } from "./outline.ts";
import { bareCommitment } from "./plans.ts";
import type { ChunkReading } from "./readChunk.ts";
import { nameKey, settle, type Settled } from "./settle.ts";
import { settleAgain } from "./settleAgain.ts";

/** A reading, and what it was put together from. */
export interface Assembled {
  readonly chunks: readonly ReadChunk[];
  readonly settled: Settled;
  readonly reading: Reading;
}

type Part =
  | "sprints"
  | "planMentions"
  | "totals"
  | "capacity"
  | "criteria"
  | "conventions"
  | "claims"
  | "ratios"
  | "drawn"
  | "matrix"
  | "unread";

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
  if (previous !== null) {
    const again = assembledAgain(previous, chunks, difference);
    if (again !== null) return { ...again, reading: { ...again.reading, chunks: placed } };
  }
  yield;
  const readings = chunks.map(({ reading }) => reading);
  const settled = settle(flat(readings, "items"), flat(readings, "named"), flat(readings, "drawn"));
  yield;
  const { items } = settled;
  const reading: Reading = {
    uri,
    chunks: placed,
    items,
    sprints: sprintsOf(readings, settled),
    planMentions: flat(readings, "planMentions"),
    totals: flat(readings, "totals"),
    capacity: flat(readings, "capacity"),
    criteria: flat(readings, "criteria"),
    conventions: flat(readings, "conventions"),
    claims: flat(readings, "claims"),
    ratios: flat(readings, "ratios"),
    drawn: amongItems(flat(readings, "drawn"), items),
    matrix: besideItems(flat(readings, "matrix"), items),
    regions: regionsOf(items),
    unread: unreadOf(readings, items),
    defects: [],
    original: null,
    idPrefixes: [...new Set(items.flatMap((item) => (item.id ? [prefixOf(item.id.value)] : [])))],
  };
  return { chunks, settled, reading };
}

/** Null where what other items are, or how many there are, depends on what changed. */
function assembledAgain(previous: Assembled, chunks: readonly ReadChunk[], difference: Difference): Assembled | null {
  const { from, endBefore, endAfter } = difference;
  const [gone, come] = [previous.chunks.slice(from, endBefore), chunks.slice(from, endAfter)];
  const [goneItems, comeItems] = [gone, come].map((some) => some.flatMap(({ reading }) => reading.items));
  if (!goneItems || !comeItems || goneItems.length !== comeItems.length) return null;
  if (chunks.length === 0 || [...gone, ...come].some(({ reading }) => reading.drawn.length > 0)) return null;
  let first = 0;
  for (let index = 0; index < from; index++) first += chunks[index]?.reading.items.length ?? 0;
  const named = come.flatMap(({ reading }) => reading.named);
  const settled = settleAgain(previous.settled, first, comeItems, named);
  if (settled === null) return null;
  const { items } = settled;
  const before = previous.reading;
  let known: readonly ChunkReading[] | null = null;
  const readings = () => (known ??= chunks.map(({ reading }) => reading));
  const part = <P extends Part>(name: P, make: (readings: readonly ChunkReading[]) => Reading[P]): Reading[P] =>
    sameLists(gone, come, name) ? before[name] : make(readings());
  const sameMentions = settled.mentions === previous.settled.mentions;
  const reading: Reading = {
    ...before,
    items,
    sprints: sameMentions ? part("sprints", (all) => sprintsOf(all, settled)) : sprintsOf(readings(), settled),
    planMentions: part("planMentions", (all) => flat(all, "planMentions")),
    totals: part("totals", (all) => flat(all, "totals")),
    capacity: part("capacity", (all) => flat(all, "capacity")),
    criteria: part("criteria", (all) => flat(all, "criteria")),
    conventions: part("conventions", (all) => flat(all, "conventions")),
    claims: part("claims", (all) => flat(all, "claims")),
    ratios: part("ratios", (all) => flat(all, "ratios")),
    matrix: part("matrix", (all) => besideItems(flat(all, "matrix"), items)),
    unread: part("unread", (all) => unreadOf(all, items)),
    regions: regionsAgain(before, items),
  };
  return { chunks, settled, reading };
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
    for (const own of chunks[index]?.reading.anchors ?? []) {
      const [known, at] = [before[placed.length], start + own.start];
      placed.push(known?.anchor === own.anchor && known.start === at ? known : { anchor: own.anchor, start: at });
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

function flat<P extends Part | "items" | "named">(
  readings: readonly ChunkReading[],
  part: P,
): ChunkReading[P][number][] {
  const all: ChunkReading[P][number][] = [];
  // Most chunks hold nothing of most parts.
  for (const { [part]: own } of readings) for (const one of own.length > 0 ? own : nothing) all.push(one);
  return all;
}

/** A line about an item that stands elsewhere was not missed. */
function unreadOf(readings: readonly ChunkReading[], items: readonly Item[]): readonly Unread[] {
  const unread = flat(readings, "unread");
  if (unread.length === 0) return unread;
  const ids = new Set(items.flatMap((item) => (item.id ? [item.id.value.toLowerCase()] : [])));
  return unread.filter(({ id }) => id === undefined || !ids.has(id.toLowerCase()));
}

const committed = new WeakMap<Sprint, { here: readonly Item[]; sprint: Sprint }>();

/** A row that repeats an item inside a sprint commits the item to it. */
function sprintsOf(readings: readonly ChunkReading[], { mentions }: Settled): Sprint[] {
  const sprints = flat(readings, "sprints");
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

/** The letters and separators that an ID starts with. */
function prefixOf(id: string): string {
  return /^(?:[^\d]*(?:\d+[-_.](?=[\p{L}]))?[^\d]*)/u.exec(id)?.[0] ?? "";
}
