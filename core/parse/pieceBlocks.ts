// The blocks of a piece, once for each piece; and how the blocks of neighbouring pieces join where a cut went through one.
import type { RootContent } from "mdast";
import { blocksOf, type Block } from "./blocks.ts";
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

/** The blocks of one piece, or a part of them. `continues` when the piece starts inside the last block before it. */
export interface BlockRun {
  readonly blocks: readonly Block[];
  readonly continues: boolean;
}

/** The blocks of neighbouring pieces as one list, what cuts parted put together again. */
export function joinBlocks(runs: Iterable<BlockRun>): Block[] {
  const joined: Block[] = [];
  /** The parts of the last block. Put together once: a table may lie in thousands. */
  let parts: Block[] = [];
  const flush = (): void => {
    const [first] = parts;
    if (first) joined.push(parts.length === 1 ? first : joinParts(first, parts));
    parts = [];
  };
  for (const { blocks, continues } of runs) {
    for (const [index, block] of blocks.entries()) {
      const goesOn = continues && index === 0 && parts[0]?.type === block.type && canJoin(block);
      if (!goesOn) flush();
      parts.push(block);
    }
  }
  flush();
  return joined;
}

function canJoin(block: Block): boolean {
  return block.type === "table" || block.type === "list" || block.type === "code";
}

/** `parts` are all of the type of `first`. */
function joinParts(first: Block, parts: readonly Block[]): Block {
  const end = parts.at(-1)?.end ?? first.end;
  switch (first.type) {
    case "table":
      return { ...first, rows: parts.flatMap((part) => (part.type === "table" ? part.rows : [])), end };
    case "list":
      return { ...first, items: parts.flatMap((part) => (part.type === "list" ? part.items : [])), end };
    case "code":
      return { ...first, lines: parts.flatMap((part) => (part.type === "code" ? part.lines : [])), end };
    default:
      return first;
  }
}
