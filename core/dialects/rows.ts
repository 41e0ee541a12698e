// Tables whose rows are items: story tables, sprint task tables, trackers.
import type { FieldName } from "../model/item.ts";
import type { Row, TableBlock } from "../parse/blocks.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import { partsOf } from "../parse/pieceBlocks.ts";
import type { Span } from "../text/span.ts";
import type { Context, Draft } from "./draft.ts";
import type { Entry } from "./entry.ts";
import { readHead, type Head } from "./head.ts";
import type { House } from "./house.ts";
import type { Columns } from "./columns.ts";
import { buildItems } from "./build.ts";
import { type Leafed, type Leafing, leavesOf } from "./leaves.ts";
import { readMatrix } from "./matrices.ts";

/** One draft for each row that is an item. */
export function readRows(
  table: TableBlock,
  columns: Columns,
  context: Context,
  parent: Draft | null,
  house: House,
): Draft[] {
  return table.rows.flatMap((row) => rowDraft(row, table, columns, context, parent, house) ?? []);
}

/** The rows of a large table as leaves, all but the ends; null for other tables. */
export function rowLeaves(
  table: TableBlock,
  columns: Columns,
  context: Context,
  leafing: Leafing,
  house: House,
): Leafed<TableBlock> | null {
  const { head } = table;
  const by = [head.map(leafing.anchoring.place), columns, context];
  const parts = partsOf(table);
  if (parts === null) return null;
  const leafed = leavesOf(parts, by, leafing, (part, place) => {
    const own = { ...part, head };
    const built = buildItems(readRows(own, columns, context, null, house), place, house);
    return { ...built, matrix: readMatrix(own, place, house), left: [] };
  });
  leafed?.take();
  return leafed && { ...leafed, last: { ...leafed.last, head } };
}

function rowDraft(
  row: Row,
  table: TableBlock,
  columns: Columns,
  context: Context,
  parent: Draft | null,
  house: House,
): Draft | null {
  const idCell = columns.id >= 0 ? row.cells[columns.id] : undefined;
  const titleCell = row.cells[columns.title];
  const lead = row.cells.find((cell) => cell.plain.trim());
  if (!lead || /^\W*(?:sub-?)?totals?\b|^\W*(?:total|summe|合计|总计|합계)/iu.test(lead.plain)) return null;
  const head = headOf(idCell, titleCell, columns, house);
  if (!head || (columns.id >= 0 && !head.id && !standsAlone(row, columns))) return null;
  if (!head.title.plain && !head.id) return null;
  const entries: Entry[] = [];
  for (const [index, cell] of row.cells.entries()) {
    const value = trimText(cell);
    if (index === columns.id || index === columns.title || !value.plain || columns.states.includes(index)) continue;
    entries.push({
      field: roleOf(columns, index),
      name: table.head[index] ?? null,
      inline: value,
      blocks: [],
      depth: 0,
    });
  }
  const ticked = columns.states.find(
    (index) =>
      /^\W*(?:x|✓|✔|✅|☑|\[x\]|yes|•|●)\W*$/iu.test(row.cells[index]?.plain ?? "") ||
      /[✓✔✅☑❌xX]/u.test(row.cells[index]?.plain ?? ""),
  );
  const name = ticked === undefined ? undefined : table.head[ticked];
  if (name) entries.push({ field: "status", name, inline: name, blocks: [], depth: 0 });
  return {
    dialect: columns.dialect,
    head,
    kind: head.kind ?? columns.kind,
    line: { start: row.start, end: row.end },
    end: row.end,
    level: 7,
    blocks: [],
    entries,
    context,
    parent,
    checked: head.checked,
    remark: null,
    table: namesOf(table),
  };
}

function namesOf({ head }: TableBlock): Span | undefined {
  const [first, last] = [head[0], head.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

/** A row whose ID cell was left blank is an item where it states facts of work besides its title. */
function standsAlone(row: Row, columns: Columns): boolean {
  const said = row.cells.filter(
    (cell, index) =>
      cell.plain.trim() &&
      ["estimate", "priority", "status", "owner", "sprint", "criteria", "dependsOn"].includes(
        columns.fields[index] ?? "",
      ),
  );
  return (
    !row.cells[columns.id]?.plain.trim() && (row.cells[columns.title]?.plain.trim().length ?? 0) > 3 && said.length >= 2
  );
}

/** A second title column is a pointer to the story that the row belongs to. */
function roleOf(columns: Columns, index: number): FieldName | null {
  const field = columns.fields[index] ?? null;
  if (field === "title") return columns.pointers.includes(index) ? "epic" : "description";
  if (field === "id") return columns.id < 0 ? null : columns.pointers.includes(index) ? "epic" : "links";
  return field;
}

function headOf(idCell: Text | undefined, titleCell: Text | undefined, columns: Columns, house: House): Head | null {
  const titled = titleCell ? readHead(trimText(titleCell), house) : null;
  if (!idCell) return titled ? plainTitle(titled, titleCell) : null;
  const own = trimText(
    sliceText(
      idCell,
      idCell.plain.length - idCell.plain.replace(/^[\s\p{Extended_Pictographic}\ufe0f├└│─▸•~]+/u, "").length,
    ),
  );
  const read = readHead(own, house, true);
  if (read.plan && columns.kind !== "epic") return null;
  if (!titled || columns.title === columns.id) return read;
  const title = read.title.plain && !titled.title.plain ? read.title : plainTitle(titled, titleCell).title;
  return {
    ...read,
    title,
    kind: read.kind ?? titled.kind,
    priority: read.priority ?? titled.priority,
    estimate: titled.estimate,
    status: titled.status ?? read.status,
    tags: [...read.tags, ...titled.tags],
  };
}

/** In a title column an ID-like word is part of the title unless a separator follows it. */
function plainTitle(head: Head, cell: Text | undefined): Head {
  return head.id && cell && !head.separated && !head.word
    ? { ...head, id: null, form: null, title: trimText(cell) }
    : head;
}
