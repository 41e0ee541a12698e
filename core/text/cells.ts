// Cells of a table's row by offset, borders left out.
import { lineAt } from "./lines.ts";
import type { Span } from "./span.ts";

/** What stands between two pipes of the row at an offset; columns count from 1. */
export function cellIn(text: string, offset: number, column: number): Span | null {
  const row = lineAt(text, offset);
  const borders = pipes(text, row.start, row.end);
  const start = borders[column - 1];
  const end = borders[column];
  return start === undefined || end === undefined ? null : { start: start + 1, end };
}

/** The cell that an offset stands in; the row's ends are borders too. */
export function cellAt(text: string, offset: number): Span {
  const row = lineAt(text, offset);
  const before = pipes(text, row.start, offset).at(-1);
  const behind = pipes(text, offset, row.end)[0];
  return { start: before === undefined ? row.start : before + 1, end: behind ?? row.end };
}

/** Offsets of the pipes that part cells. */
export function pipes(text: string, start: number, end: number): readonly number[] {
  const found: number[] = [];
  for (let at = start; at < end; at++) if (text[at] === "|" && text[at - 1] !== "\\") found.push(at);
  return found;
}
