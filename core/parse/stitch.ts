// Puts neighbouring pieces together again: one tree, counted from the start of the first, with what cuts parted joined.
import type { Code, RootContent } from "mdast";
import type { Node, Point } from "unist";
import type { Piece } from "./piece.ts";

/**
 * The mdast nodes of some neighbouring pieces as remark would give them for their joined text. Offsets count from the start
 * of the first piece, lines from 1 there. New nodes: the pieces' own stay as they are.
 */
export function stitch(pieces: readonly Piece[]): RootContent[] {
  const nodes: RootContent[] = [];
  let offset = 0;
  let line = 0;
  let text = "";
  for (const piece of pieces) {
    const own = piece.nodes.map((node) => moved(node, offset, line));
    const [first] = own;
    const last = nodes[nodes.length - 1];
    if (piece.before.type !== "normal" && first !== undefined && last !== undefined && joined(last, first, text)) {
      own.shift();
    }
    nodes.push(...own);
    offset += piece.text.length;
    line += piece.breaks;
    text = piece.text;
  }
  return nodes;
}

/** Adds what `next` holds to the node that it continues; false when it is no continuation. `text` ends before `next`. */
function joined(node: RootContent, next: RootContent, text: string): boolean {
  if (node.type === "table" && next.type === "table") {
    node.children.push(...next.children);
  } else if (node.type === "list" && next.type === "list") {
    node.children.push(...next.children);
    node.spread = node.spread === true || next.spread === true;
  } else if (node.type === "code" && next.type === "code") {
    joinCode(node, next, text);
  } else {
    return false;
  }
  if (node.position !== undefined && next.position !== undefined) node.position.end = next.position.end;
  return true;
}

/** The value of a part lacks the line ending that it was cut behind. */
function joinCode(node: Code, next: Code, text: string): void {
  node.value += (/(?:\r\n|\n|\r)$/.exec(text)?.[0] ?? "") + next.value;
}

function moved<T extends Node>(node: T, offset: number, line: number): T {
  const copy = { ...node };
  if (node.position !== undefined) {
    copy.position = { start: ahead(node.position.start, offset, line), end: ahead(node.position.end, offset, line) };
  }
  if ("children" in copy && Array.isArray(copy.children)) {
    Object.assign(copy, { children: (copy.children as readonly Node[]).map((child) => moved(child, offset, line)) });
  }
  return copy;
}

function ahead(point: Point, offset: number, line: number): Point {
  return { line: point.line + line, column: point.column, offset: (point.offset ?? 0) + offset };
}
