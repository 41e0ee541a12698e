// Tables and lines of a chunk that no item claimed, for what a backlog says about itself. Kept per chunk, so an edit reads one again.
import type { Anchor, Place } from "../text/span.ts";
import { lazyFor } from "./lazy.ts";

/** A stretch of text with its place, without the blanks around it. */
export interface Stretch {
  readonly text: string;
  readonly at: Place;
}

/** A table as rows of cells; a row may have fewer cells than the head. */
export interface PlainTable {
  readonly head: readonly Stretch[];
  readonly rows: readonly (readonly Stretch[])[];
}

/** The lines of a chunk outside fences, blank ones left out. */
export const linesOf = lazyFor((anchor: Anchor): readonly Stretch[] => {
  const lines: Stretch[] = [];
  let start = 0;
  let fence: string | null = null;
  for (const line of anchor.text.split("\n")) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]?.[0] ?? null;
    if (mark !== null && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    else if (fence === null && line.trim() !== "") lines.push(stretch(anchor, start, start + line.length));
    start += line.length + 1;
  }
  return lines;
});

/** The tables of a chunk. */
export const tablesOf = lazyFor((anchor: Anchor): readonly PlainTable[] => {
  const tables: PlainTable[] = [];
  const lines = linesOf(anchor);
  for (let index = 1; index < lines.length; index++) {
    const [head, ruler] = [lines[index - 1], lines[index]];
    if (head === undefined || ruler === undefined || !isRuler(ruler.text) || !head.text.includes("|")) continue;
    const rows: (readonly Stretch[])[] = [];
    let next = lines[index + 1];
    while (next?.text.includes("|")) {
      rows.push(cellsOf(next));
      index++;
      next = lines[index + 1];
    }
    tables.push({ head: cellsOf(head), rows });
  }
  return tables;
});

const isRuler = (line: string): boolean => /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/.test(line) && line.includes("|");

function cellsOf({ text, at }: Stretch): readonly Stretch[] {
  const borders = [...text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  if (borders[0] !== 0) borders.unshift(-1);
  if (borders.at(-1) !== text.length - 1) borders.push(text.length);
  return borders
    .slice(1)
    .map((end, index) => stretch(at.anchor, at.start + (borders[index] ?? -1) + 1, at.start + end));
}

function stretch(anchor: Anchor, start: number, end: number): Stretch {
  const raw = anchor.text.slice(start, end);
  const text = raw.trim();
  const from = text === "" ? start : start + raw.indexOf(text);
  return { text, at: { anchor, start: from, end: from + text.length } };
}
