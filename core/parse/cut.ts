// Parses a window of the document and cuts it into pieces where that is proven right. Inside the window the proof is the tree:
// a root child, a row or an item of the root starts at the cut. At its end the proof is a sentinel: a line of the same
// kind as the one that follows, which must come out where it belongs.
import type { List, ListItem, RootContent, Table, TableRow } from "mdast";
import type { Node } from "unist";
import { countBreaks, fenceOpening, isBlank, lineBefore, lineEnd, nextLine, type Opening, openingOf } from "./line.ts";
import { listPart, listState } from "./list.ts";
import { type IsDefined, labelOf, parseMarkdown } from "./markdown.ts";
import { normal, type Piece, type State } from "./piece.ts";
import { moveBack } from "./place.ts";
import { headFor, headLines, tablePart, tableState } from "./table.ts";

/** The pieces of a window; `open` when the last one does not end where the window does. */
export interface Cut {
  readonly pieces: readonly Piece[];
  readonly open: boolean;
}

/** A piece in the making: offsets and lines of its nodes still count from the start of the parsed text. */
interface Draft {
  readonly start: number;
  readonly before: State;
  readonly nodes: RootContent[];
}

/** What was parsed: the window behind `prefix` characters that are not the document's, then the sentinel. */
interface Window {
  readonly text: string;
  readonly before: State;
  readonly prefix: number;
}

/**
 * Cuts `text`, which starts in the state `before` at the start of a line. `next` tells how the line behind it opens; null
 * when the document ends there. Where `open` is set, the last piece may go on behind the window and must be cut again.
 */
export function cutWindow(text: string, before: State, next: Opening | null, isDefined: IsDefined): Cut {
  const prefix = prefixFor(text, before);
  const { nodes, mentions } = parseMarkdown(prefix + text + sentinelFor(next), isDefined);
  const window: Window = { text, before, prefix: prefix.length };
  if (before.type === "table") dropHead(nodes);
  const end = next === null ? normal : stateAtSentinel(nodes, window, next);
  const { drafts, stop } = draftsOf(nodes, window);
  const prefixLines = before.type === "table" ? headLines : prefix.length;
  const pieces: Piece[] = [];
  let lines = prefixLines;
  for (const [index, draft] of drafts.entries()) {
    const following = drafts[index + 1];
    const own = text.slice(draft.start, following?.start ?? stop);
    const defines: string[] = [];
    for (const node of draft.nodes) {
      moveBack(node, draft.start + prefix.length, lines, (each) => {
        if (isDefinition(each)) defines.push(labelOf(each));
      });
    }
    const breaks = countBreaks(own);
    // Which of the pieces looked up a label is not known; one without a bracket did not.
    const asked = drafts.length === 1 || own.includes("]") ? [...mentions] : [];
    const after = following?.before ?? (stop < text.length ? normal : (end ?? normal));
    pieces.push({ text: own, before: draft.before, after, nodes: draft.nodes, breaks, defines, mentions: asked });
    lines += breaks;
  }
  return { pieces, open: end === null && stop === text.length };
}

function prefixFor(text: string, before: State): string {
  if (before.type === "table") return headFor(before);
  // A leading byte order mark is skipped by micromark, offsets and all. A blank line before it changes nothing else.
  return text.startsWith("\ufeff") ? "\n" : "";
}

function sentinelFor(next: Opening | null): string {
  if (next === null) return "";
  if (next === "block") return "# s\n";
  if (next === "row") return "s\n";
  const marker = next.slice("item".length);
  return marker === "." || marker === ")" ? `1${marker} s\n` : `${marker} s\n`;
}

/** The made-up head is the first row of the first table; without rows of its own, the table was all made up. */
function dropHead(nodes: RootContent[]): void {
  const [table] = nodes;
  if (table?.type !== "table") return;
  const rows = table.children.slice(1);
  if (rows.length === 0) nodes.shift();
  else nodes[0] = tablePart(table, rows, undefined);
}

