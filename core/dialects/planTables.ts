// Plans in tables: one row for each sprint with the work in it, or one column for each sprint with what a role can give.
import type { Capacity, Commitment, Quantity, Sprint } from "../model/plan.ts";
import type { Block, TableBlock } from "../parse/blocks.ts";
import { trimText, type Text } from "../parse/inline.ts";
import { readHead } from "./head.ts";
import type { House } from "./house.ts";
import { listedItems } from "./plans.ts";
import { cellQuantity, readQuantity, readSum, unitOf } from "./quantities.ts";
import { stringValue, type PlaceOf } from "./values.ts";
import { fieldNamed, normalise } from "./vocabulary.ts";
import { planKindOf, saysNone, statusOf } from "./words.ts";

/** The sprints that tables tell of. `title` is the heading above them. */
export function readPlanTables(blocks: readonly Block[], title: string, place: PlaceOf, house: House): Sprint[] {
  return blocks.flatMap((block) =>
    block.type === "table" ? [...sprintRows(block, place, house), ...sprintColumns(block, title, place, house)] : [],
  );
}

const workColumn =
  /^(?:(?:user |committed |included |planned )?(?:stories|issues|tickets|items|tasks|backlog items|work items|us|epics?|features|scope|ids?)|story ids?|historias(?: de usuario)?|관련 us|任务|用户故事)$/u;

/** "Sprint | Stories | Focus | Points": a sprint a row, where most rows name work by ID or say what fits in. */
function sprintRows(table: TableBlock, place: PlaceOf, house: House): Sprint[] {
  const heads = table.head.map((cell) => normalise(cell.plain));
  const name = heads.findIndex((head, index) => index < 2 && planKindOf(head) !== null);
  if (name < 0 || table.rows.length < 2) return [];
  const named = heads.findIndex((head) => workColumn.test(head));
  const works = table.rows.map((row) => (named < 0 ? [] : committed(row.cells[named], place, house)));
  const holds = heads.findIndex((head) =>
    /^(?:team |sprint )?capacity\b|^capaci(?:dad|te|dade)|^kapazitat|容量/u.test(head),
  );
  if (works.filter((work) => work.length > 0).length * 2 < table.rows.length && holds < 0) return [];
  const goal = heads.findIndex((head) => /^(?:focus|goal|goals|theme|sprint goal|objective|objetivo|ziel)$/.test(head));
  const dates = heads.findIndex((head) => fieldNamed(head, house) === "dates" && head !== "duration");
  const points = heads.findIndex(
    (head, index) =>
      index !== named && index !== holds && /^(?:total |committed |story )*(?:points?|pts|sp|hours|hrs)$/.test(head),
  );
  return table.rows.flatMap((row, index): Sprint[] => {
    const cell = row.cells[name];
    const called = cell ? planNamed(trimText(cell), table.head[name]?.plain ?? "", house) : null;
    if (!cell || !called) return [];
    const own = holds < 0 ? undefined : row.cells[holds];
    const read = own ? readQuantity(own, unitOf(heads[holds] ?? "") ?? "points", place) : null;
    const capacity: Capacity[] =
      read && read.unit !== "items"
        ? [{ amount: read.amount, upTo: read.upTo, unit: read.unit, at: read.at, role: null }]
        : [];
    const said = (column: number) => {
      const text = column < 0 ? undefined : row.cells[column];
      return text && !saysNone(text.plain) ? stringValue(text, place) : null;
    };
    const sum = points < 0 ? undefined : row.cells[points];
    const status = row.cells.flatMap((one, at) => (fieldNamed(heads[at] ?? "", house) === "status" ? [one] : []))[0];
    const state = status ? statusOf(status.plain, house) : null;
    return [
      {
        ...blank(called.kind, { ...stringValue(cell, place), value: called.name }, place(cell)),
        goal: said(goal),
        dates: said(dates),
        status: state && status ? { value: state, raw: status.plain, at: place(status) } : null,
        capacity,
        commitments: works[index] ?? [],
        committed: sum ? total(sum, unitOf(heads[points] ?? "") ?? "points", place) : null,
      },
    ];
  });
}

/** "Role | Sprint 1 | Sprint 2" under a heading that speaks of capacity: hours or points of each role in each sprint. */
function sprintColumns(table: TableBlock, title: string, place: PlaceOf, house: House): Sprint[] {
  const first = normalise(table.head[0]?.plain ?? "");
  if (!/^(?:role|roles|team member|member|resource|person|name|team|rol|rolle|who)s?$/.test(first)) return [];
  const unit = unitOf(title) ?? "hours";
  if (!/\b(?:capacity|availability|capacidad|capacidade|kapazität|capacité)\b/iu.test(title)) return [];
  return table.head.flatMap((head, column): Sprint[] => {
    const called = column === 0 ? null : planNamed(trimText(head), "", house);
    if (!called) return [];
    const capacity = table.rows.flatMap((row): Capacity[] => {
      const role = row.cells[0]?.plain.trim() ?? "";
      const cell = row.cells[column];
      const read = cell ? cellQuantity(cell, unit, place) : null;
      return read && role && !/^\W*(?:total|sum)/i.test(role) && read.unit !== "items"
        ? [{ ...read, upTo: read.amount, role }]
        : [];
    });
    return capacity.length === 0
      ? []
      : [{ ...blank(called.kind, { ...stringValue(head, place), value: called.name }, place(head)), capacity }];
  });
}

/** The plan that a cell names: "Sprint 3: Payments", or 3 in a column of sprints. */
export function planNamed(cell: Text, column: string, house: House): { kind: Sprint["kind"]; name: string } | null {
  const head = readHead(cell, house);
  if (head.plan && head.id)
    return { kind: head.plan, name: head.id.plain.replace(/\s*[:#№-]\s*/, " ").replace(/\s+/g, " ") };
  const number = /^#?(\d{1,3})(?:\s*[:(–—-].*)?$/u.exec(cell.plain)?.[1];
  const word = /^\W*(\p{L}+?)s?(?=\W|$)/u.exec(column)?.[1];
  const kind = word ? planKindOf(word) : null;
  return number && word && kind ? { kind, name: `${word} ${number}` } : null;
}

/** Work named in a cell; one that says anything else besides is no list of work. */
function committed(cell: Text | undefined, place: PlaceOf, house: House): Commitment[] {
  return cell && !saysNone(cell.plain) ? listedItems(trimText(cell), place, house) : [];
}

/** "8", "8 pts", "3 + 5 = 8". */
function total(cell: Text, unit: Quantity["unit"], place: PlaceOf): Quantity | null {
  return readSum(cell, unit, place)?.sum ?? cellQuantity(cell, unit, place);
}

function blank(kind: Sprint["kind"], name: Sprint["name"], at: Sprint["at"]): Sprint {
  return {
    kind,
    name,
    at,
    title: "",
    goal: null,
    dates: null,
    progress: null,
    status: null,
    capacity: [],
    velocity: null,
    commitments: [],
    checks: [],
    committed: null,
    criteria: [],
  };
}
