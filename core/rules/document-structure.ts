// The layout of tables and fences that hold items. Tables of other things may look as they like.
import { structured } from "../index/facets.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import { shareTable } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import { sameObjects } from "../text/difference.ts";
import type { Anchor, Place } from "../text/span.ts";
import { addColumns } from "./fixes/addColumns.ts";
import { defineRule, type Finding } from "./rule.ts";
import { allOf, say } from "../text/message.ts";

export const documentStructure = defineRule({
  id: "document-structure",
  category: "structure",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary:
    "A table of items lacks a column that the file's others have, a row has more cells than columns, or a backlog stands in a code fence.",
  why: "Tables with the same columns can be read, sorted and exported together. Cells behind the last column are not shown by any Markdown viewer. In a code fence nothing is shown as written: no headings, no links, no boxes to tick.",
  examples: [
    {
      bad: [
        "| ID | Task | Status |",
        "| --- | --- | --- |",
        "| T-1 | Show the basket | Done |",
        "| ⟦T-2⟧ | Pay by card | visa | Done |",
      ].join("\n"),
      good: [
        "| ID | Task | Status |",
        "| --- | --- | --- |",
        "| T-1 | Show the basket | Done |",
        "| T-2 | Pay by card, visa | Done |",
      ].join("\n"),
    },
    {
      bad: [
        "⟦```⟧",
        "ID: US-001",
        "Title: Show the basket",
        "Priority: High",
        "",
        "ID: US-002",
        "Title: Pay by card",
        "Priority: High",
        "```",
      ].join("\n"),
      good: [
        "ID: US-001",
        "Title: Show the basket",
        "Priority: High",
        "",
        "ID: US-002",
        "Title: Pay by card",
        "Priority: High",
      ].join("\n"),
      fixed: [
        "ID: US-001",
        "Title: Show the basket",
        "Priority: High",
        "",
        "ID: US-002",
        "Title: Pay by card",
        "Priority: High",
      ].join("\n"),
    },
  ],
  reads: ({ chunks }) => chunks.flatMap(({ anchor }) => (hasStructure(anchor) ? [anchor] : [])),
  *check(file) {
    yield* driftAmong(file, tablesOf(file.items));
    for (const item of file.items) yield* surplusOf(item);
    for (const items of itemsByChunk(file.items)) yield* fencesOf(items);
  },
});

interface Table {
  readonly columns: readonly string[];
  /** The line of the head. */
  readonly at: Place;
}

const hasStructure = lazyFor(({ text }: Anchor): boolean => structured.test(text));
const hasFence = lazyFor(({ text }: Anchor): boolean => fenced.test(text));

/** Items of chunks that hold fences, chunk by chunk, as they follow each other. */
function itemsByChunk(items: readonly Item[]): Item[][] {
  const chunks: Item[][] = [];
  let anchor: Anchor | null = null;
  let own: Item[] | null = null;
  for (const item of items) {
    if (item.at.anchor !== anchor) {
      anchor = item.at.anchor;
      own = hasFence(anchor) ? [] : null;
      if (own) chunks.push(own);
    }
    own?.push(item);
  }
  return chunks;
}

const known = new WeakMap<Anchor, { readonly items: readonly Item[]; readonly findings: readonly Finding[] }>();

/** Looked at again only where the chunk or one of its items is another. */
function fencesOf(items: readonly Item[]): readonly Finding[] {
  const anchor = items[0]?.at.anchor;
  const old = anchor && known.get(anchor);
  if (old && sameObjects(old.items, items)) return old.findings;
  const findings = anchor ? [...fencesAround(anchor, items)] : [];
  if (anchor) known.set(anchor, { items, findings });
  return findings;
}

/** The tables whose rows are items. Rows of one follow each other. */
function tablesOf(items: readonly Item[]): readonly Table[] {
  const tables: Table[] = [];
  let last: Item | null = null;
  for (const item of items) {
    if (item.table === null || (last && shareTable(last, item))) continue;
    last = item;
    const at = lineAt(item.table);
    tables.push({ columns: cellsOf(at), at });
  }
  return tables;
}

/** Fewer tables show no scheme. */
const fewest = 4;

