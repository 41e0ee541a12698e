// Totals that the author wrote, with the parts that the text itself shows: table totals, sums, the hours under a commitment.
import type { Capacity, Quantity, Sprint, Total } from "../model/plan.ts";
import type { Block, Row, TableBlock } from "../parse/blocks.ts";
import { trimText, type Text } from "../parse/inline.ts";
import type { House } from "./house.ts";
import { labelsIn } from "./labels.ts";
import { readCapacity } from "./plans.ts";
import { cellQuantity, readQuantity, readSum, unitOf } from "./quantities.ts";
import { sumOfRows } from "./tally.ts";
import type { PlaceOf } from "./values.ts";
import { normalise } from "./vocabulary.ts";

const totalCell = /^\W*(?:(?:sub-?|grand )?totals?|sum|summe|gesamt|合计|总计|합계)\b/iu;
const totalName =
  /^(?:grand |overall |estimated |sum )?total(?: story)? (?:points|pts|sp|hours|estimate|effort|stories)|^total(?: of all)?$|^(?:总计|合计)/u;

/** The totals of a table's last rows, each with the cells above it. */
export function tableTotals(table: TableBlock, place: PlaceOf, house: House): Total[] {
  const found: Total[] = [];
  if (sumOfRows(table, house, "totals", (row) => (isTotalRow(row) ? 1 : 0)) === 0) return found;
  let from = 0;
  for (const [index, row] of table.rows.entries()) {
    if (!isTotalRow(row)) continue;
    for (const [column, cell] of row.cells.entries()) {
      const name = table.head[column]?.plain ?? "";
      const unit = unitOf(name) ?? unitInCells(table, column);
      if (!unit) continue;
      const stated = cellQuantity(cell, unit, place);
      const above = table.rows.slice(from, index);
      const parts = above
        .map((other) => other.cells[column])
        .map((part) => (part ? cellQuantity(part, unit, place) : null));
      const blank = above.every(
        (other, at) => parts[at] !== null || /^[\s–—-]*$/.test(other.cells[column]?.plain ?? ""),
      );
      const real = parts.filter((part) => part !== null);
      if (stated && blank && real.length >= 2) found.push({ what: name, stated, parts: real, of: null });
    }
    from = index + 1;
  }
  return found;
}

