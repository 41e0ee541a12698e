// Rows, list items and entries of a large block are its leaves: each is read by itself, has an anchor of its own, and is kept
// as long as its text and what it is read by are the same. So a key in a block of a megabyte reads one of them.
import type { MatrixRow } from "../model/statement.ts";
import type { Block, ListItem } from "../parse/blocks.ts";
import { type Parts, shiftBlock } from "../parse/pieceBlocks.ts";
import { differenceOf, replaced, sameData } from "../text/difference.ts";
import type { Anchor } from "../text/span.ts";
import { type Anchoring, placed } from "./anchoring.ts";
import type { Built } from "./build.ts";
import type { PlaceOf } from "./values.ts";

/** Blocks in fewer parts are read as a whole. */
export const fewestParts = 64;

/** What one leaf says. */
export interface LeafReading extends Built {
  /** What it tells of dependencies as a row of a table. */
  readonly matrix: readonly MatrixRow[];
  /** Positions of its list items that are no work. */
  readonly left: readonly number[];
}

interface Leaf extends LeafReading {
  readonly anchor: Anchor;
}

/** The leaves of one block; what they say together, in order. */
export interface Leaves extends Built {
  readonly matrix: readonly MatrixRow[];
  readonly leaves: readonly Leaf[];
  /** What they were read of, with the offsets of their pieces. */
  readonly parts: readonly Block[];
  /** What all of them were read by, besides. */
  readonly by: unknown;
  /** How many of them were not kept: tests count them. */
  readonly read: number;
}

/** What reading a chunk knows of leaves. */
export interface Leafing {
  readonly anchoring: Anchoring;
  /** Blocks in fewer parts are read as a whole. */
  readonly fewest: number;
  /** The leaves of the chunk before an edit, block by block. */
  readonly former: readonly Leaves[];
  /** Those that were taken so far. */
  readonly found: Leaves[];
}

/** A block as its leaves, and what stands before and behind them: its ends are read with what is around it. */
export interface Leafed<B extends Block> {
  readonly first: B;
  readonly leaves: Leaves;
  readonly last: B;
  /** The list items among the leaves that are no work, with offsets in the chunk. */
  left(): readonly ListItem[];
  /** Makes the leaves' anchors those of the chunk: what was read of them counts. */
  take(): void;
}

/**
 * The leaves of a block in parts; null where it is not large. `by` is all that `read` looks at besides its part. `read` is given the
 * part with offsets in the chunk, of which those before it stand where the chunk has them.
 */
export function leavesOf<B extends Block>(
  { blocks, shifts }: Parts<B>,
  by: unknown,
  { anchoring, fewest, former, found }: Leafing,
  read: (part: B, place: PlaceOf) => LeafReading,
): Leafed<B> | null {
  if (blocks.length < Math.max(3, fewest)) return null;
  const end = blocks.length - 1;
  const partAt = (index: number): B => shiftBlock(blocks[index] as B, shifts[index] ?? 0);
  const leafAt = (index: number): Leaf => {
    const start = shifts[index] ?? 0;
    const anchor = anchoring.anchor(start, shifts[index + 1] ?? start);
    const place: PlaceOf = (stretch) =>
      stretch.start >= start ? placed(stretch, anchor, start) : anchoring.place(stretch);
    return { anchor, ...read(partAt(index), place) };
  };
  const parts = blocks.slice(1, end);
  const before = former[found.length];
  const means = [anchoring.opening, by];
  const kept = before !== undefined && sameData(before.by, means) ? before : null;
  const { from, endBefore, endAfter } = differenceOf(kept?.parts ?? [], parts);
  const come = parts.slice(from, endAfter).map((_, index) => leafAt(from + index + 1));
  const again = <P extends "items" | "named" | "matrix">(name: P): Leaf[P][number][] => {
    const size = (begin: number, end: number): number => {
      let sum = 0;
      for (let index = begin; index < end; index++) sum += kept?.leaves[index]?.[name].length ?? 0;
      return sum;
    };
    const first = size(0, from);
    const own = come.flatMap((leaf): readonly Leaf[P][number][] => leaf[name]);
    return replaced<Leaf[P][number]>(kept?.[name] ?? [], first, first + size(from, endBefore), own);
  };
  const leaves: Leaves = {
    leaves: replaced(kept?.leaves ?? [], from, endBefore, come),
    items: again("items"),
    named: again("named"),
    matrix: again("matrix"),
    parts,
    by: kept?.by ?? means,
    read: come.length,
  };
  return {
    first: partAt(0),
    leaves,
    last: partAt(end),
    left: () =>
      leaves.leaves.flatMap(({ left }, index) => {
        if (left.length === 0) return [];
        const part = partAt(index + 1);
        return left.flatMap((at) => (part.type === "list" ? (part.items[at] ?? []) : []));
      }),
    take: () => {
      let index = 0;
      for (const { anchor } of leaves.leaves) anchoring.cut(shifts[++index] ?? 0, anchor);
      anchoring.cut(shifts[end] ?? 0);
      found.push(leaves);
    },
  };
}
