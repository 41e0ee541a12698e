// Most of a backlog needs no Markdown parser: headings, paragraphs, rows and list items of words, strong and code become here
// the pieces that remark's tree would give, many times faster. What is not surely the same is left to remark.
import type { AlignType, Heading, List, ListItem, Paragraph, RootContent, TableRow } from "mdast";
import { isBlank, isHeading, isThematicBreak, lineEnd, nextLine, opensRaw } from "./line.ts";
import type { IsDefined } from "./markdown.ts";
import { continues, normal, type Piece, type State } from "./piece.ts";
import { type Labels, plainInline } from "./plainInline.ts";
import { type Line, lineAt, pointOn, stretchOf, wordsStart } from "./stretch.ts";
import { tableState } from "./table.ts";

/** Blocks longer or lists deeper than this are remark's. */
const longest = 4096;
const deepest = 8;

/**
 * The piece at the start of `text`, which is read in the state `before`; `following` is the text behind it, null at the end of
 * the document. Null where remark has to be asked.
 */
export function plainPiece(text: string, following: string | null, before: State, isDefined: IsDefined): Piece | null {
  const mentions: string[] = [];
  const block = blockAt({ text, labels: { isDefined, mentions } }, lineAt(text, 0, 1), before);
  if (block === null) return null;
  const { last, nodes } = block;
  let end = last.next;
  let breaks = end > last.end ? last.number : last.number - 1;
  for (; end < text.length && isBlank(text, end); end = nextLine(text, end)) {
    if (nextLine(text, end) > lineEnd(text, end)) breaks++;
  }
  const rest = end < text.length ? { text, at: end } : { text: following ?? "", at: 0 };
  const after = stateBehind(block, rest.text, rest.at, end > last.next);
  if (after === null) return null;
  const [list] = nodes.slice(-1);
  if (list?.type === "list" && after.type === "list") list.spread = end > last.next;
  return { text: text.slice(0, end), before, after, nodes, breaks, defines: [], mentions };
}

/** What is read, and the labels that its words may look up. */
interface Plain {
  readonly text: string;
  readonly labels: Labels;
}

/** A block, or a paragraph and the list that interrupts it. */
interface Block {
  readonly nodes: RootContent[];
  readonly last: Line;
  /** The state between it and what continues it. */
  readonly inside: State;
}

function blockAt(plain: Plain, line: Line, before: State): Block | null {
  const { text } = plain;
  const unit = text.charCodeAt(line.start);
  if (before.type === "table") return unit === bar ? rowBlock(plain, line, before) : null;
  if (before.type === "list") {
    const item = itemBlock(plain, line);
    return item !== null && continues(item.inside, before) ? item : null;
  }
  if (before.type !== "normal") return null;
  if (unit === hash) return headingBlock(plain, line);
  if (unit === bar) return tableBlock(plain, line);
  return itemBlock(plain, line) ?? ruleBlock(text, line) ?? paragraphBlock(plain, line);
}

/** The state behind a block, by the line that follows at `at`; null where that may be part of it, or is no cut. */
function stateBehind(block: Block, text: string, at: number, isParted: boolean): State | null {
  if (at >= text.length) return normal;
  const unit = text.charCodeAt(at);
  if (isBlank(text, at) || unit === space || unit === tab || unit === byteOrderMark) return null;
  const { inside } = block;
  if (inside.type === "list") {
    const marker = markerAt(text, at, lineEnd(text, at));
    if (marker !== null && marker.kind === inside.marker) return inside;
  }
  if (inside.type === "table" && !isParted && unit === bar) return inside;
  const cuts = isParted || block.nodes[0]?.type === "heading" || isHeading(text, at) || opensRaw(text, at);
  return cuts ? normal : null;
}

function headingBlock(plain: Plain, line: Line): Block | null {
  const { text } = plain;
  if (!isHeading(text, line.start)) return null;
  let at = line.start;
  while (text.charCodeAt(at) === hash) at++;
  const depth = at - line.start;
  at = wordsStart(text, at, line.end);
  const stretch = stretchOf(text, line, at);
  const children = text.charCodeAt(stretch.to - 1) === hash ? null : plainInline(text, [stretch], plain.labels);
  if (children === null || stretch.to <= at) return null;
  const position = { start: pointOn(line, line.start), end: pointOn(line, line.end) };
  return {
    nodes: [{ type: "heading", depth: depth as Heading["depth"], children, position }],
    last: line,
    inside: normal,
  };
}

