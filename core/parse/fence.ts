// Fenced code at the margin is never given to remark: a backlog may lie in one fence, and finding its end takes no parser.
// Inside a fence the text is cut before lines such as "#12" or "- id: 12" that follow a blank line, so that an edit stays small
// there too.
import type { Code } from "mdast";
import { blanksEnd, countBreaks, fenceOpening, isBlank, isWhole, lineBefore, lineEnd, nextLine } from "./line.ts";
import { parseMarkdown } from "./markdown.ts";
import { normal, type Piece, type State } from "./piece.ts";
import { pointAt } from "./place.ts";

type Fence = Extract<State, { readonly type: "fence" }>;

/**
 * The pieces of a fence that opens at the start of `text`, or that is open there when `before` says so. `next` is the text
 * that follows, null when there is none. Lines that need text behind `next` to be decided are left out.
 */
export function fencePieces(text: string, before: State, next: string | null): readonly Piece[] {
  const fence = before.type === "fence" ? before : opened(text);
  const pieces: Piece[] = [];
  let start = 0;
  let at = before.type === "fence" ? 0 : nextLine(text, 0);
  const add = (contentEnd: number, end: number, pieceEnd: number, after: State): void => {
    const isFirst = start === 0 && before.type !== "fence";
    pieces.push(piece(text, { start, isFirst, contentEnd, end, pieceEnd }, fence, after));
    start = pieceEnd;
  };
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (closes(text, at, fence)) {
      add(at, end, blanksEnd(text, nextLine(text, at)), normal);
      return pieces;
    }
    if (at > start && opensPart(text.slice(at, end), text.slice(start, at))) add(at, at, at, fence);
    at = nextLine(text, at);
  }
  if (next === null) add(text.length, text.length, text.length, normal);
  else if (opensPart(next, text.slice(start))) add(text.length, text.length, text.length, fence);
  return pieces;
}

/** True when the line at `start` closes the fence: up to three spaces, at least as many markers, and nothing else. */
function closes(text: string, start: number, fence: Fence): boolean {
  let at = start;
  while (at < start + 3 && text.charAt(at) === " ") at++;
  const marks = at;
  while (text.charAt(at) === fence.marker) at++;
  return at - marks >= fence.size && isBlank(text, at);
}

/** A number, or a name and its value, at the margin. */
const entry = /^(?:#|(?:[-*] +)?[A-Za-z][\w ]{0,30}:(?:\s|$))/;

/** True when a fence is cut between the lines `before` and `text`, of which the first has to be whole. */
export function opensPart(text: string, before: string): boolean {
  return entry.test(text) && isWhole(before) && isBlank(before, lineBefore(before, before.length));
}

interface Extent {
  readonly start: number;
  readonly isFirst: boolean;
  readonly contentEnd: number;
  readonly end: number;
  readonly pieceEnd: number;
}

function piece(source: string, at: Extent, fence: Fence, after: State): Piece {
  const text = source.slice(at.start, at.pieceEnd);
  const content = at.isFirst ? nextLine(text, 0) : 0;
  const value = text.slice(content, Math.max(content, at.contentEnd - at.start));
  const node: Code = {
    type: "code",
    lang: fence.lang,
    meta: fence.meta,
    value: value.replace(/(?:\r?\n|\r)$/, "").replaceAll("\0", "\ufffd"),
    position: { start: { line: 1, column: 1, offset: 0 }, end: pointAt(text, at.end - at.start) },
  };
  const before = at.isFirst ? normal : fence;
  return { text, before, after, nodes: [node], breaks: countBreaks(text), defines: [], mentions: [] };
}

function opened(text: string): Fence {
  const marks = fenceOpening(text, 0) ?? "```";
  const info = /^(?:[ \t]*([\w.#+-]+))?$/.exec(text.slice(marks.length, lineEnd(text, 0)));
  const fence = { type: "fence", marker: marks.charAt(0), size: marks.length } as const;
  if (info !== null) return { ...fence, lang: info[1] ?? null, meta: null };
  // Escapes and character references are remark's business, and what it counts as a space.
  const [code] = parseMarkdown(text.slice(0, nextLine(text, 0)), () => false).nodes;
  const { lang = null, meta = null } = code?.type === "code" ? code : {};
  return { ...fence, lang, meta };
}
