// Where the caret stands while something is typed: in which field of which item, and which characters are being written.
// Told from the line as it is, for what is typed is seldom read as what it will be.
import type { House } from "../../dialects/house.ts";
import { fieldNamed } from "../../dialects/vocabulary.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { sectionStart } from "../../index/sections.ts";
import type { FieldName, Item } from "../../model/item.ts";
import { lineAt } from "../../text/lines.ts";
import type { Place } from "../../text/span.ts";
import { caretAt } from "../locate.ts";

export interface Spot {
  /** Empty. */
  readonly caret: Place;
  /** The line up to the caret, and what follows on it. */
  readonly before: string;
  readonly after: string;
  /** The item around the caret, or the one that has just ended. */
  readonly item: Item | null;
  /** The field whose value is being written; null where no known field's is. */
  readonly field: FieldName | null;
  /** The line's part that belongs to the value: from its first character up to the caret. Empty without a field. */
  readonly value: string;
  /** Whether the value is a cell of a table. */
  readonly inTable: boolean;
}

/** Null outside the document. `fileOffset` counts in the file's text. */
export function spotAt(file: FileIndex, house: House, fileOffset: number): Spot | null {
  const caret = caretAt(file, fileOffset);
  if (caret === null) return null;
  const rank = file.rankOf(caret.anchor);
  const above = file.chunks.slice(sectionStart(file, rank), rank).map(({ anchor }) => anchor.text);
  const text = [...above, caret.anchor.text].join("");
  const at = text.length - caret.anchor.text.length + caret.start;
  const line = lineAt(text, at);
  const before = text.slice(line.start, at);
  const inTable = /^\s*\|/.test(before);
  const found = inTable
    ? inCell(text, line.start, before, house)
    : (onLine(before, house) ?? underLabel(text, line.start, before, house));
  return {
    caret,
    before,
    after: text.slice(at, line.end),
    item: file.itemAt(caret) ?? itemBefore(file, caret),
    field: found?.field ?? null,
    value: found?.value ?? "",
    inTable,
  };
}

interface Typed {
  readonly field: FieldName;
  readonly value: string;
}

function itemBefore(file: FileIndex, { anchor, start }: Place): Item | null {
  const own = file.rankOf(anchor);
  const from = sectionStart(file, own);
  return (
    file.items.findLast(({ at }) => {
      const rank = file.rankOf(at.anchor);
      return rank === own ? at.start <= start : rank >= from && rank < own;
    }) ?? null
  );
}

/** A name in bold wherever it stands, a plain one at the start of the line. */
const label =
  /(?:(?<start>^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?)|[\s|·•(,;.])(?<open>[*_`]{0,3})(?<name>\p{L}[\p{L} ()/-]{0,40}?)(?<close>[*_`]{0,3})\s?[:：](?<shut>[*_`]{0,3})\s*/gu;

function onLine(before: string, house: House): Typed | null {
  let last: Typed | null = null;
  for (const found of before.matchAll(label)) {
    const { start, open = "", name = "", close = "", shut = "" } = found.groups ?? {};
    if (start === undefined && !/[*_]/.test(open)) continue;
    // "**Priority:" is not at its end yet; "*needs: T1*" is emphasised as a whole.
    if (open.startsWith("**") && close === "" && shut === "") continue;
    const field = fieldNamed(name, house);
    if (field !== null) last = { field, value: before.slice(found.index + found[0].length) };
  }
  return last;
}

const bullet = /^[\s>]*(?:[-*+•–]|\d+[.)])\s+(?:\[[ xX]?\]\s*)?/;
/** A list of more lines is no list of values. */
const longestList = 60;

/** A bullet below a line that is nothing but a field's name. */
function underLabel(text: string, lineStart: number, before: string, house: House): Typed | null {
  const mark = bullet.exec(before)?.[0];
  if (mark === undefined) return null;
  let at = lineStart;
  for (let lines = 0; at > 0 && lines < longestList; lines++) {
    const above = lineAt(text, at - 1);
    at = above.start;
    const line = text.slice(above.start, above.end);
    if (line.trim() === "" || bullet.test(line)) {
      // "- **Criteria:**" is itself a bullet.
      if (!/[:：][*_`]*\s*$/.test(line)) continue;
    }
    const typed = onLine(`${line} `, house);
    return typed !== null && typed.value.trim() === ""
      ? { field: typed.field, value: before.slice(mark.length) }
      : null;
  }
  return null;
}

function inCell(text: string, lineStart: number, before: string, house: House): Typed | null {
  const borders = pipesIn(before);
  let head: string | null = null;
  let ruled = false;
  for (let at = lineStart; at > 0; ) {
    const above = lineAt(text, at - 1);
    const line = text.slice(above.start, above.end);
    if (!/^\s*\|/.test(line)) break;
    if (ruled) head = line;
    ruled ||= /^[\s|:-]+$/.test(line);
    at = above.start;
    if (head !== null) break;
  }
  if (head === null) return null;
  const names = pipesIn(head);
  const column = borders.length - 1;
  const name = head.slice((names[column] ?? 0) + 1, names[column + 1] ?? head.length).replace(/[*_`]/g, "");
  const field = fieldNamed(name.trim(), house);
  return field === null ? null : { field, value: before.slice((borders.at(-1) ?? -1) + 1).replace(/^\s+/, "") };
}

/** The bars of a row that separate cells. */
function pipesIn(row: string): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < row.length; at++) if (row[at] === "|" && row[at - 1] !== "\\") found.push(at);
  return found;
}

/** What is being typed, as lengths before and after the caret. */
export interface Token {
  readonly text: string;
  readonly before: number;
  readonly after: number;
}

/** The part of the value since the last separator; a single value has none and is replaced as a whole. */
export function tokenOf({ value, after }: Spot, separators: RegExp | null): Token {
  const parts = separators === null ? [value] : value.split(separators);
  const text = (parts.at(-1) ?? "").trimStart();
  const ends = separators === null ? /[|`<]|[*_]{1,3}\s*$/ : new RegExp(`${separators.source}|[|\`<*]|\\s`);
  const rest = after.slice(0, ends.exec(after)?.index ?? after.length);
  // With nothing typed yet there is nothing to be replaced but what stands right behind the caret.
  return { text, before: text.length, after: /^\s/.test(rest) && text === "" ? 0 : rest.trimEnd().length };
}
