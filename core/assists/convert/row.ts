// A row of a table, taken apart cell by cell.
import type { Item } from "../../model/item.ts";
import { cellAt } from "../../text/cells.ts";
import { lineAt } from "../../text/lines.ts";
import { type Place, written } from "../../text/span.ts";
import type { Said, SaidField } from "./said.ts";

/** Fields of several elements, which a cell parts by line breaks. */
const lists: ReadonlySet<string> = new Set(["criteria", "tasks", "subtasks", "deliverables"]);

export function takenRow(item: Item): Omit<Said, "depth"> {
  const { text } = item.at.anchor;
  const row = lineAt(text, item.head.start);
  const isHere = (at: Place) => at.anchor === item.at.anchor && at.start >= row.start && at.end <= row.end;
  const cell = (at: Place) => {
    const span = cellAt(text, at.start);
    return text.slice(span.start, span.end).trim().replace(/\\\|/g, "|");
  };
  const values: SaidField[] = [];
  for (const [field, value] of [
    ["priority", item.priority],
    ["estimate", item.estimate],
    ["status", item.status],
  ] as const) {
    const isInTitle =
      value !== null &&
      isHere(value.at) &&
      isHere(item.title.at) &&
      cellAt(text, value.at.start).start === cellAt(text, item.title.at.start).start;
    if (value !== null && isInTitle) values.push({ type: "field", field, name: null, value: value.raw });
  }
  const titleCell = isHere(item.title.at) ? cell(item.title.at) : item.title.value;
  const title = values.length === 0 ? unbolded(titleCell) : written(item.title.at);
  const idCell = item.id !== null && isHere(item.id.at) ? unbolded(cell(item.id.at)) : "";
  const word = item.id === null ? "" : idCell.slice(0, Math.max(0, idCell.indexOf(item.id.value))).trim();
  const parts = item.fields.map(({ field, name, valueAt }): SaidField => {
    // A column for each state says the state by its name.
    const isTicked = !isHere(valueAt);
    const value = isTicked ? written(valueAt) : cell(valueAt);
    return { type: "field", field, name: isTicked ? null : name.trim(), value: lined(value, lists.has(field ?? "")) };
  });
  return { item, head: null, word: /^\p{L}+(?: \p{L}+)?$/u.test(word) ? word : "", title, tags: "", values, parts };
}

/** Lines of a cell as lines: of a list where they begin with bullets. */
function lined(cell: string, isList: boolean): string {
  const lines = cell.split(/\s*<br\s*\/?>\s*/i).filter((line) => line !== "");
  const [first = ""] = lines;
  if (lines.length < 2 && !/^[•▪]\s/.test(first)) return first;
  const bulleted = lines.some((line) => /^(?:[•▪*]|[-–—](?=\s))/.test(line));
  if (!bulleted && !isList) return lines.join("\n\n");
  return lines.map((line) => (/^\d+[.)]\s/.test(line) ? line : `- ${line.replace(/^(?:[•▪*–—-])\s*/, "")}`)).join("\n");
}

function unbolded(cell: string): string {
  const inner = /^\*\*(.+)\*\*$/.exec(cell)?.[1];
  return inner !== undefined && !inner.includes("**") ? inner : cell;
}