function ruleBlock(text: string, line: Line): Block | null {
  if (!/^(?:-{3,}|\*{3,}|_{3,})$/.test(text.slice(line.start, line.end))) return null;
  const position = { start: pointOn(line, line.start), end: pointOn(line, line.end) };
  return { nodes: [{ type: "thematicBreak", position }], last: line, inside: normal };
}

function paragraphBlock(plain: Plain, line: Line): Block | null {
  const { text } = plain;
  const read = paragraphAt(plain, line, line.start, 0);
  if (read === null) return null;
  const { node, last } = read;
  const marker = last.next < text.length ? markerAt(text, last.next, lineEnd(text, last.next)) : null;
  if (marker === null || isBlank(text, last.next)) return { nodes: [node], last, inside: normal };
  const list = mayInterrupt(marker) ? itemBlock(plain, lineAt(text, last.next, last.number + 1)) : null;
  return list && { ...list, nodes: [node, ...list.nodes] };
}

/** The paragraph whose words start at `from`; the lines that continue it start with at least so many spaces. */
function paragraphAt(plain: Plain, line: Line, from: number, indent: number): { node: Paragraph; last: Line } | null {
  const { text } = plain;
  if (!startsWords(text, from, line.end)) return null;
  const stretches = [stretchOf(text, line, from)];
  let last = line;
  while (last.next < text.length && last.next - line.start < longest) {
    const next = lineAt(text, last.next, last.number + 1);
    const at = wordsStart(text, next.start, next.end);
    const isMore = indent === 0 ? at === next.start : at - next.start >= indent;
    if (!isMore || !startsWords(text, at, next.end)) break;
    stretches.push(stretchOf(text, next, at));
    last = next;
  }
  const children = last.end - line.start > longest ? null : plainInline(text, stretches, plain.labels);
  const position = { start: pointOn(line, from), end: pointOn(last, last.end) };
  return children && { node: { type: "paragraph", children, position }, last };
}

/** A part of a list of the root: one item. */
function itemBlock(plain: Plain, line: Line): Block | null {
  const read = itemAt(plain, line, 0, 0);
  if (read === null) return null;
  const { marker, last } = read;
  return {
    nodes: [listOf([read])],
    last,
    inside: { type: "list", ordered: marker.number !== null, marker: marker.kind },
  };
}

interface Item {
  readonly node: ListItem;
  readonly marker: Marker;
  readonly last: Line;
}

function listOf(items: readonly [Item, ...Item[]]): List {
  const [{ marker, node }] = items;
  const children = items.map((item) => item.node);
  const position = node.position && {
    start: node.position.start,
    end: children.at(-1)?.position?.end ?? node.position.end,
  };
  const list: List = { type: "list", ordered: marker.number !== null, start: marker.number, spread: false, children };
  return position === undefined ? list : { ...list, position };
}

function itemAt(plain: Plain, line: Line, indent: number, depth: number): Item | null {
  const { text } = plain;
  const start = line.start + indent;
  const marker = markerAt(text, start, line.end);
  if (marker?.width == null || depth > deepest) return null;
  const content = indent + marker.width;
  const from = line.start + content;
  const box = /^\[([ xX])\]( (?! ))?/.exec(text.slice(from, Math.min(from + 5, line.end)));
  if (box !== null && box[2] === undefined) return null;
  const read = paragraphAt(plain, line, box === null ? from : from + box[0].length, content);
  if (read === null) return null;
  const { node } = read;
  // The mark of a checked item goes with the space behind it, and that with the words it begins.
  if (box !== null && node.children[0]?.type !== "text" && node.position !== undefined) {
    node.position.start = pointOn(line, from);
  }
  const inner = listIn(plain, read.last, content, depth + 1);
  if (inner === null) return null;
  const last = inner.last;
  const position = { start: pointOn(line, start), end: pointOn(last, last.end) };
  const children = [node, ...inner.lists];
  const checked = box === null ? null : box[1] !== " ";
  return { node: { type: "listItem", spread: false, checked, children, position }, marker, last };
}

/** The list inside an item whose words start in column `content`, if there is one behind the line; null for what is no list. */
function listIn(plain: Plain, line: Line, content: number, depth: number): { lists: List[]; last: Line } | null {
  const { text } = plain;
  let last = line;
  const items: Item[] = [];
  while (last.next < text.length && last.next - line.start < longest && !isBlank(text, last.next)) {
    const next = lineAt(text, last.next, last.number + 1);
    const indent = wordsStart(text, next.start, next.end) - next.start;
    if (indent < content) break;
    const [first] = items;
    const item = indent > content + 3 ? null : itemAt(plain, next, indent, depth);
    if (item === null) return null;
    const isNext = first === undefined ? mayInterrupt(item.marker) : isSame(first, item);
    if (!isNext) return null;
    items.push(item);
    last = item.last;
  }
  const [first, ...more] = items;
  return { lists: first === undefined ? [] : [listOf([first, ...more])], last };
}

