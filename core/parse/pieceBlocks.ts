// The blocks of a piece, once for each piece; and how the blocks of neighbouring pieces join where a cut went through one.
import type { RootContent } from "mdast";
import { blocksOf, shiftBlocks, type Block } from "./blocks.ts";
import type { Piece } from "./piece.ts";

/** By the list of a piece's nodes, which the same piece in another state shares. */
const cache = new WeakMap<Piece["nodes"], readonly Block[]>();

/**
 * The blocks of a piece; offsets count from the piece's start. Where the piece starts inside a table, list or fence, the
 * first block is the rest of that one; such a table has no head. The piece lets go of its nodes, which are larger than all
 * that is read of them: but for the kind of the first, nobody asks for them again.
 */
export function pieceBlocks(piece: Piece): readonly Block[] {
  let blocks = cache.get(piece.nodes);
  if (!blocks) {
    blocks = read(piece);
    cache.set(piece.nodes, blocks);
    if (piece.nodes[0]?.type !== "yaml") (piece.nodes as RootContent[]).length = 0;
  }
  return blocks;
}

function read(piece: Piece): readonly Block[] {
  const blocks = blocksOf(piece.nodes, piece.text);
  const [first, ...rest] = blocks;
  if (piece.before.type === "table" && first?.type === "table") {
    const head =
      first.head.length > 0
        ? [{ cells: first.head, start: first.start, end: first.head.at(-1)?.end ?? first.start }]
        : [];
    return [{ ...first, head: [], rows: [...head, ...first.rows] }, ...rest];
  }
  if (piece.before.type === "fence" && first?.type === "code") {
    const last = first.lines.at(-1);
    const closes = piece.after.type !== "fence" && last !== undefined && /^\s{0,3}(?:`{3,}|~{3,})\s*$/.test(last.plain);
    return closes ? [{ ...first, lines: first.lines.slice(0, -1) }, ...rest] : blocks;
  }
  return blocks;
}

/** The blocks of one piece, or a part of them; `by` is where the piece starts. `continues` when it starts inside the last block before it. */
export interface BlockRun {
  readonly blocks: readonly Block[];
  readonly by: number;
  readonly continues: boolean;
}

/** What a block was put together from: blocks with the offsets of their pieces, and by how much each moves in the whole. */
export interface Parts<B extends Block = Block> {
  readonly blocks: readonly B[];
  readonly shifts: readonly number[];
}

const partsOfBlock = new WeakMap<Block, Parts>();

/** The parts of a block that cuts went through, all of its own type; null for one that lies in one piece. */
export function partsOf<B extends Block>(block: B): Parts<B> | null {
  return (partsOfBlock.get(block) as Parts<B> | undefined) ?? null;
}

/** A block with its offsets moved. */
export function shiftBlock<B extends Block>(block: B, by: number): B {
  return (shiftBlocks([block], by)[0] ?? block) as B;
}

/** The blocks of neighbouring pieces as one list, what cuts parted put together again. */
export function joinBlocks(runs: Iterable<BlockRun>): Block[] {
  const joined: Block[] = [];
  /** The parts of the last block. Put together once: a table may lie in thousands. */
  let blocks: Block[] = [];
  let shifts: number[] = [];
  const flush = (): void => {
    const [first] = blocks;
    if (first)
      joined.push(blocks.length === 1 ? shiftBlock(first, shifts[0] ?? 0) : joinParts(first, { blocks, shifts }));
    [blocks, shifts] = [[], []];
  };
  for (const { blocks: own, by, continues } of runs) {
    for (let index = 0; index < own.length; index++) {
      const block = own[index] as Block;
      const goesOn = continues && index === 0 && blocks[0]?.type === block.type && canJoin(block);
      if (!goesOn) flush();
      blocks.push(block);
      shifts.push(by);
    }
  }
  flush();
  return joined;
}

function canJoin(block: Block): boolean {
  return block.type === "table" || block.type === "list" || block.type === "code";
}

/** The block of some parts, all of the type of `first`. Its rows, items or lines are moved when somebody looks at them: most look at parts alone. */
function joinParts(first: Block, parts: Parts): Block {
  const { blocks, shifts } = parts;
  const last = blocks.length - 1;
  const end = (blocks[last]?.end ?? 0) + (shifts[last] ?? 0);
  const moved = <T>(take: (part: Block) => readonly T[]): (() => readonly T[]) => {
    let known: readonly T[] | null = null;
    return () => (known ??= blocks.flatMap((block, index) => take(shiftBlock(block, shifts[index] ?? 0))));
  };
  const joined = joinedAs(shiftBlock(first, shifts[0] ?? 0), end, moved);
  partsOfBlock.set(joined, parts);
  return joined;
}

type Moved = <T>(take: (part: Block) => readonly T[]) => () => readonly T[];

function joinedAs(first: Block, end: number, moved: Moved): Block {
  switch (first.type) {
    case "table": {
      const rows = moved((part) => (part.type === "table" ? part.rows : []));
      return {
        ...first,
        end,
        get rows() {
          return rows();
        },
      };
    }
    case "list": {
      const items = moved((part) => (part.type === "list" ? part.items : []));
      return {
        ...first,
        end,
        get items() {
          return items();
        },
      };
    }
    case "code": {
      const lines = moved((part) => (part.type === "code" ? part.lines : []));
      return {
        ...first,
        end,
        get lines() {
          return lines();
        },
      };
    }
    default:
      return first;
  }
}
