// Counts over the rows of a table or the items of a list. Those of a block in parts follow its edits: what went is taken off
// and what came is added, so that asking again costs as much as the edit, however long the block is.
import type { Block, ListBlock, ListItem, Row, TableBlock } from "../parse/blocks.ts";
import { partsOf } from "../parse/pieceBlocks.ts";
import { differenceOf } from "../text/difference.ts";
import type { House } from "./house.ts";

interface Tally {
  readonly parts: readonly Block[];
  readonly house: House;
  readonly sums: Map<string, number>;
  /** The sums before the last edit, with the parts that went and came. */
  readonly before: {
    readonly sums: ReadonlyMap<string, number>;
    readonly gone: readonly Block[];
    readonly come: readonly Block[];
  } | null;
}

/** The last tally of each block in parts, by the part that begins it. */
const tallies = new WeakMap<Block, Tally>();

/** The sum of what the rows of a table weigh. Equal questions about one table have equal weights; places in rows mean nothing. */
export function sumOfRows(table: TableBlock, house: House, question: string, weigh: (row: Row) => number): number {
  return sumOf(table, house, question, (part) => sum(part.type === "table" ? part.rows : [], weigh));
}

/** The same for the items of a list. */
export function sumOfItems(list: ListBlock, house: House, question: string, weigh: (item: ListItem) => number): number {
  return sumOf(list, house, question, (part) => sum(part.type === "list" ? part.items : [], weigh));
}

/** How many rows a table has. */
export function countRows(table: TableBlock): number {
  const parts = partsOf(table);
  return parts === null ? table.rows.length : total(parts.blocks, rowsIn);
}

/** The words of a table's first row; its places mean nothing. */
export function firstRow(table: TableBlock): Row | undefined {
  for (const part of partsOf(table)?.blocks ?? [table]) {
    const first = part.type === "table" ? part.rows[0] : undefined;
    if (first) return first;
  }
  return undefined;
}

function rowsIn(part: Block): number {
  return part.type === "table" ? part.rows.length : 0;
}

function sumOf(block: Block, house: House, question: string, weigh: (part: Block) => number): number {
  const parts = partsOf(block)?.blocks;
  if (parts === undefined) return weigh(block);
  const { sums, before } = tallyOf(parts, house);
  const known = sums.get(question);
  if (known !== undefined) return known;
  const old = before?.sums.get(question);
  const now =
    before === null || old === undefined
      ? total(parts, weigh)
      : old - total(before.gone, weigh) + total(before.come, weigh);
  sums.set(question, now);
  return now;
}

function tallyOf(parts: readonly Block[], house: House): Tally {
  const [first] = parts;
  const old = first && tallies.get(first);
  if (old?.parts === parts && old.house === house) return old;
  const { from, endBefore, endAfter } = differenceOf(old?.parts ?? [], parts);
  const before =
    old?.house === house
      ? { sums: old.sums, gone: old.parts.slice(from, endBefore), come: parts.slice(from, endAfter) }
      : null;
  const tally: Tally = { parts, house, sums: new Map(), before };
  if (first) tallies.set(first, tally);
  return tally;
}

function total(parts: readonly Block[], weigh: (part: Block) => number): number {
  let all = 0;
  for (const part of parts) all += weigh(part);
  return all;
}

function sum<T>(all: readonly T[], weigh: (one: T) => number): number {
  let whole = 0;
  for (const one of all) whole += weigh(one);
  return whole;
}
