// The edit that adds a missing field the way the neighbours write it: a line of its own, or the empty cell of the row.
import { isRow, shareTable } from "../../index/naming.ts";
import type { FieldName, Item, WrittenField } from "../../model/item.ts";
import { cellIn, pipes } from "../../text/cells.ts";
import { lineAt, lineBreakAt } from "../../text/lines.ts";
import { literal, tabStop } from "../../text/snippet.ts";
import { type Place, written } from "../../text/span.ts";
import type { Fix } from "../rule.ts";
import type { Wanted } from "./missingField.ts";
import { say } from "../../text/message.ts";

/** Null where nobody can say how the field would be written here. */
export function insertField(item: Item, model: Item | null, wanted: Wanted): Fix | null {
  const shown = model?.fields.find((field) => field.field === wanted.field) ?? null;
  const value = wanted.value ?? (shown === null ? wanted.placeholder : written(shown.valueAt).trim());
  if (/\n/.test(value)) return null;
  const edit = isRow(item) ? cellEdit(item, model, shown, wanted.value) : lineEdit(item, model, shown, wanted, value);
  if (edit === null) return null;
  return { title: say`Add ${wanted.words}`, edits: [{ ...edit, snippet: true }], safety: "review" };
}

/** The cell under the same column name, filled as the neighbour's is; null unless it is empty. */
function cellEdit(
  item: Item,
  model: Item | null,
  shown: WrittenField | null,
  wanted: string | undefined,
): { at: Place; text: string } | null {
  if (shown === null || model === null || !shareTable(item, model)) return null;
  const { anchor } = item.at;
  const [names, values] = [shown.nameAt.anchor.text, shown.valueAt.anchor.text];
  const column = pipes(names, lineAt(names, shown.nameAt.start).start, shown.nameAt.start).length;
  const cell = cellIn(anchor.text, item.head.start, column);
  const filled = cellIn(values, shown.valueAt.start, column);
  if (cell === null || filled === null || anchor.text.slice(cell.start, cell.end).trim() !== "") return null;
  const value = wanted ?? values.slice(filled.start, filled.end).trim();
  return { at: { anchor, ...cell }, text: ` ${tabStop(1, value)} ` };
}

/** A new line after the field that comes before this one on the model, spelt as there. */
function lineEdit(
  item: Item,
  model: Item | null,
  shown: WrittenField | null,
  wanted: Wanted,
  value: string,
): { at: Place; text: string } | null {
  const { anchor } = item.at;
  let before = "**";
  let between = ":** ";
  let after = "";
  let name = wanted.name;
  const like = shown === null ? fieldLine(item) : null;
  if (shown !== null && model !== null) {
    const line = lineAt(shown.nameAt.anchor.text, shown.nameAt.start);
    const { text } = shown.nameAt.anchor;
    before = text.slice(line.start, shown.nameAt.start);
    between = text.slice(shown.nameAt.end, shown.valueAt.start);
    after = text.slice(shown.valueAt.end, line.end);
    name = written(shown.nameAt);
    // Several fields on one line, a value on the next line, a quotation: copying would not fit.
    if (!/^[\s>*+\-_`]*$/.test(before) || /\n/.test(between) || !/^[\s*_`]*$/.test(after)) return null;
  } else if (like !== null) {
    [before, between] = [like.before, like.between];
  } else if (item.dialect === "key-value") {
    [before, between] = ["", ": "];
  } else if (isPoint(item)) {
    [before, between] = [`${indentOf(item)}  - `, ": "];
  }
  const above = fieldsBefore(model, wanted.field);
  const last = item.fields.filter((field) => field.field !== null && above.has(field.field)).at(-1);
  const from = last?.valueAt.anchor === anchor ? last.valueAt : (like?.at ?? item.head);
  if (from.anchor !== anchor) return null;
  const { end } = lineAt(anchor.text, Math.max(from.start, from.end - 1));
  const newline = lineBreakAt(anchor.text, end);
  const at = { anchor, start: end, end };
  const line = `${literal(before + name + between)}${tabStop(1, value)}${literal(after)}`;
  return { at, text: `${newline}${line}` };
}

/** Fields that are a word or a line: one more of them stands well below. */
const short: ReadonlySet<FieldName | null> = new Set<FieldName>([
  "id",
  "kind",
  "labels",
  "priority",
  "estimate",
  "owner",
  "status",
  "sprint",
  "epic",
  "dependsOn",
  "blocks",
]);

/** How the item writes its fields, and the last short one: a further one stands below it, else below the item's first line. */
function fieldLine(item: Item): { readonly at: Place; readonly before: string; readonly between: string } | null {
  let shape: { readonly before: string; readonly between: string } | null = null;
  for (const { field, nameAt, valueAt } of [...item.fields].reverse()) {
    const { text } = nameAt.anchor;
    if (nameAt.anchor !== item.at.anchor || valueAt.anchor !== nameAt.anchor || nameAt.start < item.head.end) continue;
    const line = lineAt(text, nameAt.start);
    const before = text.slice(line.start, nameAt.start);
    const between = text.slice(nameAt.end, valueAt.start);
    const after = text.slice(valueAt.end, Math.max(valueAt.end, line.end));
    if (!/^[\s>*+\-_`]*$/.test(before) || /\n/.test(between) || !/^[\s*_`]*$/.test(after)) continue;
    if (short.has(field)) return { at: valueAt, before, between };
    shape ??= { before, between };
  }
  return shape === null ? null : { at: item.head, ...shape };
}

const isPoint = ({ head }: Item): boolean => /^(?:[-*+]|\d+[.)])\s/.test(written(head));

function indentOf({ head }: Item): string {
  const { start } = lineAt(head.anchor.text, head.start);
  return /^[ \t]*/.exec(head.anchor.text.slice(start, head.start))?.[0] ?? "";
}

function fieldsBefore(model: Item | null, field: FieldName): ReadonlySet<FieldName> {
  const before = new Set<FieldName>();
  for (const written of model?.fields ?? []) {
    if (written.field === field) break;
    if (written.field !== null) before.add(written.field);
  }
  return before;
}
