// The edits that take findings back: a comment on the finding's line, or above its item where the line cannot hold one, and one
// at the head of the file. Each leaves a place for the author's reason.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Edit } from "../rules/rule.ts";
import type { ReportedFinding } from "../rules/run.ts";
import { lineBreakOf } from "../text/lines.ts";
import { literal, tabStop } from "../text/snippet.ts";
import type { Anchor } from "../text/span.ts";

/** Takes back every finding of a rule in the file: a comment above everything but front matter. Null for an empty file. */
export function ignoreInFileEdit(file: FileIndex, rule: string): Edit | null {
  const anchor = file.chunks[0]?.anchor;
  if (anchor === undefined) return null;
  const start = /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(anchor.text)?.[0].length ?? 0;
  const newline = lineBreakOf(anchor.text);
  return {
    at: { anchor, start, end: start },
    text: `${comment("backlint-ignore-file", rule)}${newline}${newline}`,
    snippet: true,
  };
}

/** "<!-- backlint-ignore rule: reason -->" with the reason as a tab stop. */
function comment(word: string, rule: string): string {
  return `<!-- ${word} ${literal(rule)}: ${tabStop(1, "reason")} -->`;
}

/** Never parts a list, a table or a fence: a comment on a line of its own would do so everywhere but above an item. */
export function ignoreEdit(file: FileIndex, finding: ReportedFinding): Edit {
  const remark = comment("backlint-ignore", finding.rule);
  const { anchor, start } = finding.at;
  if (isFenced(file, file.spanOf(finding.at).start)) {
    // Inside a fence a comment at the end of a line would be one more word of that line.
    const head = finding.item?.head ?? finding.at;
    const from = lineStart(head.anchor, head.start);
    return { at: { anchor: head.anchor, start: from, end: from }, text: `${remark}\n`, snippet: true };
  }
  const end = contentEnd(anchor, start);
  return { at: { anchor, start: end, end }, text: ` ${remark}`, snippet: true };
}

function lineStart(anchor: Anchor, offset: number): number {
  return anchor.text.lastIndexOf("\n", offset - 1) + 1;
}

/** The end of the line's words: before trailing blanks and, in a table row, before the bar that closes the row. */
function contentEnd(anchor: Anchor, offset: number): number {
  const rest = anchor.text.slice(offset);
  const stop = /[\r\n]/.exec(rest);
  const line = anchor.text.slice(lineStart(anchor, offset), offset + (stop === null ? rest.length : stop.index));
  const isRow = /^\s*\|.*\|\s*$/.test(line);
  const words = line.replace(isRow ? /\s*\|\s*$/ : /\s+$/, "");
  return Math.max(offset, lineStart(anchor, offset) + words.length);
}

function isFenced(file: FileIndex, offset: number): boolean {
  let open: string | null = null;
  for (const match of file.text.slice(0, offset).matchAll(/^ {0,3}(`{3,}|~{3,})([^\n]*)$/gm)) {
    const fence = match[1] ?? "";
    if (open === null) open = fence;
    else if (fence.startsWith(open) && (match[2] ?? "").trim() === "") open = null;
  }
  return open !== null;
}
