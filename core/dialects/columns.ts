// What the columns of a table mean, and whether its rows are items at all.
import type { Dialect, FieldName, ItemKind } from "../model/item.ts";
import type { Row, TableBlock } from "../parse/blocks.ts";
import { readHead } from "./head.ts";
import { idAt } from "./ids.ts";
import type { House } from "./house.ts";
import { countRows, firstRow, sumOfRows } from "./tally.ts";
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
  /** Further columns whose cells name other items: the story that a task belongs to. */
  readonly pointers: readonly number[];
  readonly dialect: Dialect;
}

const titleRank = [
  "title",
  "name",
  "task",
  "task title",
  "story title",
  "summary",
  "feature",
  "user story",
  "story",
  "task description",
  "user stories",
  "requirement",
];
const otherFirst = new RegExp(
  `^(?:risk|metric|kpi|date|version|author|member|team member|name|decision|question|assumption|term|meaning|phase|week|milestone|release|role|day|month|resource|person|criterion|criteria|ac|ac id|check|gate|environment|field|property|attribute|column|file|path|endpoint|method|status|state|symbol|legend|level|priority|label|tag|option|tool|technology|component|layer|area|category|aspect|factor|scenario|persona|actor|stakeholder|${planWords}|total|velocity|capacity)s?(?: #| id| name| no\\.?)?$`,
  "iu",
);
/** Sections whose entries carry IDs without being work: risks, decisions, metrics. */
export const otherSection =
  /\b(?:risks?|blockers?|impediments?|legend|glossary|metrics?|kpis?|change ?log|revision|version history|history|stakeholders?|ceremon|velocity|capacity|burn|retrospective|personas?|definition of|tech stack|technology|glosario|riesgos|equipo|assumptions?|decisions?|open questions|references|environment|acceptance criteria|test cases?|traceability|coverage matrix|definitions?|non-functional|roles?)\b|风险|假设|决策|リスク|위험/iu;

