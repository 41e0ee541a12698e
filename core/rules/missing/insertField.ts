// The edit that adds a missing field the way the neighbours write it: a line of its own, or the empty cell of the row.
import type { FieldName, Item, WrittenField } from "../../model/item.ts";
import { literal, tabStop } from "../../text/snippet.ts";
import { type Place, written } from "../../text/span.ts";
import type { Fix } from "../rule.ts";
import type { Wanted } from "./missingField.ts";

/** Null where nobody can say how the field would be written here. */
export function insertField(item: Item, model: Item | null, wanted: Wanted): Fix | null {
  const shown = model?.fields.find((field) => field.field === wanted.field) ?? null;
  const value = shown === null ? wanted.placeholder : written(shown.valueAt).trim();
  if (/\n/.test(value)) return null;
  const edit = item.dialect.endsWith("-table")
    ? cellEdit(item, shown, value)
    : lineEdit(item, model, shown, wanted, value);
  if (edit === null) return null;
  return { title: `Add ${wanted.words}`, edits: [{ ...edit, snippet: true }], safety: "review" };
}

/** The cell under the same column name; null unless it is empty. */
function cellEdit(item: Item, shown: WrittenField | null, value: string): { at: Place; text: string } | null {
  if (shown === null || shown.nameAt.anchor !== item.at.anchor) return null;
  const { anchor } = item.at;
  const head = lineAround(anchor.text, shown.nameAt.start);
  const row = lineAround(anchor.text, item.head.start);
  const column = pipes(anchor.text, head.start, shown.nameAt.start).length;
  const borders = pipes(anchor.text, row.start, row.end);
  const start = borders[column - 1];
  const end = borders[column];
  if (start === undefined || end === undefined || anchor.text.slice(start + 1, end).trim() !== "") return null;
  return { at: { anchor, start: start + 1, end }, text: ` ${tabStop(1, value)} ` };
}

function pipes(text: string, start: number, end: number): readonly number[] {
  const found: number[] = [];
  for (let at = start; at < end; at++) if (text[at] === "|" && text[at - 1] !== "\\") found.push(at);
  return found;
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
  if (shown !== null && model !== null) {
    const line = lineAround(shown.nameAt.anchor.text, shown.nameAt.start);
    const { text } = shown.nameAt.anchor;
    before = text.slice(line.start, shown.nameAt.start);
    between = text.slice(shown.nameAt.end, shown.valueAt.start);
    after = text.slice(shown.valueAt.end, line.end);
    name = written(shown.nameAt);
    // Several fields on one line, a value on the next line, a quotation: copying would not fit.
    if (!/^[\s>*+\-_`]*$/.test(before) || /\n/.test(between) || !/^[\s*_`]*$/.test(after)) return null;
  } else if (item.dialect === "key-value") {
    [before, between] = ["", ": "];
  }
  const above = fieldsBefore(model, wanted.field);
  const last = item.fields.filter((field) => field.field !== null && above.has(field.field)).at(-1);
  const from = last?.valueAt.anchor === anchor ? last.valueAt : item.head;
  if (from.anchor !== anchor) return null;
  const { end } = lineAround(anchor.text, Math.max(from.start, from.end - 1));
  const newline = anchor.text.includes("\r\n") ? "\r\n" : "\n";
  const at = { anchor, start: end, end };
  const line = `${literal(before + name + between)}${tabStop(1, value)}${literal(after)}`;
  return { at, text: `${newline}${line}` };
}

function fieldsBefore(model: Item | null, field: FieldName): ReadonlySet<FieldName> {
  const before = new Set<FieldName>();
  for (const written of model?.fields ?? []) {
    if (written.field === field) break;
    if (written.field !== null) before.add(written.field);
  }
  return before;
}

/** The line at an offset, without its line break. */
function lineAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const found = text.indexOf("\n", offset);
  const end = found < 0 ? text.length : found;
  return { start, end: text[end - 1] === "\r" ? end - 1 : end };
}
