// From the text of a document to its reading: survey, chunks, drafts, items, plan.
import type { Criterion, Item } from "../model/item.ts";
import type { Capacity, Sprint, Total } from "../model/plan.ts";
import type { Chunk, Reading, Region, TextDefect, Unread } from "../model/reading.ts";
import { blocksOf, shiftBlocks, type Block } from "../parse/blocks.ts";
import { parseMarkdown } from "../parse/markdown.ts";
import type { Anchor } from "../text/span.ts";
import { buildItem } from "./build.ts";
import { cutChunks, type BlockChunk } from "./chunks.ts";
import { readCriteria } from "./criteria.ts";
import { collectFields } from "./fields.ts";
import type { Aliases } from "./labels.ts";
import { bareCommitment, readPlanBullets, readSprint } from "./plans.ts";
import { readChunk, type Section } from "./sections.ts";
import { kindIsNamed, nameKey, settle } from "./settle.ts";
import { sprintTotals, tableTotals, teamCapacity, textTotals } from "./totals.ts";
import { survey, type Survey } from "./survey.ts";
import type { PlaceOf } from "./values.ts";

interface ChunkReading {
  readonly items: readonly Item[];
  readonly named: readonly Item[];
  readonly sprints: readonly Sprint[];
  readonly totals: readonly Total[];
  readonly capacity: readonly Capacity[];
  readonly criteria: readonly Criterion[];
  readonly unread: readonly Unread[];
  readonly sections: readonly Section[];
}

/** Reads a document. Never throws; text that is no backlog gives a reading without items. */
export function readText(uri: string, text: string, aliases?: Aliases): Reading {
  const blocks = documentBlocks(text);
  const found = survey(blocks, aliases);
  const chunks: Chunk[] = [];
  const readings: ChunkReading[] = [];
  let above: readonly Section[] = [];
  const cut = found.backlog ? cutChunks(blocks, found, aliases) : [];
  for (const [index, chunk] of cut.entries()) {
    const start = index === 0 ? 0 : startOf(chunk);
    const next = cut[index + 1];
    const end = next ? startOf(next) : text.length;
    const anchor: Anchor = { uri, text: text.slice(start, end) };
    chunks.push({ anchor, start });
    const reading = readOne(rebased(chunk, -start), above, found, anchor, aliases);
    above = reading.sections;
    readings.push(reading);
  }
  if (chunks.length === 0) chunks.push({ anchor: { uri, text }, start: 0 });
  return assemble(uri, chunks, readings, []);
}

function documentBlocks(text: string): Block[] {
  const yaml = /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text)?.[0] ?? "";
  const blocks = shiftBlocks(blocksOf(parseMarkdown(text.slice(yaml.length), () => false).nodes, text.slice(yaml.length)), yaml.length);
  return yaml ? [{ type: "yaml", text: { plain: yaml, start: 0, end: yaml.length, runs: [{ plain: 0, source: 0 }], marks: [] }, start: 0, end: yaml.length }, ...blocks] : [...blocks];
}

function startOf(chunk: BlockChunk): number {
  return chunk.heading?.start ?? chunk.blocks[0]?.start ?? 0;
}

function rebased(chunk: BlockChunk, by: number): BlockChunk {
  const [heading] = chunk.heading ? shiftBlocks([chunk.heading], by) : [];
  return {
    ...chunk,
    heading: heading?.type === "heading" ? heading : null,
    blocks: [...shiftBlocks(chunk.blocks, by)],
  };
}

