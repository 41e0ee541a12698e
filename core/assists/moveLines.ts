// Takes whole lines from one place of a text to another. What stands between items there (blank lines, rules) is written the
// same way at the new place.
import type { TextEdit } from "../text/edit.ts";
import { indentOf, lineAt, lineBreakOf, nextLine } from "../text/lines.ts";
import type { Span } from "../text/span.ts";

/** Moves the lines of `own` before or after those of `there`; both are whole lines without their last break, and apart. */
export function moveLines(text: string, own: Span, there: Span, side: "before" | "after"): readonly TextEdit[] {
  const lineBreak = lineBreakOf(text);
  const loose = isLoose(text, own);
  const between = loose ? lineBreak + lineBreak : lineBreak;
  const [body, hasRule] = withoutRule(reindented(text, own, there));
  const rule = `${lineBreak}${lineBreak}---`;
  const ruled = withoutRule(text.slice(there.start, there.end))[1];
  const inserted =
    side === "before"
      ? { start: there.start, end: there.start, text: `${hasRule ? body + rule : body}${between}` }
      : {
          start: there.end,
          end: there.end,
          text: hasRule && !ruled ? rule + between + body : ruled ? between + body + rule : between + body,
        };
  const removed = removal(text, own, loose);
  // The item stays where it is and is only indented anew.
  if (inserted.start === removed.start) return [{ ...removed, text: inserted.text }];
  return [inserted, removed].sort((a, b) => a.start - b.start);
}

export const isHeading = (text: string, { start }: Span): boolean => /^#{1,6}\s/.test(text.slice(start, start + 8));

/** The start of a point of a list. */
export const point = /^\s*(?:[-*+]|\d+[.)])\s/;

/** Whether blank lines part an item from its neighbours: always around headings, in some lists, never in tables. */
function isLoose(text: string, own: Span): boolean {
  if (isHeading(text, own)) return true;
  const depth = indentOf(text.slice(own.start, own.end));
  const next = nextLine(text, own.end);
  const after = contentAfter(text, next);
  if (after > next && point.test(text.slice(after)) && indentOf(text.slice(after)) === depth) return true;
  const before = text.slice(0, own.start).trimEnd();
  const last = before.slice(before.lastIndexOf("\n") + 1);
  const parted = /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(before.length, own.start));
  return parted && (point.test(last) || indentOf(last) > depth) && !/^\s*#/.test(last);
}

/** Where the next line with words starts. */
function contentAfter(text: string, start: number): number {
  let at = start;
  for (let line = lineAt(text, at); at < text.length && isBlank(text, line); line = lineAt(text, at))
    at = nextLine(text, line.end);
  return at;
}

/** The item's lines, indented as its new neighbour is. */
function reindented(text: string, own: Span, there: Span): string {
  const lines = text.slice(own.start, own.end);
  const by = indentOf(text.slice(there.start, there.end)) - indentOf(lines);
  if (by === 0 || isHeading(text, own)) return lines;
  return lines
    .split("\n")
    .map((line) =>
      line.trim() === "" ? line : by > 0 ? " ".repeat(by) + line : line.replace(new RegExp(`^ {0,${-by}}`), ""),
    )
    .join("\n");
}

/** The lines without the rule (`---`) that ends them, and whether there was one. */
function withoutRule(lines: string): readonly [string, boolean] {
  const found = /\s*\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$/.exec(lines);
  return found === null ? [lines, false] : [lines.slice(0, found.index), true];
}

/** Takes lines away with the blank lines after them, or before them at the end of the text. */
function removal(text: string, { start, end }: Span, loose: boolean): TextEdit {
  const next = nextLine(text, end);
  const to = loose ? contentAfter(text, next) : next;
  if (to < text.length || start === 0) return { start, end: to, text: "" };
  return { start: text.slice(0, start).trimEnd().length, end, text: "" };
}

const isBlank = (text: string, { start, end }: Span): boolean => text.slice(start, end).trim() === "";
