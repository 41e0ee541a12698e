// The blocks of a piece, once for each piece; and how the blocks of neighbouring pieces join where a cut went through one.
import { blocksOf, type Block, type TableBlock } from "./blocks.ts";
import type { Piece } from "./piece.ts";

const cache = new WeakMap<Piece, readonly Block[]>();

/**
 * The blocks of a piece; offsets count from the piece's start. Where the piece starts inside a table, list or fence, the
 * first block is the rest of that one; such a table has no head.
 */
export function pieceBlocks(piece: Piece): readonly Block[] {
  let blocks = cache.get(piece);
  if (!blocks) {
    blocks = read(piece);
    cache.set(piece, blocks);
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

/** Appends the blocks of a piece to those before it; `continues` when the piece starts inside the last of them. */
export function joinBlocks(before: Block[], blocks: readonly Block[], continues: boolean): void {
  const [first, ...rest] = blocks;
  const last = before.at(-1);
  const joined = continues && first && last ? joinedBlock(last, first) : null;
  if (joined) before.splice(-1, 1, joined);
  before.push(...(joined ? rest : blocks));
}

function joinedBlock(a: Block, b: Block): Block | null {
  if (a.type === "table" && b.type === "table") return joinTables(a, b);
  if (a.type === "list" && b.type === "list") return { ...a, items: [...a.items, ...b.items], end: b.end };
  if (a.type === "code" && b.type === "code") return { ...a, lines: [...a.lines, ...b.lines], end: b.end };
  return null;
}

function joinTables(a: TableBlock, b: TableBlock): TableBlock {
  return { ...a, rows: [...a.rows, ...b.rows], end: b.end };
}
