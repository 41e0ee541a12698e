// The first line of an item that is no row, taken apart: ID, title, the values that it says without naming them, and the rest.
import type { Item } from "../../model/item.ts";
import { lineAt, nextLine } from "../../text/lines.ts";
import { contains, type Place, type Span } from "../../text/span.ts";
import type { Said, SaidField } from "./said.ts";
import { words, withMarks } from "./words.ts";

/** Where the first line stands, and what it says. */
export interface Head {
  readonly span: Span;
  readonly said: Pick<Said, "head" | "word" | "title" | "tags" | "values">;
}

const lead = /^[ \t>]*(?:#{1,6}[ \t]+|(?:[-*+•]|\d+[.)])[ \t]+)?(?:\[[ xX]\][ \t]*)?/;

export function headOf(item: Item, unit: Span): Head {
  const { text } = item.at.anchor;
  const span = spanOf(item, unit);
  const line = text.slice(span.start, span.end);
  const start = span.start + (lead.exec(line)?.[0].length ?? 0);
  const end =
    span.start +
    line
      .replace(/[ \t]#+[ \t]*$/, "")
      .replace(/\n(?:=+|-+)\s*$/, "")
      .trimEnd().length;
  const inHead = (at: Place) => at.anchor === item.at.anchor && at.start >= start && at.end <= end;
  const titleAt = inHead(item.title.at) ? withMarks(text, item.title.at.start, item.title.at.end, start, end) : null;
  const idAt =
    item.id !== null && inHead(item.id.at) ? withMarks(text, item.id.at.start, item.id.at.end, start, end) : null;
  // The number of a list's point is no part of its words.
  const isBefore =
    item.id !== null &&
    item.id.at.anchor === item.at.anchor &&
    item.id.at.start >= span.start &&
    item.id.at.start < start;
  const boundaries: Span[] = [];
  const values: SaidField[] = [];
  const say = (field: SaidField["field"], value: string, at: Place | null) => {
    values.push({ type: "field", field, name: null, value });
    if (at !== null) boundaries.push(withMarks(text, at.start, at.end, start, end));
  };
  const { status, priority, estimate } = item;
  const box = status !== null && status.inherited !== true && /^\[.\]$/.test(status.raw);
  if (status !== null && box) say("status", status.raw, null);
  else if (status !== null && inHead(status.at)) say("status", status.raw, status.at);
  if (priority !== null && inHead(priority.at)) say("priority", priority.raw, priority.at);
  if (estimate !== null && inHead(estimate.at))
    say("estimate", text.slice(estimate.at.start, estimate.at.end), estimate.at);
  const named = item.fields
    .filter(({ nameAt }) => inHead(nameAt))
    .map(({ nameAt, valueAt }) => ({ start: nameAt.start, end: Math.max(nameAt.end, valueAt.end) }));
  const title = titleAt === null ? item.title.value : text.slice(titleAt.start, titleAt.end).replace(/\s*\n\s*/g, " ");
  const known = [idAt, titleAt, ...boundaries, ...named]
    .filter((one): one is Span => one !== null)
    .sort((a, b) => a.start - b.start);
  const word =
    idAt === null
      ? ""
      : text
          .slice(start, idAt.start)
          .replace(/[^\p{L}\p{N}\s]/gu, "")
          .trim();
  let at = idAt !== null && isKindWord(word) ? idAt.start : start;
  let rest = "";
  for (const one of known) {
    if (one.start > at) rest += ` ${text.slice(at, one.start)}`;
    at = Math.max(at, one.end);
  }
  if (at < end) rest += ` ${text.slice(at, end)}`;
  return {
    span,
    said: {
      head:
        titleAt !== null &&
        (item.id === null || idAt !== null || !isBefore) &&
        item.dialect !== "key-value" &&
        item.dialect !== "single-item"
          ? unbolded(text.slice(start, end).replace(/\s*\n\s*/g, " "))
          : null,
      word: isKindWord(word) ? word : "",
      title: unbolded(title),
      tags:
        words(rest).length === 0
          ? ""
          : rest
              .replace(/[([]\s*[)\]]/g, "")
              .replace(/\s+/g, " ")
              .replace(/[\s:–—(-]+$/, "")
              .replace(/^[\s:–—).-]+/, "")
              .trim(),
      values,
    },
  };
}

const isKindWord = (word: string): boolean => /^\p{L}+(?: \p{L}+)?$/u.test(word);

/** The first line, with the underline of a heading and the wrapped rest of a title; without the remark behind a bold title. */
function spanOf(item: Item, unit: Span): Span {
  const { anchor } = item.at;
  const { text } = anchor;
  const { start } = lineAt(text, item.head.start);
  const first = lineAt(text, item.head.start);
  if (!contains(item.at, item.head) || /^---\s*$/.test(text.slice(first.start, first.end)))
    return { start, end: start };
  const end = lineAt(
    text,
    Math.max(
      first.end,
      item.title.at.anchor === anchor && item.title.at.start <= item.head.end ? item.title.at.end : 0,
    ),
  ).end;
  const below = lineAt(text, nextLine(text, end));
  if (
    /^(?:=+|-{2,})\s*$/.test(text.slice(below.start, below.end)) &&
    !/^\s*(?:#|[-*+]\s)/.test(text.slice(start, end)) &&
    item.dialect !== "key-value"
  )
    return { start, end: Math.min(below.end, unit.end) };
  const bold = text.indexOf("**", start);
  const closing = bold < 0 || bold > item.title.at.start ? -1 : text.indexOf("**", item.title.at.end);
  const isBold =
    closing >= 0 &&
    closing < end &&
    /^[\s.:]*$/.test(text.slice(item.title.at.end, closing)) &&
    item.title.at.start < closing;
  return {
    start,
    end:
      isBold && words(text.slice(closing + 2, end)).length > 0 && isRemark(text.slice(closing + 2, end))
        ? closing + 2
        : end,
  };
}

/** "(P1)" and "— 5 pts" behind a bold title belong to the line; a sentence does not. */
const isRemark = (rest: string): boolean => words(rest).length > 4 || /^[\s–—-]*\p{Lu}?[\p{L}]+\s+\p{L}/u.test(rest);

/** A line that is bold as a whole needs no marks in another shape. */
function unbolded(line: string): string {
  const inner = /^\*\*(.+?)[.:]?\*\*[.:]?$/.exec(line.trim())?.[1];
  return inner !== undefined && !inner.includes("**") ? inner : line.trim();
}
