// Tables whose rows are items: story tables, sprint task tables, trackers.
import type { Dialect, FieldName, ItemKind } from "../model/item.ts";
import type { Row, TableBlock } from "../parse/blocks.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import type { Context, Draft } from "./draft.ts";
import type { Entry } from "./fields.ts";
import { readHead, type Head } from "./head.ts";
import { idAt } from "./ids.ts";
import type { House } from "./house.ts";
import { fieldNamed, normalise } from "./vocabulary.ts";
import { isRegister } from "./facts.ts";
import { kindOf, planWords, statusOf } from "./words.ts";

/** What the columns of a table mean. */
export interface Columns {
  readonly fields: readonly (FieldName | null)[];
  /** -1 where no column holds IDs. */
  readonly id: number;
  readonly title: number;
  readonly kind: ItemKind | null;
  /** Columns that are states, one of them ticked in each row. */
  readonly states: readonly number[];
  /** Further title columns whose cells name other items: the story that a task belongs to. */
  readonly pointers: readonly number[];
  readonly dialect: Dialect;
}

const titleRank = ["title", "name", "task", "task title", "story title", "summary", "feature", "user story", "story", "task description", "user stories", "requirement"];
const otherFirst = new RegExp(`^(?:risk|metric|kpi|date|version|author|member|team member|name|decision|question|assumption|term|meaning|phase|week|milestone|release|role|day|month|resource|person|criterion|criteria|ac|ac id|check|gate|environment|field|property|attribute|column|file|path|endpoint|method|status|state|symbol|legend|level|priority|label|tag|option|tool|technology|component|layer|area|category|aspect|factor|scenario|persona|actor|stakeholder|${planWords}|total|velocity|capacity)s?(?: #| id| name| no\\.?)?$`, "iu");
/** Sections whose entries carry IDs without being work: risks, decisions, metrics. */
export const otherSection = /\b(?:risks?|blockers?|impediments?|legend|glossary|metrics?|kpis?|change ?log|revision|version history|history|stakeholders?|ceremon|velocity|capacity|burn|retrospective|personas?|definition of|tech stack|technology|glosario|riesgos|equipo|assumptions?|decisions?|open questions|references|environment|acceptance criteria|test cases?|traceability|coverage matrix|definitions?|non-functional|roles?)\b|风险|假设|决策|リスク|위험/iu;