/** Takes the sentinel off the end of `nodes` and tells the state it stood in; null when it did not stand on its own. */
function stateAtSentinel(nodes: RootContent[], window: Window, next: Opening): State | null {
  const at = window.prefix + window.text.length;
  const last = nodes[nodes.length - 1];
  if (last === undefined) return null;
  if (next === "block") {
    if (offsetOf(last) !== at) return null;
    nodes.pop();
    return normal;
  }
  if (next === "row") {
    if (last.type !== "table" || offsetOf(last.children[last.children.length - 1]) !== at) return null;
    const rows = last.children.slice(0, -1);
    const continued = nodes.length === 1 && window.before.type === "table";
    const end = rows.length > 1 || continued ? undefined : delimiterEnd(last, window);
    nodes[nodes.length - 1] = tablePart(last, rows, end);
    return continued ? window.before : tableState(last);
  }
  const sentinel = last.type === "list" ? last.children[last.children.length - 1] : undefined;
  if (last.type !== "list" || offsetOf(sentinel) !== at) return null;
  const items = last.children.slice(0, -1);
  if (items.length > 0) {
    nodes[nodes.length - 1] = listPart(last, items, sentinel, sourceAt(window));
    return listState(last, sourceAt(window));
  }
  nodes.pop();
  // Without a blank line a list may fail to interrupt a paragraph where another text stands in its first item.
  return isBlank(window.text, lineBefore(window.text, window.text.length)) ? normal : null;
}

/** Shares the nodes out to drafts. What lies behind `stop` is a fence that was parsed by mistake and all that follows it. */
function draftsOf(
  nodes: readonly RootContent[],
  window: Window,
): { readonly drafts: readonly Draft[]; readonly stop: number } {
  const { text } = window;
  let draft: Draft = { start: 0, before: window.before, nodes: [] };
  const drafts = [draft];
  const cut = (start: number, before: State): void => {
    draft = { start, before, nodes: [] };
    drafts.push(draft);
  };
  for (const [index, node] of nodes.entries()) {
    const start = lineOf(node, window);
    if (start > draft.start && opensPiece(node, text, start)) {
      if (fenceOpening(text, start) !== null) return { drafts, stop: start };
      cut(start, normal);
    }
    if (node.type === "table") tableParts(node, index === 0, window, cut, (part) => draft.nodes.push(part));
    else if (node.type === "list") listParts(node, window, cut, (part) => draft.nodes.push(part));
    else draft.nodes.push(node);
  }
  return { drafts, stop: text.length };
}

function opensPiece(node: RootContent, text: string, start: number): boolean {
  const before = text.slice(0, start);
  const opening = openingOf(text.slice(start), before);
  if (opening === "block") return true;
  return opening !== null && node.type === "list" && isBlank(before, lineBefore(before, start));
}

type MakeCut = (start: number, before: State) => void;

function tableParts(table: Table, isFirst: boolean, window: Window, cut: MakeCut, add: (part: Table) => void): void {
  const continued = isFirst && window.before.type === "table";
  if (table.children.length === 1) return add(table);
  const state = continued ? window.before : tableState(table);
  const head = continued ? undefined : delimiterEnd(table, window);
  for (const [index, row] of table.children.entries()) {
    if (index > 0) cut(lineOf(row, window), state);
    add(tablePart(table, [row], index === 0 ? head : undefined));
  }
}

/** Where a part of the table with nothing but its head ends: behind the delimiter row, which has no node. */
function delimiterEnd(table: Table, window: Window): Node["position"] {
  const head: TableRow | undefined = table.children[0];
  const end = head?.position?.end;
  if (end === undefined) return undefined;
  const start = nextLine(window.text, (end.offset ?? 0) - window.prefix);
  const stop = lineEnd(window.text, start);
  const point = { line: end.line + 1, column: stop - start + 1, offset: stop + window.prefix };
  return { start: point, end: point };
}

function listParts(list: List, window: Window, cut: MakeCut, add: (part: List) => void): void {
  let items: ListItem[] = [];
  for (const item of list.children) {
    if (items.length > 0 && item.position?.start.column === 1) {
      add(listPart(list, items, item, sourceAt(window)));
      cut(lineOf(item, window), listState(list, sourceAt(window)));
      items = [];
    }
    items.push(item);
  }
  add(items.length === list.children.length ? list : listPart(list, items, undefined, sourceAt(window)));
}

/** The offset in the window of the line that a node starts on. */
function lineOf(node: Node, window: Window): number {
  return offsetOf(node) - window.prefix - ((node.position?.start.column ?? 1) - 1);
}

function sourceAt(window: Window): (offset: number) => string {
  return (offset) => window.text.slice(offset - window.prefix, offset - window.prefix + 10);
}

function offsetOf(node: Node | undefined): number {
  return node?.position?.start.offset ?? -1;
}

function isDefinition(node: Node): node is Node & { readonly identifier: string } {
  return (node.type === "definition" || node.type === "footnoteDefinition") && "identifier" in node;
}
