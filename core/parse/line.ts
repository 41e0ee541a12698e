// What a single line tells without parsing: where lines end, and which lines may begin a piece.
// A line only makes a cut possible; that the cut is right is proven by parsing up to it (cut.ts).

const heading = /^#{1,6}(?:[ \t]|$)/;
const opener = /^(?:(`{3,})[^`]*|(~{3,}).*)$/s;
const item = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const containerMark = /^(?:>|\[\^(?:\\[[\]\\]|\\(?![[\]\\])|[^[\]\\ \t])+\]:)/;
const thematicBreak = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/;
const row = /^ {0,3}[|A-Za-z]/;

/** What opens a comment. */
export const commentMark = "<!--";

/** A sentinel that is a block of its own whatever stands before it. */
export const block = "#\n";
/** The same for a block that holds others: micromark ends what stands before in another way. */
export const container = ">\n";
/** A sentinel that is a row where a table stands before it, and text everywhere else. */
export const rowLine = "s\n";

/** The offset behind the line that `start` lies on, its ending included. */
export function nextLine(text: string, start: number): number {
  const end = lineEnd(text, start);
  if (end === text.length) return end;
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

/** The offset of the line ending of the line that `start` lies on, or the end of the text. */
export function lineEnd(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 10 || unit === 13) break;
  }
  return end;
}

/** The start of the line before the one that starts at `start`; `start` itself for the first line. */
export function lineBefore(text: string, start: number): number {
  let at = start - 1;
  if (at > 0 && text.charCodeAt(at) === 10 && text.charCodeAt(at - 1) === 13) at--;
  while (at > 0 && !isEnding(text.charCodeAt(at - 1))) at--;
  return Math.max(at, 0);
}

/** Line endings in a text: LF, CRLF or a lone CR. */
export function countBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

/** True when `text` is empty or stops behind a line ending. */
export function isWhole(text: string): boolean {
  return text === "" || endsLine(text, text.length);
}

/** True for a line of nothing but spaces and tabs; `start` is its start. */
export function isBlank(text: string, start: number): boolean {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return true;
    if (unit !== 32 && unit !== 9) return false;
  }
  return true;
}

/** The offset behind the blank lines that start at `start`, if any. */
export function blanksEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && isBlank(text, at)) at = nextLine(text, at);
  return at;
}

/** True for a line at the margin that can only be an ATX heading where no raw block is open. */
export function isHeading(text: string, start: number): boolean {
  return text.charCodeAt(start) === 35 && heading.test(text.slice(start, lineEnd(text, start)));
}

/** True for a line of three or more hyphens or asterisks, spaced or not: what looks like a list item and is none. */
export function isThematicBreak(line: string): boolean {
  return thematicBreak.test(line);
}

/** True for a line at the margin that opens text which is no Markdown: a fence, or a comment. */
export function opensRaw(text: string, start: number): boolean {
  return text.startsWith(commentMark, start) || fenceOpening(text, start) !== null;
}

/** The fence that a line at the margin opens where no raw block is open, as its marker characters; null for other lines. */
export function fenceOpening(text: string, start: number): string | null {
  const unit = text.charCodeAt(start);
  if (unit !== 96 && unit !== 126) return null;
  const match = opener.exec(text.slice(start, lineEnd(text, start)));
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * The sentinel for a cut between the lines `before` and `text`: a line of the kind of the first one of `text`, as far as
 * that decides how the parser ends what stands before. Null where no cut can be made. What is open in `before` is not
 * known here, so the parser must confirm that the sentinel stands on its own.
 */
export function sentinelOf(text: string, before: string): string | null {
  const unit = text.charCodeAt(0);
  if (isBlank(text, 0) || unit === 0xfeff || !isWhole(before)) return null;
  const previous = lineBefore(before, before.length);
  if (isHeading(text, 0) || isHeading(before, previous) || opensRaw(text, 0)) return block;
  const isParted = isBlank(before, previous);
  const line = text.slice(0, lineEnd(text, 0));
  const marker = isThematicBreak(line.trimStart()) ? null : item.exec(line);
  // micromark may end an item behind the marker of the next one, so this marker must be as wide.
  if (marker !== null) return isBlank(line, marker[0].length) ? `${marker[0].trimEnd()}\n` : `${marker[0]}s\n`;
  if (isParted && unit !== 32 && unit !== 9) return containerMark.test(line) ? container : block;
  return !isParted && row.test(line) ? rowLine : null;
}

function endsLine(text: string, at: number): boolean {
  return at > 0 && isEnding(text.charCodeAt(at - 1));
}

/** True for the UTF-16 unit of CR or LF. */
export function isEnding(unit: number): boolean {
  return unit === 10 || unit === 13;
}
