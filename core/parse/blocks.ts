// Markdown nodes reduced to what a backlog reader needs: headings, lines, lists, tables, fences, each with offsets.
import type { BlockContent, DefinitionContent, List, ListItem as MdListItem, RootContent, Table } from "mdast";
import { inlineText, linesOf, literal, sliceText, type Text } from "./inline.ts";

interface At {
  /** Offsets in the text the block was read from. */
  readonly start: number;
  readonly end: number;
}

export interface HeadingBlock extends At {
  readonly type: "heading";
  readonly depth: number;
  readonly text: Text;
}
export interface ParagraphBlock extends At {
  readonly type: "paragraph";
  readonly lines: readonly Text[];
}
export interface ListBlock extends At {
  readonly type: "list";
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}
export interface ListItem extends At {
  readonly type: "item";
  /** The number of an ordered item as written, null for a bullet. */
  readonly number: string | null;
  readonly checked: boolean | null;
  /** The lines of its first paragraph. */
  readonly lines: readonly Text[];
  /** What follows the first paragraph: nested lists, further paragraphs. */
  readonly rest: readonly Block[];
}
export interface TableBlock extends At {
  readonly type: "table";
  readonly head: readonly Text[];
  readonly rows: readonly Row[];
}
export interface Row extends At {
  readonly cells: readonly Text[];
}
export interface CodeBlock extends At {
  readonly type: "code";
  readonly lang: string;
  readonly lines: readonly Text[];
}
export interface QuoteBlock extends At {
  readonly type: "quote";
  readonly blocks: readonly Block[];
}
export interface OtherBlock extends At {
  readonly type: "rule" | "html" | "yaml";
  readonly text: Text;
}
export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | CodeBlock | QuoteBlock | OtherBlock;

type Node = RootContent | BlockContent | DefinitionContent;

/** The blocks of some nodes whose offsets count in `source`. Definitions and footnotes carry no backlog and are left out. */
export function blocksOf(nodes: readonly Node[], source: string): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) {
    const block = blockOf(node, source);
    if (block) blocks.push(block);
  }
  return blocks;
}

function extent(node: Node | MdListItem): At {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function blockOf(node: Node, source: string): Block | null {
  const at = extent(node);
  switch (node.type) {
    case "heading":
      return { type: "heading", depth: node.depth, text: inlineText(node.children, source, at.start, at.end), ...at };
    case "paragraph":
      return { type: "paragraph", lines: linesOf(inlineText(node.children, source, at.start, at.end)), ...at };
    case "list":
      return { type: "list", ordered: node.ordered ?? false, items: listItems(node, source), ...at };
    case "table":
      return tableOf(node, source, at);
    case "code":
      return { type: "code", lang: (node.lang ?? "").toLowerCase(), lines: codeLines(source, at), ...at };
    case "blockquote":
      return { type: "quote", blocks: blocksOf(node.children, source), ...at };
    case "thematicBreak":
      return { type: "rule", text: literal("", at.start), ...at };
    case "html":
    case "yaml":
      return { type: node.type, text: literal(source.slice(at.start, at.end), at.start), ...at };
    default:
      return null;
  }
}

function listItems(list: List, source: string): ListItem[] {
  return list.children.map((node) => {
    const at = extent(node);
    const blocks = blocksOf(node.children, source);
    const [first, ...rest] = blocks;
    const lead = first?.type === "paragraph";
    const lines = lead ? first.lines : [];
    // "- [ ]* Task": a box with a star after it, for work that is optional, is a box all the same.
    const starred = node.checked === null ? /^\[([ xX])\]\*\s+(?=\S)/.exec(lines[0]?.plain ?? "") : null;
    const marker = /^\s*(\d+)[.)]/.exec(source.slice(at.start, at.start + 14));
    return {
      type: "item" as const,
      number: marker?.[1] ?? null,
      checked: node.checked ?? (starred ? starred[1] !== " " : null),
      lines: starred ? lines.map((line, index) => (index === 0 ? sliceText(line, starred[0].length) : line)) : lines,
      rest: lead ? rest : blocks,
      ...at,
    };
  });
}

function tableOf(node: Table, source: string, at: At): TableBlock {
  const rows = node.children.map((row) => ({
    cells: row.children.map((cell) => {
      const cellAt = { start: cell.position?.start.offset ?? 0, end: cell.position?.end.offset ?? 0 };
      return inlineText(cell.children, source, cellAt.start, cellAt.end);
    }),
    start: row.position?.start.offset ?? 0,
    end: row.position?.end.offset ?? 0,
  }));
  const [head, ...body] = rows;
  return { type: "table", head: head?.cells ?? [], rows: body, ...at };
}

/** The lines between the fences as written; an indented block's own lines. */
function codeLines(source: string, at: At): Text[] {
  const lines: Text[] = [];
  let start = at.start;
  for (const { 0: ending, index } of source.slice(at.start, at.end).matchAll(/\r\n|\n|\r|$/g)) {
    lines.push(literal(source.slice(start, at.start + index), start));
    start = at.start + index + ending.length;
  }
  const open = lines[0] && /^\s*(?:>\s*)*(`{3,}|~{3,})/.exec(lines[0].plain);
  if (!open) return lines;
  const close = lines.at(-1);
  const closed = lines.length > 1 && close && /^\s*(?:>\s*)*(`{3,}|~{3,})\s*$/.test(close.plain);
  return lines.slice(1, closed ? -1 : undefined);
}

function shiftText(text: Text, by: number): Text {
  return {
    ...text,
    start: text.start + by,
    end: text.end + by,
    runs: text.runs.map((run) => ({ plain: run.plain, source: run.source + by })),
  };
}

function shiftItem(item: ListItem, by: number): ListItem {
  return {
    ...item,
    start: item.start + by,
    end: item.end + by,
    lines: item.lines.map((line) => shiftText(line, by)),
    rest: shiftBlocks(item.rest, by),
  };
}

/** The same blocks with offsets that count from `by` characters earlier. */
export function shiftBlocks(blocks: readonly Block[], by: number): readonly Block[] {
  if (by === 0) return blocks;
  return blocks.map((block): Block => {
    const at = { start: block.start + by, end: block.end + by };
    switch (block.type) {
      case "heading":
        return { ...block, ...at, text: shiftText(block.text, by) };
      case "paragraph":
      case "code":
        return { ...block, ...at, lines: block.lines.map((line) => shiftText(line, by)) };
      case "list":
        return { ...block, ...at, items: block.items.map((item) => shiftItem(item, by)) };
      case "table":
        return {
          ...block,
          ...at,
          head: block.head.map((cell) => shiftText(cell, by)),
          rows: block.rows.map((row) => ({
            cells: row.cells.map((cell) => shiftText(cell, by)),
            start: row.start + by,
            end: row.end + by,
          })),
        };
      case "quote":
        return { ...block, ...at, blocks: shiftBlocks(block.blocks, by) };
      default:
        return { ...block, ...at, text: shiftText(block.text, by) };
    }
  });
}