const sprintName = /^\W*(?:sprint|iteration)s?(?: (?:name|no\.?|number|#))?\W*$/i;
const plannedPoints = /^\W*(?:(?:total|committed|planned|story|sprint) )*(?:points|pts|sp)\W*$/i;
const donePoints = /^\W*(?:(?:completed|done|delivered|actual)(?: story)? (?:points|pts|sp)|(?:actual )?velocity)\W*$/i;

/** The points that a table gives beside the names of sprints: what is planned in each, and what was done. */
export function sprintColumns(table: TableBlock, place: PlaceOf): Total[] {
  if (!sprintName.test(table.head[0]?.plain ?? "")) return [];
  return table.rows.flatMap((row) => {
    const name = row.cells[0]?.plain.trim() ?? "";
    if (name === "" || isTotalRow(row)) return [];
    return table.head.flatMap(({ plain }, column): Total[] => {
      const type = plannedPoints.test(plain) ? "sprint" : donePoints.test(plain) ? "velocity" : null;
      const cell = row.cells[column];
      const stated = type && cell ? cellQuantity(cell, "points", place) : null;
      return type && stated ? [{ what: plain, stated, parts: [], of: { type, name } }] : [];
    });
  });
}

function isTotalRow(row: Row): boolean {
  const lead = row.cells.find((cell) => cell.plain.trim());
  return lead !== undefined && totalCell.test(lead.plain);
}

/** The unit that all the cells of a column state themselves: "40 hrs". */
function unitInCells(table: TableBlock, column: number): Quantity["unit"] | null {
  const unitsHere = new Set(
    table.rows.map((row) => unitOf(/[\p{L}]+\s*$/u.exec(row.cells[column]?.plain ?? "")?.[0] ?? "")),
  );
  const [only] = unitsHere;
  return unitsHere.size === 1 && only ? only : null;
}

/**
 * Sums spelt out in lines, and "Total Story Points: 615" under the table whose column it sums. Lines are read in `rest`, the
 * blocks that no item took; the table may be one of items.
 */
export function textTotals(blocks: readonly Block[], rest: ReadonlySet<Block>, place: PlaceOf, house: House): Total[] {
  const found: Total[] = [];
  let table: TableBlock | null = null;
  let prefaced = false;
  for (const block of blocks) {
    if (block.type === "table") table = block;
    else if (block.type === "heading") prefaced = table !== null;
    if (!rest.has(block) || (block.type !== "paragraph" && block.type !== "list")) continue;
    const lines = block.type === "paragraph" ? block.lines : block.items.flatMap((item) => item.lines);
    for (const line of lines) {
      const added = readSum(line, "points", place);
      if (added && !/^\W*[\p{L}][\p{L} /&-]{0,30}:/u.test(line.plain))
        found.push({ what: "sum", stated: added.sum, parts: added.terms, of: null });
      for (const label of labelsIn(line, house)) {
        if (!totalName.test(normalise(label.name.plain))) continue;
        const unit = unitOf(label.name.plain);
        const stated = readQuantity(label.value, unit, place);
        if (!stated) continue;
        const column = table && !prefaced ? columnParts(table, stated, label.name, place) : null;
        found.push(column ?? { what: label.name.plain, stated, parts: [], of: { type: "file" } });
      }
    }
  }
  return found;
}

function columnParts(table: TableBlock, stated: Quantity, name: Text, place: PlaceOf): Total | null {
  const column = table.head.findIndex((cell) => unitOf(cell.plain) === stated.unit);
  if (column < 0) return null;
  const rows = table.rows.filter((row) => !isTotalRow(row));
  const parts = rows
    .map((row) => row.cells[column])
    .map((cell) => (cell ? cellQuantity(trimText(cell), stated.unit, place) : null));
  const real = parts.filter((part) => part !== null);
  return real.length === rows.length && real.length >= 2 ? { what: name.plain, stated, parts: real, of: null } : null;
}

/** The hours that a commitment adds up, and the sums of the capacity checks. */
export function sprintTotals(sprint: Sprint): Total[] {
  const found: Total[] = [];
  for (const commitment of sprint.commitments) {
    const parts = commitment.tasks.flatMap((task): Quantity[] =>
      task.hours !== null && task.hoursAt ? [{ amount: task.hours, unit: "hours", at: task.hoursAt }] : [],
    );
    if (commitment.total && parts.length > 0 && parts.length === commitment.tasks.length) {
      found.push({
        what: `hours of ${commitment.item.type === "id" ? commitment.item.id : "the work"}`,
        stated: commitment.total,
        parts,
        of: null,
      });
    }
  }
  for (const check of sprint.checks) {
    if (check.sum && check.terms.length > 1)
      found.push({ what: check.role ?? "sum", stated: check.sum, parts: check.terms, of: null });
  }
  return found;
}

/** What one sprint can hold by default: a team table by role, or a line about the team's capacity. */
export function teamCapacity(blocks: readonly Block[], place: PlaceOf, house: House): Capacity[] {
  const found: Capacity[] = [];
  for (const block of blocks) {
    if (block.type === "table") {
      const heads = block.head.map((cell) => normalise(cell.plain));
      const role = heads.findIndex((name) =>
        /^(?:role|team member|member|resource|person|name|team|rol|rolle)s?$/.test(name),
      );
      const stated = heads.findIndex((name) =>
        /^sprint capacity|capacity.*sprint|^capacity|^available hours|^story points capacity/.test(name),
      );
      // "Team member | Available days | Story points": the points are what the days come to.
      const available = heads.some((name) => /^(?:available |working )?days\b|^availability/.test(name));
      const amount = stated < 0 && available ? heads.findIndex((name) => /^(?:story )?points?$/.test(name)) : stated;
      if (role < 0 || amount < 0) continue;
      for (const row of block.rows) {
        const name = row.cells[role]?.plain.trim();
        const cell = row.cells[amount];
        if (!name || !cell || isTotalRow(row)) continue;
        const read = cellQuantity(cell, unitOf(heads[amount] ?? ""), place);
        if (read && read.unit !== "items") found.push({ ...read, upTo: read.amount, role: name });
      }
    } else if (block.type === "paragraph") {
      for (const line of block.lines)
        for (const label of labelsIn(line, house)) {
          if (label.field === "capacity") found.push(...readCapacity(label.value, null, place));
        }
    }
  }
  return found;
}
