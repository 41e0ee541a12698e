// Lines of a string by offset, for edits that take or copy whole lines. LF and CRLF end a line.
import type { Span } from "./span.ts";

/** The line at an offset, without its line break. */
export function lineAt(text: string, offset: number): Span {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const found = text.indexOf("\n", offset);
  const end = found < 0 ? text.length : found;
  return { start, end: end > start && text[end - 1] === "\r" ? end - 1 : end };
}

/** Where the line after the one that ends at `end` starts; the text's length where there is none. */
export function nextLine(text: string, end: number): number {
  const found = text.indexOf("\n", end);
  return found < 0 ? text.length : found + 1;
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): "\r\n" | "\n" {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The break of the line at an offset, of the one before where it is the last: what an edit there needs, in mixed texts too. */
export function lineBreakAt(text: string, offset: number): "\r\n" | "\n" {
  const below = text.indexOf("\n", offset);
  const at = below < 0 ? text.lastIndexOf("\n", offset) : below;
  return text[at - 1] === "\r" ? "\r\n" : "\n";
}

/** How far a line is indented; a tab counts as four. */
export function indentOf(line: string): number {
  const blank = /^[ \t]*/.exec(line)?.[0] ?? "";
  return blank.replace(/\t/g, "    ").length;
}

/** The end of the words of a stretch: blank lines at its end, and the rules (`---`) that part it from the next, are left out. */
export function wordsEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).replace(/(?:\s*\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*)*\s*$/, "").length;
}