function readOne(chunk: BlockChunk, above: readonly Section[], found: Survey, anchor: Anchor, aliases?: Aliases): ChunkReading {
  const place: PlaceOf = (text) => ({ anchor, start: text.start, end: text.end });
  const read = readChunk(chunk, above, found, place, aliases);
  const built = new Map(read.drafts.map((draft) => [draft, buildItem(draft, anchor, aliases)] as const));
  const items = read.drafts.flatMap((draft) => {
    const item = built.get(draft);
    if (!item) return [];
    const parent = draft.parent ? built.get(draft.parent) : undefined;
    const name = parent ? (parent.id ?? parent.title) : null;
    if (!name) return [item];
    const nested: Item = { ...item, epic: { ...name, inherited: true } };
    built.set(draft, nested);
    return [nested];
  });
  const named = read.drafts.flatMap((draft) => {
    const item = built.get(draft);
    return item && kindIsNamed(draft.head.word) ? [item] : [];
  });
  const sprints = chunk.role === "plan" && chunk.heading && chunk.head
    ? [readSprint(chunk.heading, chunk.head, read.rest, place, aliases)]
    : readPlanBullets(read.rest, place);
  const inSprint = chunk.role === "plan" || read.sections.some((section) => section.role === "plan");
  return {
    items, named, sprints,
    totals: [
      ...read.tables.flatMap(({ table }) => tableTotals(table, place)),
      ...read.rest.flatMap((block) => (block.type === "table" ? tableTotals(block, place) : [])),
      ...(inSprint ? [] : textTotals(read.rest, place, aliases)),
      ...sprints.flatMap(sprintTotals),
    ],
    capacity: inSprint ? [] : teamCapacity(read.rest, place, aliases),
    criteria: chunk.role === "section" ? sectionCriteria(chunk, read.rest, place, aliases) : [],
    unread: [],
    sections: read.sections,
  };
}

/** "Definition of Done", "Exit criteria" of the document itself. */
function sectionCriteria(chunk: BlockChunk, rest: readonly Block[], place: PlaceOf, aliases?: Aliases): Criterion[] {
  const blocks = chunk.heading ? [chunk.heading, ...rest] : rest;
  return collectFields(blocks, aliases).entries.filter((entry) => entry.field === "criteria").flatMap((entry) => readCriteria(entry, place));
}

function assemble(uri: string, chunks: readonly Chunk[], readings: readonly ChunkReading[], defects: readonly TextDefect[]): Reading {
  const all = readings.flatMap((reading) => reading.items);
  const { items, mentions } = settle(all, new Set(readings.flatMap((reading) => reading.named)));
  const sprints = readings.flatMap((reading) => reading.sprints).map((sprint) => withMentions(sprint, mentions));
  return {
    uri, chunks, items, sprints,
    totals: readings.flatMap((reading) => reading.totals),
    capacity: readings.flatMap((reading) => reading.capacity),
    criteria: readings.flatMap((reading) => reading.criteria),
    regions: regionsOf(items),
    unread: readings.flatMap((reading) => reading.unread),
    defects,
    idPrefixes: [...new Set(items.flatMap((item) => (item.id ? [prefixOf(item.id.value)] : [])))],
  };
}

/** A row that repeats an item inside a sprint commits the item to it. */
function withMentions(sprint: Sprint, mentions: readonly Item[]): Sprint {
  const here = mentions.filter((item) => item.sprint && nameKey(item.sprint.value) === nameKey(sprint.name.value) && item.id);
  const known = new Set(sprint.commitments.flatMap((commitment) => (commitment.item.type === "id" ? [commitment.item.id] : [])));
  const added = here.flatMap((item) => (item.id && !known.has(item.id.value) ? [bareCommitment({ type: "id", id: item.id.value, at: item.id.at })] : []));
  return added.length > 0 ? { ...sprint, commitments: [...sprint.commitments, ...added] } : sprint;
}

function regionsOf(items: readonly Item[]): Region[] {
  const regions: Region[] = [];
  for (const item of items) {
    const last = regions.at(-1);
    if (last && last.dialect === item.dialect) regions[regions.length - 1] = { ...last, items: last.items + 1 };
    else regions.push({ dialect: item.dialect, at: item.at, items: 1 });
  }
  return regions;
}

/** The letters and separators that an ID starts with. */
function prefixOf(id: string): string {
  return /^(?:[^\d]*(?:\d+[-_.](?=[\p{L}]))?[^\d]*)/u.exec(id)?.[0] ?? "";
}