/** Reads a header row; null where the table does not list items. `section` is the heading above it. */
export function itemColumns(table: TableBlock, section: string, house: House): Columns | null {
  const names = table.head.map((cell) => cell.plain);
  const first = firstRow(table);
  if (names.length < 2 || first === undefined) return null;
  const fields = names.map((name) => fieldNamed(name, house));
  const states = names.flatMap((name, index) =>
    statusOf(name, house) &&
    index > 0 &&
    /^\W*(?:to ?do|on going|ongoing|in progress|doing|testing|on testing|review|done|blocked|à faire|en cours|terminé|hecho|por hacer)\W*$/i.test(
      name,
    )
      ? [index]
      : [],
  );
  const firstName = normalise(names[0] ?? "");
  const idByName = fields.findIndex((field, index) => field === "id" && shareOfIds(table, index, true, house) >= 0.5);
  const epicRows = /^(?:epic|epics|épica|epica|feature)s?(?: #| id| no\.?)?$/iu.test(firstName);
  const idByCells =
    idByName >= 0
      ? idByName
      : names.findIndex(
          (name, index) =>
            index <= 1 &&
            !(otherFirst.test(normalise(name)) && !/^(?:name)$/i.test(name)) &&
            [null, "id", "title", "epic", "links"].includes(fields[index] ?? null) &&
            shareOfIds(table, index, epicRows && index === 0, house) >= 0.6 &&
            !(fields[index] === null && holdsNumbers(table, index, house)),
        );
  const id = idByCells;
  if (id < 0 && (otherFirst.test(firstName) || otherSection.test(section))) return null;
  if (
    id >= 0 &&
    otherSection.test(section) &&
    (/^(?:risks?|metrics?|kpis?)\b/i.test(firstName) ||
      (/\b(?:risks?|blockers?|impediments?|decisions?|assumptions?)\b/i.test(section) &&
        /^(?:r|b|d|a|i|rk|risk|dec|imp)-?\d/i.test(bare(first.cells[id]?.plain ?? ""))))
  )
    return null;
  const title = titleColumn(table, names, fields, id, states, house);
  if (title < 0) return null;
  // "# | Sprint | Do first?": numbered rows whose longest words stand in another column are about something else.
  if (id >= 0 && numbered(table, id, house) && !titled.has(fields[title] ?? null)) {
    const lengths = names.map((_, index) => averageLength(table, index, house));
    if (lengths[title] !== Math.max(...lengths)) return null;
  }
  const facts = new Set(fields.filter((field, index) => index !== id && index !== title && field !== null));
  if (id < 0) {
    const planned =
      facts.has("estimate") ||
      facts.has("priority") ||
      (facts.has("status") && (facts.has("owner") || facts.has("dependsOn"))) ||
      facts.has("criteria");
    const named = fields[title] === "title" && normalise(names[title] ?? "") !== "name";
    if (!named || !planned || countRows(table) < 2) return null;
  }
  if (id >= 0 && isRegister(bare(first.cells[id]?.plain ?? "")) && !facts.has("criteria") && !facts.has("estimate"))
    return null;
  if (otherSection.test(section) && facts.size === 0) return null;
  const titleKind =
    kindOf(names[title] ?? "", house) ?? kindOf((names[id] ?? "").replace(/\s*(?:id|#|no\.?)\s*$/i, ""), house);
  // A column called "Feature" holds titles; the rows are still the work.
  const kind = epicRows && id === 0 ? "epic" : titleKind === "feature" || titleKind === "epic" ? null : titleKind;
  const dialect: Dialect =
    fields.includes("status") && !fields.includes("estimate") && !fields.includes("criteria") && names.length <= 4
      ? "tracker-table"
      : fields.includes("owner") || fields.includes("dependsOn") || states.length > 1
        ? "sprint-table"
        : "item-table";
  const pointers = fields.flatMap((field, index) => {
    if (index === id || index === title) return [];
    const named =
      field === "id" && id >= 0 && /\b(?:story|epic|feature|backlog|parent|pbi|us)\b/i.test(names[index] ?? "");
    const told =
      field === "title" &&
      !/\bas an?\b/i.test(names[index] ?? "") &&
      (shareOfIds(table, index, true, house) >= 0.5 || averageLength(table, index, house) < 24);
    return named || told ? [index] : [];
  });
  return { fields, id, title, kind, pointers, states: states.length >= 2 ? states : [], dialect };
}

const titled: ReadonlySet<FieldName | null> = new Set(["title", "description", "deliverables", "criteria", "tasks"]);

/** True where the IDs are a mere count: 1, 2, 3. */
function numbered(table: TableBlock, column: number, house: House): boolean {
  return allCells(table, column, house, "counts", (plain) => /^\W*\d*\W*$/.test(plain));
}

/** True where each cell of a column passes a test; equal names are equal tests. */
function allCells(
  table: TableBlock,
  column: number,
  house: House,
  name: string,
  passes: (plain: string) => boolean,
): boolean {
  return sumOfRows(table, house, `${name} ${column}`, (row) => (passes(row.cells[column]?.plain ?? "") ? 0 : 1)) === 0;
}

function titleColumn(
  table: TableBlock,
  names: readonly string[],
  fields: readonly (FieldName | null)[],
  id: number,
  states: readonly number[],
  house: House,
): number {
  // "As a | I want to | So that": the wish says what the work is.
  const wish = names.findIndex(
    (name, index) => index !== id && /^\W*(?:i want|i need|i would like|goal of user)\b/i.test(name),
  );
  if (wish >= 0) return wish;
  let best = -1;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const [index, field] of fields.entries()) {
    if (index === id || field !== "title" || states.includes(index) || shareOfIds(table, index, true, house) >= 0.6)
      continue;
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
  const isTitled = (plain: string): boolean => {
    const hit = idAt(plain, house, true);
    if (hit === null || hit.length + 4 >= plain.length) return false;
    return hit.form === "key" || hit.form === "hash" || /^\s*[:–—-]\s/.test(plain.slice(hit.length));
  };
  const count = (name: string, counts: (plain: string) => boolean): number =>
    sumOfRows(table, house, `${name} ${column}`, (row) => {
      const plain = bare(row.cells[column]?.plain ?? "");
      return plain && counts(plain) ? 1 : 0;
    });
  return count("titled", isTitled) * 2 > count("filled", () => true);
}

/** True where a column holds figures: 8.6 and 1.0 under "80 KB" are no IDs. */
function holdsNumbers(table: TableBlock, column: number, house: House): boolean {
  return allCells(table, column, house, "figures", (plain) =>
    /^[\s~≈<>≤≥]*(?:\d+(?:[.,]\d+)?\s*%?|[–—-]?)\s*$/.test(plain),
  );
}

function averageLength(table: TableBlock, column: number, house: House): number {
  const length = sumOfRows(table, house, `length ${column}`, (row) => row.cells[column]?.plain.length ?? 0);
  return length / Math.max(1, countRows(table));
}

function shareOfIds(table: TableBlock, column: number, integers: boolean, house: House): number {
  const words = (row: Row): string | null => {
    const plain = bare(row.cells[column]?.plain ?? "");
    return !plain || /^(?:sub)?total|^[-–—]+$/i.test(plain) ? null : plain;
  };
  const isId = (plain: string): boolean => {
    const hit = idAt(plain, house, integers, true) ?? wordId(plain, house);
    return hit !== null && (hit.length === plain.length || /^[\s:.–—(-]/.test(plain.slice(hit.length)));
  };
  const cells = sumOfRows(table, house, `cells ${column}`, (row) => (words(row) === null ? 0 : 1));
  const ids = sumOfRows(table, house, `ids ${column} ${integers}`, (row) => {
    const plain = words(row);
    return plain !== null && isId(plain) ? 1 : 0;
  });
  return cells === 0 ? 0 : ids / cells;
}

/** A cell without the signs and tree lines before its ID. */
export function bare(plain: string): string {
  return plain.replace(/^[\s\p{Extended_Pictographic}\ufe0f├└│─▸•~]+/u, "").trim();
}

/** "Epic 1", "Story 2.1" in an ID column. */
function wordId(plain: string, house: House): { length: number } | null {
  const head = readHead({ plain, start: 0, end: plain.length, runs: [{ plain: 0, source: 0 }], marks: [] }, house);
  return head.word && head.id ? { length: plain.length - head.title.plain.length } : null;
}
