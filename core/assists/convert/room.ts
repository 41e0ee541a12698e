// Where a rewritten stretch goes: in the place of the old one, except that heading sections come behind the other text of their
// section, which they would swallow otherwise.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { TextEdit } from "../../text/edit.ts";
import { lineAt, nextLine } from "../../text/lines.ts";
import type { Shape } from "./shape.ts";
import type { Stretch } from "./stretches.ts";

export interface Room {
  /** The depth of headings there. */
  readonly level: number;
  edits(text: string): readonly TextEdit[];
}

export function placed(file: FileIndex, { span }: Stretch, to: Shape): Room {
  const { text } = file;
  const level = Math.max(2, depthAbove(text, span.start) + 1);
  const gone: TextEdit = {
    start: span.start,
    end: span.end + (/^\s*\n(?=[ \t]*\S)/.exec(text.slice(span.end))?.[0].length ?? 0),
    text: "",
  };
  const replace = (words: string): readonly TextEdit[] =>
    words === "" ? [gone] : [{ ...span, text: apart(text, span.start, words, span.end, to) }];
  if (to !== "headings") return { level, edits: replace };
  const end = sectionEnd(text, span.end);
  if (text.slice(span.end, end).trim() === "") return { level, edits: replace };
  return {
    level,
    edits: (words) => [gone, { start: end, end, text: `\n\n${words}` }],
  };
}

/** The depth of the heading that a place stands under; 0 under none. */
function depthAbove(text: string, at: number): number {
  const above = headingsIn(text).filter(({ start }) => start < at);
  return above.at(-1)?.depth ?? 0;
}

/** The end of the text of the section that an offset lies in, without the rules and blank lines that close it. */
function sectionEnd(text: string, from: number): number {
  const next = headingsIn(text).find(({ start }) => start >= from)?.start ?? text.length;
  const body = text.slice(from, next);
  return from + body.replace(/(?:\s*\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*)*\s*$/, "").length;
}

/** The headings of a text that stand in no fence. */
function headingsIn(text: string): readonly { readonly start: number; readonly depth: number }[] {
  const found: { start: number; depth: number }[] = [];
  let fence: string | null = null;
  for (let at = 0; at < text.length; at = nextLine(text, lineAt(text, at).end)) {
    const line = text.slice(at, lineAt(text, at).end);
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (mark !== null && fence === null) fence = mark[1] ?? "";
    else if (mark !== null && fence !== null && (mark[1] ?? "").startsWith(fence) && (mark[2] ?? "").trim() === "")
      fence = null;
    const hashes = fence === null ? /^ {0,3}(#{1,6})\s/.exec(line)?.[1] : undefined;
    if (hashes !== undefined) found.push({ start: at, depth: hashes.length });
  }
  return found;
}

/** The text with blank lines to its neighbours; a rule ends key-value blocks that other text follows. */
function apart(text: string, start: number, words: string, end: number, to: Shape): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const lead = before === "" || /\n[ \t]*\r?\n$/.test(before) ? "" : "\n";
  const follows = after.trim() !== "" && !/^\s*#{1,6}\s/.test(after);
  const rule = to === "key-value" && follows && !/^\s*\n(?:-{3,}|\*{3,})/.test(after) ? "\n\n---" : "";
  const tail = after.trim() === "" || /^[ \t]*\r?\n[ \t]*\r?\n/.test(after) ? "" : "\n";
  return lead + words + rule + tail;
}