/** Reads a header row; null where the table does not list items. `section` is the heading above it. */
export function itemColumns(table: TableBlock, section: string, house: House): Columns | null {
  const names = table.head.map((cell) => cell.plain);
  if (names.length < 2 || table.rows.length === 0) return null;
  const fields = names.map((name) => fieldNamed(name, house));
  const states = names.flatMap((name, index) => (statusOf(name, house) && index > 0 && /^\W*(?:to ?do|on going|ongoing|in progress|doing|testing|on testing|review|done|blocked|à faire|en cours|terminé|hecho|por hacer)\W*$/i.test(name) ? [index] : []));
  const firstName = normalise(names[0] ?? "");
  const idByName = fields.findIndex((field, index) => field === "id" && shareOfIds(table, index, true, house) >= 0.5);
  const epicRows = /^(?:epic|epics|épica|epica|feature)s?(?: #| id| no\.?)?$/iu.test(firstName);
  const idByCells = idByName >= 0 ? idByName : names.findIndex((name, index) => index <= 1 && !(otherFirst.test(normalise(name)) && !/^(?:name)$/i.test(name)) && [null, "id", "title", "epic", "links"].includes(fields[index] ?? null) && shareOfIds(table, index, epicRows && index === 0, house) >= 0.6);
  const id = idByCells;
  if (id < 0 && (otherFirst.test(firstName) || otherSection.test(section))) return null;
  if (id >= 0 && otherSection.test(section) && (/^(?:risks?|metrics?|kpis?)\b/i.test(firstName) || (/\b(?:risks?|blockers?|impediments?|decisions?|assumptions?)\b/i.test(section) && /^(?:r|b|d|a|i|rk|risk|dec|imp)-?\d/i.test(bare(table.rows[0]?.cells[id]?.plain ?? ""))))) return null;
  const title = titleColumn(table, names, fields, id, states, house);
  if (title < 0) return null;
  const facts = new Set(fields.filter((field, index) => index !== id && index !== title && field !== null));
  if (id < 0) {
    const planned = facts.has("estimate") || facts.has("priority") || (facts.has("status") && (facts.has("owner") || facts.has("dependsOn"))) || facts.has("criteria");
    const named = fields[title] === "title" && normalise(names[title] ?? "") !== "name";
    if (!named || !planned || table.rows.length < 2) return null;
  }
  if (id >= 0 && isRegister(bare(table.rows[0]?.cells[id]?.plain ?? "")) && !facts.has("criteria") && !facts.has("estimate")) return null;
  if (otherSection.test(section) && facts.size === 0) return null;
  const titleKind = kindOf(names[title] ?? "", house) ?? kindOf((names[id] ?? "").replace(/\s*(?:id|#|no\.?)\s*$/i, ""), house);
  // A column called "Feature" holds titles; the rows are still the work.
  const kind = epicRows && id === 0 ? "epic" : titleKind === "feature" || titleKind === "epic" ? null : titleKind;
  const dialect: Dialect = fields.includes("status") && !fields.includes("estimate") && !fields.includes("criteria") && names.length <= 4 ? "tracker-table"
    : fields.includes("owner") || fields.includes("dependsOn") || states.length > 1 ? "sprint-table" : "item-table";
  const pointers = fields.flatMap((field, index) => (field === "title" && index !== title && (shareOfIds(table, index, true, house) >= 0.5 || averageLength(table, index) < 24) ? [index] : []));
  return { fields, id, title, kind, pointers, states: states.length >= 2 ? states : [], dialect };
}

function titleColumn(table: TableBlock, names: readonly string[], fields: readonly (FieldName | null)[], id: number, states: readonly number[], house: House): number {
  let best = -1;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const [index, field] of fields.entries()) {
    if (index === id || field !== "title" || states.includes(index) || shareOfIds(table, index, true, house) >= 0.6) continue;
    const place = titleRank.indexOf(normalise(names[index] ?? ""));
    const rank = place < 0 ? titleRank.length : place;
    if (rank < bestRank) [best, bestRank] = [index, rank];
  }
  if (best >= 0) return best;
  if (id >= 0 && holdsTitles(table, id, house)) return id;
  for (const wanted of ["description", "deliverables", "criteria", "tasks", "notes", null] as const) {
    const index = fields.findIndex((field, at) => at !== id && field === wanted && !states.includes(at));
    if (index >= 0 && (wanted !== null || id >= 0)) return index;
  }
  return -1;
}

/** True where most cells of the ID column go on with a title: "ABC-1 Log in". */
function holdsTitles(table: TableBlock, column: number, house: House): boolean {
  const cells = table.rows.map((row) => bare(row.cells[column]?.plain ?? "")).filter(Boolean);
  const titled = cells.filter((plain) => {
    const hit = idAt(plain, house, true);
    return hit !== null && (hit.form === "key" || hit.form === "hash") && hit.length + 4 < plain.length;
  });
  return titled.length * 2 > cells.length;
}

function averageLength(table: TableBlock, column: number): number {
  return table.rows.reduce((sum, row) => sum + (row.cells[column]?.plain.length ?? 0), 0) / Math.max(1, table.rows.length);
}

function shareOfIds(table: TableBlock, column: number, integers: boolean, house: House): number {
  let ids = 0;
  let cells = 0;
  for (const row of table.rows) {
    const plain = bare(row.cells[column]?.plain ?? "");
    if (!plain || /^(?:sub)?total|^[-–—]+$/i.test(plain)) continue;
    cells++;
    const hit = idAt(plain, house, integers, true) ?? wordId(plain, house);
    if (hit && (hit.length === plain.length || /^[\s:.–—(-]/.test(plain.slice(hit.length)))) ids++;
  }
  return cells === 0 ? 0 : ids / cells;
}

function bare(plain: string): string {
  return plain.replace(/^[\s\p{Extended_Pictographic}\ufe0f├└│─▸•~]+/u, "").trim();
}

/** "Epic 1", "Story 2.1" in an ID column. */
function wordId(plain: string, house: House): { length: number } | null {
  const head = readHead({ plain, start: 0, end: plain.length, runs: [{ plain: 0, source: 0 }], marks: [] }, house);
  return head.word && head.id ? { length: plain.length - head.title.plain.length } : null;
}

/** One draft for each row that is an item. */
export function readRows(table: TableBlock, columns: Columns, context: Context, parent: Draft | null, house: House): { drafts: Draft[]; left: Row[] } {
  const drafts: Draft[] = [];
  const left: Row[] = [];
  for (const row of table.rows) {
    const draft = rowDraft(row, table, columns, context, parent, house);
    if (draft) drafts.push(draft);
    else left.push(row);
  }
  return { drafts, left };
}

function rowDraft(row: Row, table: TableBlock, columns: Columns, context: Context, parent: Draft | null, house: House): Draft | null {
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
    entries.push({ field: roleOf(columns, index), name: table.head[index] ?? null, inline: value, blocks: [], depth: 0 });
  }
  const ticked = columns.states.find((index) => /^\W*(?:x|✓|✔|✅|☑|\[x\]|yes|•|●)\W*$/iu.test(row.cells[index]?.plain ?? "") || /[✓✔✅☑❌xX]/u.test(row.cells[index]?.plain ?? ""));
  const name = ticked === undefined ? undefined : table.head[ticked];
  if (name) entries.push({ field: "status", name, inline: name, blocks: [], depth: 0 });
  return {
    dialect: columns.dialect, head, kind: head.kind ?? columns.kind, line: { start: row.start, end: row.end }, end: row.end,
    level: 7, blocks: [], entries, context, parent, checked: head.checked, remark: null,
  };
}

/** A row whose ID cell was left blank is an item where it states facts of work besides its title. */
function standsAlone(row: Row, columns: Columns): boolean {
  const said = row.cells.filter((cell, index) => cell.plain.trim() && ["estimate", "priority", "status", "owner", "sprint", "criteria", "dependsOn"].includes(columns.fields[index] ?? ""));
  return !row.cells[columns.id]?.plain.trim() && (row.cells[columns.title]?.plain.trim().length ?? 0) > 3 && said.length >= 2;
}

/** A second title column is a pointer to the story that the row belongs to. */
function roleOf(columns: Columns, index: number): FieldName | null {
  const field = columns.fields[index] ?? null;
  if (field === "title") return columns.pointers.includes(index) ? "epic" : "description";
  if (field === "id") return columns.id >= 0 ? "links" : null;
  return field;
}

function headOf(idCell: Text | undefined, titleCell: Text | undefined, columns: Columns, house: House): Head | null {
  const titled = titleCell ? readHead(trimText(titleCell), house) : null;
  if (!idCell) return titled ? plainTitle(titled, titleCell) : null;
  const own = trimText(sliceText(idCell, idCell.plain.length - idCell.plain.replace(/^[\s\p{Extended_Pictographic}\ufe0f├└│─▸•~]+/u, "").length));
  const read = readHead(own, house, true);
  if (read.plan && columns.kind !== "epic") return null;
  if (!titled || columns.title === columns.id) return read;
  const title = read.title.plain && !titled.title.plain ? read.title : plainTitle(titled, titleCell).title;
  return {
    ...read, title,
    kind: read.kind ?? titled.kind,
    priority: read.priority ?? titled.priority,
    estimate: titled.estimate,
    status: titled.status ?? read.status,
    tags: [...read.tags, ...titled.tags],
  };
}

/** In a title column an ID-like word is part of the title unless a separator follows it. */
function plainTitle(head: Head, cell: Text | undefined): Head {
  return head.id && cell && !head.separated && !head.word ? { ...head, id: null, form: null, title: trimText(cell) } : head;
}