function isSame(first: Item, item: Item): boolean {
  return first.marker.kind === item.marker.kind && columnOf(first) === columnOf(item);
}

function columnOf({ node }: Item): number | undefined {
  return node.position?.start.column;
}

interface Marker {
  /** The bullet, or what follows the number. */
  readonly kind: string;
  readonly number: number | null;
  /** With the spaces behind it; null where its words may be code. */
  readonly width: number | null;
}

function markerAt(text: string, start: number, end: number): Marker | null {
  const line = text.slice(start, end);
  const match = /^(?:([-*+])|(\d{1,9})([.)]))(?:([ \t]+)|$)/.exec(line);
  if (match === null || isThematicBreak(line)) return null;
  const [whole, bullet, number, behind, spaces = ""] = match;
  const width = spaces.length > 4 || spaces.includes("\t") ? null : whole.length;
  return { kind: bullet ?? behind ?? "", number: number === undefined ? null : Number(number), width };
}

function mayInterrupt({ number }: Marker): boolean {
  return number === null || number === 1;
}

function tableBlock(plain: Plain, line: Line): Block | null {
  const { text } = plain;
  const row = rowAt(plain, line);
  if (row === null || line.next >= text.length) return null;
  const under = lineAt(text, line.next, 2);
  const delimiters = text.slice(under.start, under.end);
  if (!/^\|(?: *:?-+:? *\|)+$/.test(delimiters)) return null;
  const cells = delimiters.slice(1, -1).split("|");
  if (cells.length !== row.children.length) return null;
  const align = cells.map((cell): AlignType => aligned[cell.replace(/ *(:?)-+(:?) */, "$1-$2")] ?? null);
  const position = { start: pointOn(line, line.start), end: pointOn(under, under.end) };
  const table = { type: "table" as const, align, children: [row], position };
  return { nodes: [table], last: under, inside: tableState(table) };
}

const aligned: Readonly<Record<string, AlignType>> = { ":-": "left", "-:": "right", ":-:": "center" };

function rowBlock(plain: Plain, line: Line, state: Extract<State, { readonly type: "table" }>): Block | null {
  const row = rowAt(plain, line);
  if (row?.position === undefined) return null;
  const table = { type: "table" as const, align: [...state.align], children: [row], position: row.position };
  return { nodes: [table], last: line, inside: state };
}

/** A row that begins and ends with a bar. */
function rowAt(plain: Plain, line: Line): TableRow | null {
  const { text } = plain;
  const end = stretchOf(text, line, line.start).to;
  if (end - line.start < 2 || end - line.start > longest || text.charCodeAt(end - 1) !== bar) return null;
  const children: TableRow["children"] = [];
  for (let start = line.start; start < end - 1; ) {
    const stop = text.indexOf("|", start + 1);
    const from = wordsStart(text, start + 1, stop);
    const words = plainInline(text, [stretchOf(text, { ...line, end: stop }, from)], plain.labels);
    if (words === null) return null;
    const cellEnd = stop === end - 1 ? line.end : stop;
    const position = { start: pointOn(line, start), end: pointOn(line, cellEnd) };
    children.push({ type: "tableCell", children: words, position });
    start = stop;
  }
  return { type: "tableRow", children, position: { start: pointOn(line, line.start), end: pointOn(line, line.end) } };
}

const [hash, bar, space, tab, byteOrderMark] = [35, 124, 32, 9, 0xfeff];

/** True where a line has words that begin no other block and do not continue as one. */
function startsWords(text: string, at: number, end: number): boolean {
  if (at >= end) return false;
  const unit = text.charCodeAt(at);
  if (unit >= 128) return unit !== byteOrderMark;
  if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) return true;
  if (unit >= 48 && unit <= 57) return !/^\d{1,9}[.)](?:\s|$)/.test(text.slice(at, at + 12));
  if (unit === hash) return /^#{1,6}[^#\s]/.test(text.slice(at, at + 8));
  // Strong words or code, and no bullet, rule or fence.
  if (unit === 42) return /^\*{1,2}[^\s*]/.test(text.slice(at, at + 3));
  if (unit === 96) return text.charCodeAt(at + 1) !== 96;
  return `"'(),./%$;?{}!^[`.includes(text.charAt(at));
}
