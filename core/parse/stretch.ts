// Where lines and their words lie, for what is read without remark.
import type { Point } from "unist";
import { lineEnd, nextLine } from "./line.ts";

/** A line: where it starts, where its ending is, where the next one starts, and its number from 1. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly number: number;
}

/** A line's share of some inline content, without the spaces around it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly line: Line;
}

/** The mdast point of an offset on a line. */
export function pointOn(line: Line, offset: number): Point {
  return { line: line.number, column: offset - line.start + 1, offset };
}

/** The line that starts at an offset. */
export function lineAt(text: string, start: number, number: number): Line {
  const end = lineEnd(text, start);
  return { start, end, next: nextLine(text, end), number };
}

/** Where a line goes on behind the spaces at an offset. */
export function wordsStart(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === 32) at++;
  return at;
}

/** The rest of a line without the spaces at its end. */
export function stretchOf(text: string, line: Line, from: number): Stretch {
  let to = line.end;
  while (to > from && text.charCodeAt(to - 1) === 32) to--;
  return { from, to, line };
}
