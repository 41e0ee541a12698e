// mdast positions: made for nodes that remark does not make, and moved for those that it read from a larger text.
import type { Node, Point } from "unist";
import { countBreaks } from "./line.ts";

/** The mdast point of an offset in a text that starts at line 1, column 1. */
export function pointAt(text: string, offset: number): Point {
  let start = offset;
  for (; start > 0; start--) {
    const unit = text.charCodeAt(start - 1);
    if (unit === 10 || unit === 13) break;
  }
  return { line: countBreaks(text.slice(0, start)) + 1, column: offset - start + 1, offset };
}

/** Moves a node and all below it back by an offset and a number of lines, in place; calls `visit` on each. */
export function moveBack(node: Node, offset: number, lines: number, visit?: (node: Node) => void): void {
  visit?.(node);
  // Literal autolinks are made after parsing and have no position.
  const position = node.position;
  if (position !== undefined && (offset !== 0 || lines !== 0)) {
    node.position = { start: back(position.start, offset, lines), end: back(position.end, offset, lines) };
  }
  if ("children" in node && Array.isArray(node.children)) {
    for (const child of node.children as readonly Node[]) moveBack(child, offset, lines, visit);
  }
}

function back(point: Point, offset: number, lines: number): Point {
  return { line: point.line - lines, column: point.column, offset: (point.offset ?? 0) - offset };
}
