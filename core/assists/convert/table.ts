// Items as rows of a table, one column for each name.
import { noHouse } from "../../dialects/house.ts";
import { fieldNamed, unitNamed } from "../../dialects/vocabulary.ts";
import { nameOf } from "../../index/naming.ts";
import type { FieldName } from "../../model/item.ts";
import type { Said } from "./said.ts";
import { isMessage, type Message, say } from "../../text/message.ts";
import { factOf, type Named, namedParts, refused, type Sheet, type Written, written } from "./writer.ts";

/** A table is padded while its lines stay this short: wider ones are not looked at as text. */
const widest = 160;

export function writeTable(sheet: Sheet): Written {
  const rows = sheet.said.map((one) => ({ one, cells: cellsOf(one, sheet) }));
  const broken = rows.find(({ cells }) => isMessage(cells));
  if (broken !== undefined && isMessage(broken.cells)) return refused(broken.cells);
  const filled = rows.flatMap(({ one, cells }) => (isMessage(cells) ? [] : [{ one, cells }]));
  const columns = columnsOf(filled.map(({ cells }) => cells));
  const hasIds = sheet.said.some(({ item }) => item.id !== null);
  const head = [
    ...(hasIds ? [sheet.spelling.nameOf("id")] : []),
    sheet.spelling.nameOf("title"),
    ...columns.map(({ name }) => name),
  ];
  const lines = filled.map(({ one, cells }) => [
    ...(hasIds ? [idOf(one, sheet)] : []),
    escaped(one.title),
    ...columns.map(({ keys }) => cells.find(({ key }) => keys.has(key))?.text ?? ""),
  ]);
  return written(drawn([head, ...lines]));
}

function idOf({ item, word }: Said, { manner }: Sheet): string {
  const id = item.id?.value ?? "";
  return escaped(manner.word && word !== "" && !id.startsWith(word) ? `${word} ${id}` : id);
}

interface Cell extends Named {
  readonly key: string;
  readonly text: string;
}

/** An item's cells by column; or what it holds that none can. */
function cellsOf(one: Said, sheet: Sheet): readonly Cell[] | Message {
  const cells: Cell[] = [];
  for (const part of namedParts(one, sheet)) {
    const own: Named =
      part.type === "field"
        ? part
        : { type: "field", field: "description", name: sheet.spelling.nameOf("description"), value: part.value };
    const fact = factOf(own);
    const text = fact === null ? inCell(own.value, own.field, nameOf(one.item)) : written(escaped(fact));
    if (text.type === "refused") return text.why;
    // "Requirements" traces in a list, and means work as a column.
    const name =
      own.field === "links" && fieldNamed(own.name, noHouse) === "tasks" ? sheet.spelling.nameOf("links") : own.name;
    if (text.text === "") continue;
    const key = keyOf({ ...own, name });
    const same = cells.findIndex((cell) => cell.key === key);
    const before = cells[same];
    if (before === undefined) cells.push({ ...own, name, key, text: text.text });
    else cells[same] = { ...before, text: [before.text, text.text].filter(Boolean).join("<br>") };
  }
  return cells;
}

const keyOf = ({ field, name }: Named): string =>
  `${field ?? ""} ${name.toLowerCase()}${field === "estimate" ? ` ${unitNamed(name)}` : ""}`;

interface Column {
  readonly name: string;
  readonly field: FieldName | null;
  readonly keys: Set<string>;
}

/** In the order of first appearance. Spellings of one field share a column where no item has both. */
function columnsOf(rows: readonly (readonly Cell[])[]): readonly Column[] {
  const columns: Column[] = [];
  for (const cells of rows) {
    for (const { key, field, name } of cells) {
      if (columns.some(({ keys }) => keys.has(key))) continue;
      const isFree = (column: Column) =>
        !rows.some((row) => row.some((cell) => cell.key === key) && row.some((cell) => column.keys.has(cell.key)));
      const alike = columns.find(
        (column) =>
          field !== null &&
          column.field === field &&
          isFree(column) &&
          (field !== "estimate" || unitNamed(column.name) === unitNamed(name)),
      );
      if (alike === undefined) columns.push({ name: escaped(name), field, keys: new Set([key]) });
      else alike.keys.add(key);
    }
  }
  return columns;
}

/** Several lines of a value in one cell; what cannot be said on lines is refused. */
function inCell(value: string, field: FieldName | null, name: string): Written {
  if (/^[ \t>]*(?:`{3,}|~{3,})/m.test(value))
    return refused(say`\`${name}\` holds a code fence, which has no room in a table`);
  if (/^#{1,6}\s/m.test(value)) return refused(say`\`${name}\` holds a heading, which has no room in a table`);
  if (/^[ \t>]*\|.*\|[ \t]*$/m.test(value))
    return refused(say`\`${name}\` holds a table, which has no room in a table`);
  if (/^(?: {2,}|\t)(?:[-*+•]|\d+[.)])\s/m.test(value))
    return refused(say`\`${name}\` holds a list within a list, which has no room in a table`);
  const isList = field === "criteria" || field === "tasks" || field === "subtasks" || field === "deliverables";
  // A number before a piece of work would be a word of it.
  const isWork = field === "tasks" || field === "subtasks";
  const elements: string[] = [];
  let goesOn = false;
  for (const raw of value.split("\n")) {
    const line = raw.replace(/^>[ \t]?/, "").trim();
    const isPoint = /^(?:[-*+•]|\d+[.)])\s/.test(line);
    if (line === "") goesOn = false;
    else {
      if (goesOn && !isPoint && (!isList || /^\s/.test(raw))) elements.push(`${elements.pop() ?? ""} ${line}`);
      else
        elements.push(
          line.replace(/^[-*+•]\s+(?=\[[ xX]\])/, "").replace(isWork ? /^(?:[-*+]|\d+[.)])\s+/ : /^[-*+]\s+/, "• "),
        );
      goesOn = true;
    }
  }
  return written(escaped(elements.join("<br>")));
}

const escaped = (text: string): string => text.replace(/\\?\|/g, "\\|");

function drawn(rows: readonly (readonly string[])[]): string {
  const count = rows[0]?.length ?? 0;
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const isPadded = widths.reduce((sum, width) => sum + width + 3, 1) <= widest;
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (isPadded ? cell.padEnd(widths[column] ?? 0) : cell)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(isPadded ? width : 3))), ...body.map(line)].join("\n");
}
