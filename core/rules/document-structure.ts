// The layout of tables and fences that hold items. Tables of other things may look as they like.
import { structured } from "../index/facets.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import { shareTable } from "../index/naming.ts";
import { itemsIn } from "../index/ranks.ts";
import { sectionsOf } from "../index/sections.ts";
import type { Item } from "../model/item.ts";
import { sameObjects } from "../text/difference.ts";
import { indexAt } from "../text/rising.ts";
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
  reads: (file) => sectionsOf(file).flatMap((all) => (all.some(hasFence) ? all : all.filter(hasStructure))),
  *check(file) {
    yield* driftAmong(file, tablesOf(file.items));
    for (const item of file.items) yield* surplusOf(item);
    for (const section of fencedSections(file)) yield* fencesOf(section);
  },
});

interface Table {
  readonly columns: readonly string[];
  /** The line of the head. */
  readonly at: Place;
}

const hasStructure = lazyFor(({ text }: Anchor): boolean => structured.test(text));
const hasFence = lazyFor(({ text }: Anchor): boolean => fenced.test(text));

/** Chunks that follow each other in one section, with their items. */
interface Section {
  readonly anchors: readonly Anchor[];
  readonly items: readonly Item[];
}

/** The sections in which both ends of a fence stand. */
function fencedSections(file: FileIndex): readonly Section[] {
  return sectionsOf(file)
    .filter((anchors) => anchors.some(hasFence))
    .map((anchors) => ({ anchors, items: anchors.flatMap((anchor) => itemsIn(file.items, anchor, file.rankOf)) }));
}

const known = new WeakMap<Anchor, { readonly section: Section; readonly findings: readonly Finding[] }>();

/** Looked at again only where a chunk or one of its items is another. */
function fencesOf(section: Section): readonly Finding[] {
  const [first] = section.anchors;
  const old = first && known.get(first);
  if (old && sameObjects(old.section.anchors, section.anchors) && sameObjects(old.section.items, section.items))
    return old.findings;
  const findings = [...fencesAround(section)];
  if (first) known.set(first, { section, findings });
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
function* fencesAround({ anchors, items }: Section): Iterable<Finding> {
  let length = 0;
  const starts = new Map(anchors.map((anchor) => [anchor, (length += anchor.text.length) - anchor.text.length]));
  const startOf = ({ anchor, start }: Place): number => (starts.get(anchor) ?? 0) + start;
  /** A stretch of the section that does not reach beyond a chunk. */
  const at = (start: number, end: number): Place => {
    const from = [...starts.values()];
    const index = indexAt(from, start);
    const anchor = anchors[index] ?? { uri: "", text: "" };
    return { anchor, start: start - (from[index] ?? 0), end: end - (from[index] ?? 0) };
  };
  const text = anchors.map((anchor) => anchor.text).join("");
  const lines = [...text.matchAll(/^ {0,3}(`{3,}|~{3,})[^`\r\n]*$/gm)];
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const [open, close] = [lines[index], lines[index + 1]];
    if (open === undefined || close === undefined) break;
    const inside = items.map(({ head }) => startOf(head)).filter((head) => head > open.index && head < close.index);
    if (inside.length < 2) continue;
    // Each fence goes with one line break, the closing one with the break before it: it may be the file's last line.
    const openEnd = open.index + open[0].length;
    const after = text.startsWith("\r\n", openEnd) ? 2 : 1;
    const before = text.endsWith("\r\n", close.index) ? 2 : 1;
    const edits = [
      { at: at(open.index, openEnd + after), text: "" },
      { at: at(close.index - before, close.index + close[0].length), text: "" },
    ];
    const start = open.index + open[0].search(/[`~]/);
    yield {
      at: at(start, start + (open[1] ?? "").length),
      message: say`Unexpected ${inside.length} items in a code fence, expected them outside where headings and boxes are shown`,
      severity: "hint",
      fixes: readsAlike(text, openEnd, close.index, inside)
        ? [{ title: say`Take the items out of the fence`, edits, safety: "review" }]
        : [],
    };
  }
}

/** Outside a fence a rule parts items, and one right below words makes them a heading: each stretch has to begin an item. */
function readsAlike(text: string, start: number, end: number, heads: readonly number[]): boolean {
  const rule = /^[ \t]*(?:-{3,}|={3,})[ \t]*\r?$/gm;
  const within = text.slice(start, end);
  const borders = [...within.matchAll(rule)].map(({ index }) => start + index);
  if (/\S[ \t\r]*\n[ \t]*(?:-{3,}|={3,})[ \t]*\r?$/m.test(within)) return false;
  return [start, ...borders].every((from, index) => {
    const to = borders[index] ?? end;
    const words = text.slice(from, to).replace(rule, "").trim();
    const head = heads[indexAt(heads, to - 1)] ?? -1;
    return words === "" || (head >= from && head < to);
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
