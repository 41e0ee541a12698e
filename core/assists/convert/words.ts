// The words of a text without the marks that hold it in its shape: what may not be lost when the shape changes.
import { indentOf } from "../../text/lines.ts";

/** Letters, figures and signs in their order. Bullets, boxes, numbers of lists and line breaks of cells are none. */
export function words(text: string): readonly string[] {
  const bare = text
    .replace(/<br\s*\/?>|\|/gi, "\n")
    .replace(/^[ \t>]*(?:[-*+•–]|\d+[.)])[ \t]+/gm, "")
    .replace(/\[[ xX]\]/g, " ");
  return bare.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
}

/** Lines without the indentation that all but the first share, and without blank lines around them. */
export function dedented(text: string): string {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .split("\n");
  while (lines.length > 1 && lines[0] === "") lines.shift();
  while (lines.length > 1 && lines.at(-1) === "") lines.pop();
  const [first = "", ...more] = lines;
  // What begins behind a name has lost its own indentation already.
  const isWhole = /^[ \t]*(?:\r?\n|[ \t]|[-*+>]|\d+[.)])/.test(text);
  const measured = (isWhole ? lines : more).filter((line) => line !== "");
  const by = measured.length === 0 ? 0 : Math.min(...measured.map(indentOf));
  const cut = (line: string) =>
    line.replace(new RegExp(`^(?:\\t| {0,${by}})`), (blank) => blank.slice(Math.min(by, blank.length)));
  return [isWhole ? cut(first) : first.trimStart(), ...more.map(cut)].join("\n");
}

/** The head of a table without its rows, whose cells were fields. */
export function isTableHead(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return (
    lines.length > 0 && lines.every((line) => /^\s*\|.*\|\s*$/.test(line)) && /^[\s|:-]+$/.test(lines.at(-1) ?? "")
  );
}

/** A stretch with the marks that stand around it, on both sides alike: bold, code, the brackets and address of a link. */
export function withMarks(
  text: string,
  start: number,
  end: number,
  from: number,
  to: number,
): { start: number; end: number } {
  let own = { start, end };
  for (let again = true; again; ) {
    again = false;
    const { start: left, end: right } = own;
    const link =
      text[left - 1] === "[" && left > from ? /^\](?:\([^)\n]*\)|\[[^\]\n]*\])/.exec(text.slice(right, to)) : null;
    const mark = /(?:\*\*|__|~~|[*_`])$/.exec(text.slice(from, left))?.[0];
    if (link !== null) own = { start: left - 1, end: right + link[0].length };
    else if (mark !== undefined && text.startsWith(mark, right) && right + mark.length <= to)
      own = { start: left - mark.length, end: right + mark.length };
    else {
      // A code span may begin or end within what was read.
      const odd = (text.slice(left, right).match(/`/g) ?? []).length % 2 === 1;
      if (odd && text[right] === "`" && right < to) own = { start: left, end: right + 1 };
      else if (odd && text[left - 1] === "`" && left > from) own = { start: left - 1, end: right };
      else continue;
    }
    again = true;
  }
  return own;
}
