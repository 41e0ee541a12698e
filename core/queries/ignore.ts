// The edit that takes one finding back: a comment on its line, or above its item where the line cannot hold one.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Edit } from "../rules/rule.ts";
import type { ReportedFinding } from "../rules/run.ts";
import type { Anchor } from "../text/span.ts";

/** Never parts a list, a table or a fence: a comment on a line of its own would do so everywhere but above an item. */
export function ignoreEdit(file: FileIndex, finding: ReportedFinding): Edit {
  const comment = `<!-- backlint-ignore ${finding.rule}: reason -->`;
  const { anchor, start } = finding.at;
  if (isFenced(file, file.spanOf(finding.at).start)) {
    // Inside a fence a comment at the end of a line would be one more word of that line.
    const head = finding.item?.head ?? finding.at;
    const from = lineStart(head.anchor, head.start);
    return { at: { anchor: head.anchor, start: from, end: from }, text: `${comment}\n` };
  }
  const end = contentEnd(anchor, start);
  return { at: { anchor, start: end, end }, text: ` ${comment}` };
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