function* driftAmong(file: FileIndex, tables: readonly Table[]): Iterable<Finding> {
  const keys = tables.map(({ columns }) => columns.join("|").toLowerCase());
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [[usual, count] = ["", 0]] = [...counts].sort((a, b) => b[1] - a[1]);
  if (tables.length < fewest || count < tables.length * 0.7) return;
  const wanted = tables[keys.indexOf(usual)];
  for (const [index, table] of tables.entries()) {
    const own = new Set(table.columns.map((name) => name.toLowerCase()));
    const missing = (wanted?.columns ?? []).filter((name) => !own.has(name.toLowerCase()));
    // A table with few of the columns tells of something else.
    if (keys[index] === usual || missing.length === 0 || missing.length * 2 > (wanted?.columns.length ?? 0)) continue;
    yield {
      at: table.at,
      message: say`Unexpected table without ${allOf(missing.map((name) => say`\`${name}\``))}, expected the columns that ${count} of ${tables.length} tables of items have`,
      ...(wanted === undefined
        ? {}
        : {
            related: [{ at: wanted.at, message: say`One of them` }],
            fixes: [addColumns(file, table.at, table.columns, wanted.columns)],
          }),
    };
  }
}

/** What stands behind the last column of a row. */
const surplusOf = lazyFor((row: Item): readonly Finding[] => {
  if (row.table === null) return none;
  const columns = cellsOf(lineAt(row.table)).length;
  const cells = cellsOf(lineAt(row.head)).length;
  if (cells <= columns) return none;
  const message = say`Unexpected ${cells} cells in a row under ${columns} columns; what stands behind the last column is not shown`;
  return [{ at: row.id?.at ?? row.title.at, message }];
});

const none: readonly Finding[] = [];

const fenced = /^ {0,3}(?:`{3}|~{3})/m;

/** The opening line of each fence that items stand in. */
function* fencesAround(anchor: Anchor, items: readonly Item[]): Iterable<Finding> {
  const lines = [...anchor.text.matchAll(/^ {0,3}(`{3,}|~{3,})[^`\r\n]*$/gm)];
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const [open, close] = [lines[index], lines[index + 1]];
    if (open === undefined || close === undefined) break;
    const inside = items.filter(({ head }) => head.start > open.index && head.start < close.index);
    if (inside.length < 2) continue;
    // Each fence goes with one line break, the closing one with the break before it: it may be the file's last line.
    const openEnd = open.index + open[0].length;
    const after = anchor.text.startsWith("\r\n", openEnd) ? 2 : 1;
    const before = anchor.text.endsWith("\r\n", close.index) ? 2 : 1;
    const edits = [
      { at: { anchor, start: open.index, end: openEnd + after }, text: "" },
      { at: { anchor, start: close.index - before, end: close.index + close[0].length }, text: "" },
    ];
    const start = open.index + open[0].search(/[`~]/);
    yield {
      at: { anchor, start, end: start + (open[1] ?? "").length },
      message: say`Unexpected ${inside.length} items in a code fence, expected them outside where headings and boxes are shown`,
      severity: "hint",
      fixes: readsAlike(anchor.text, openEnd, close.index, inside)
        ? [{ title: say`Take the items out of the fence`, edits, safety: "review" }]
        : [],
    };
  }
}

/** Outside a fence a rule parts items, and one right below words makes them a heading: each stretch has to begin an item. */
function readsAlike(text: string, start: number, end: number, items: readonly Item[]): boolean {
  const rule = /^[ \t]*(?:-{3,}|={3,})[ \t]*\r?$/gm;
  const within = text.slice(start, end);
  const borders = [...within.matchAll(rule)].map(({ index }) => start + index);
  if (/\S[ \t\r]*\n[ \t]*(?:-{3,}|={3,})[ \t]*\r?$/m.test(within)) return false;
  return [start, ...borders].every((from, index) => {
    const to = borders[index] ?? end;
    const words = text.slice(from, to).replace(rule, "").trim();
    return words === "" || items.some(({ head }) => head.start >= from && head.start < to);
  });
}

function lineAt({ anchor, start }: Place): Place {
  const { text } = anchor;
  const isBreak = (at: number): boolean => text[at] === "\n" || text[at] === "\r";
  let [from, end] = [start, start];
  while (from > 0 && !isBreak(from - 1)) from--;
  while (end < text.length && !isBreak(end)) end++;
  return { anchor, start: from, end };
}

/** What stands between the bars of a line; a bar in code counts, as it does for Markdown. */
function cellsOf({ anchor, start, end }: Place): readonly string[] {
  const line = anchor.text
    .slice(start, end)
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return line.split(/(?<!\\)\|/).map((cell) => cell.replace(/[*_`]/g, "").trim());
}
