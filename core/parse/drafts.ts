// Shares the nodes of a parsed window out to the pieces it can be cut into: between blocks of the root, between the rows of
// a table and between the items of a list.
import type { List, ListItem, RootContent, Table } from "mdast";
import type { Node } from "unist";
import { block, container, opensRaw, isBlank, lineBefore, lineEnd, nextLine, sentinelOf } from "./line.ts";
import { listPart, listState } from "./list.ts";
import { normal, type State } from "./piece.ts";
import { tablePart, tableState } from "./table.ts";

/** What was parsed: `text` behind `prefix` characters that are not the document's. */
export interface Window {
  /** The window and its sentinel. */
  readonly text: string;
  /** The state at the start of the text. */
  readonly before: State;
  readonly prefix: number;
}

/** A piece in the making. Offsets and lines of its nodes still count from the start of what was parsed. */
export interface Draft {
  /** Where it starts in the text. */
  readonly start: number;
  readonly before: State;
  readonly nodes: RootContent[];
}

/** The drafts in order, at least one. Fences and comments at the margin are not remark's to parse: the last draft stops at one, empty. */
export function draftsOf(nodes: readonly RootContent[], window: Window): Draft[] {
  let draft: Draft = { start: 0, before: window.before, nodes: [] };
  const drafts = [draft];
  const cut = (start: number, before: State): void => {
    draft = { start, before, nodes: [] };
    drafts.push(draft);
  };
  const add = (part: RootContent): void => {
    draft.nodes.push(part);
  };
  for (const [index, node] of nodes.entries()) {
    const start = lineOf(node, window);
    if (start > draft.start && opensPiece(node, start, nodes[index - 1], window)) {
      cut(start, normal);
      if (opensRaw(window.text, start)) return drafts;
    }
    if (node.type === "table") shareTable(node, index === 0 && window.before.type === "table", window, cut, add);
    else if (node.type === "list") shareList(node, window, cut, add);
    else add(node);
  }
  return drafts;
}

type MakeCut = (start: number, before: State) => void;

function opensPiece(node: RootContent, start: number, previous: RootContent | undefined, window: Window): boolean {
  const before = window.text.slice(0, start);
  const sentinel = sentinelOf(window.text.slice(start), before);
  if (sentinel === null || sentinel === block) return sentinel === block;
  // micromark takes what holds other blocks for an interruption of indented code, even behind blank lines.
  if (previous?.type === "code" && /[ \t]/.test(window.text.charAt(offsetOf(previous, window)))) return false;
  // Without a blank line a list may interrupt a paragraph, but not with every item.
  return sentinel === container || (node.type === "list" && isBlank(before, lineBefore(before, start)));
}

function shareTable(table: Table, isPart: boolean, window: Window, cut: MakeCut, add: (part: Table) => void): void {
  const state = isPart ? window.before : tableState(table);
  const head = isPart ? undefined : delimiterEnd(table, window);
  for (const [index, row] of table.children.entries()) {
    if (index > 0) cut(lineOf(row, window), state);
    add(table.children.length === 1 ? table : tablePart(table, [row], index === 0 ? head : undefined));
  }
}

/** Where the part of a table that holds its head ends: behind the delimiter row, which has no node. */
function delimiterEnd(table: Table, window: Window): Node["position"] {
  const end = table.children[0]?.position?.end;
  if (end === undefined) return undefined;
  const start = nextLine(window.text, (end.offset ?? 0) - window.prefix);
  const stop = lineEnd(window.text, start);
  const point = { line: end.line + 1, column: stop - start + 1, offset: stop + window.prefix };
  return { start: point, end: point };
}

function shareList(list: List, window: Window, cut: MakeCut, add: (part: List) => void): void {
  const read = (offset: number): string => window.text.slice(offset - window.prefix, offset - window.prefix + 10);
  let items: ListItem[] = [];
  for (const item of list.children) {
    if (items.length > 0) {
      add(listPart(list, items, item, read));
      cut(lineOf(item, window), listState(list, read));
      items = [];
    }
    items.push(item);
  }
  add(items.length === list.children.length ? list : listPart(list, items, undefined, read));
}

/** The offset in the text of the line that a node starts on. */
function lineOf(node: Node, window: Window): number {
  return offsetOf(node, window) - ((node.position?.start.column ?? 1) - 1);
}

function offsetOf(node: Node, window: Window): number {
  return (node.position?.start.offset ?? 0) - window.prefix;
}
