// A long table is cut between its rows. What a row needs to be read as one is a head with as many columns, so a piece of
// rows is parsed behind a made-up head, which is taken off again.
import type { Table, TableRow } from "mdast";
import type { Node } from "unist";
import type { State } from "./piece.ts";

type TableState = Extract<State, { readonly type: "table" }>;

/** Lines of the made-up head. */
export const headLines = 2;

const delimiters = { left: ":-", right: "-:", center: ":-:" } as const;

/** Two lines that put the parser into the state. */
export function headFor(state: TableState): string {
  const cells = state.align.map((align) => (align === null || align === undefined ? "-" : delimiters[align]));
  return `|${"x|".repeat(cells.length)}\n|${cells.join("|")}|\n`;
}

/** The state behind a table's head. */
export function tableState(table: Table): TableState {
  const columns = (table.children[0]?.children ?? []).map((cell) => plainText(cell).trim());
  return { type: "table", columns, align: table.align ?? [] };
}

/** The part of a table that has some of its rows, next to each other. `end` is where a part with only the head ends. */
export function tablePart(table: Table, rows: readonly TableRow[], end: Node["position"]): Table {
  const first = rows[0]?.position;
  const last = end ?? rows[rows.length - 1]?.position;
  const part: Table = { ...table, children: [...rows] };
  if (first !== undefined && last !== undefined) part.position = { start: first.start, end: last.end };
  return part;
}

function plainText(node: Node): string {
  if ("value" in node && typeof node.value === "string") return node.value;
  if (!("children" in node) || !Array.isArray(node.children)) return "";
  return (node.children as readonly Node[]).map(plainText).join("");
}
