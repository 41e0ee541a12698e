// Which tables inside an item list work of their own rather than say something of the item.
import type { TableBlock } from "../parse/blocks.ts";
import type { Columns } from "./columns.ts";
import type { Draft } from "./draft.ts";
import { headingField } from "./fields.ts";
import type { House } from "./house.ts";
import { idAt } from "./ids.ts";
import { sumOfRows } from "./tally.ts";

/** Inside a story only a table with IDs and titles of its own is a table of items. */
export function strongTable(columns: Columns, section: string, house: House): boolean {
  return columns.id >= 0 && columns.fields.includes("estimate") && headingField(section, house) === "tasks";
}

/** True where the IDs of rows are made of an item's own: "E1-001" under E1, "S01.1" under E01, "T-009a" under US-009. */
export function divides(own: Draft, table: TableBlock, columns: Columns, house: House): boolean {
  const id = own.head.id?.plain;
  if (!id || columns.id < 0 || columns.kind === "subtask") return false;
  const last = Number(/\d+$/.exec(id)?.[0] ?? Number.NaN);
  const number = own.head.form === "short" ? last : Number.NaN;
  const isPart = (other: string): boolean => {
    const stem = /^[A-Za-z]*(\d+)(?=[.-]\d)/.exec(other);
    const lettered = /^[A-Za-z]+-?(\d+)[a-z]$/.exec(other);
    return (
      /^[-.]/.test(other.startsWith(id) ? other.slice(id.length) : "") ||
      Number(stem?.[1]) === number ||
      Number(lettered?.[1]) === last
    );
  };
  const count = (question: string, counts: (other: string) => boolean): number =>
    sumOfRows(table, house, `${question} ${columns.id}`, (row) => {
      const other = idAt(row.cells[columns.id]?.plain.trim() ?? "", house)?.id;
      return other !== undefined && counts(other) ? 1 : 0;
    });
  const ids = count("with an ID", () => true);
  return ids >= 2 && count(`parts of ${own.head.form} ${id}`, isPart) * 5 >= ids * 4;
}
