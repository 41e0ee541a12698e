// A paragraph so long that its inline markup would take remark minutes is shown to it only in part; gap.ts puts the rest
// back into the tree as plain text.
import type { Gap } from "./gap.ts";
import { isBlank, isEnding, isHeading, isThematicBreak, lineEnd, nextLine } from "./line.ts";

/** Beyond this many characters, the rest of a paragraph is plain text. */
const longest = 16_384;
/** The same for lines, and for characters that may open or close inline markup. */
const mostLines = 1_000;
const mostMarks = 2_000;

/** What the parser is shown of a text, and what is left out. */
export function withoutExcess(text: string): { readonly shown: string; readonly gaps: Gap[] } {
  const gaps: Gap[] = [];
  if (text.length <= mostLines) return { shown: text, gaps };
  const parts: string[] = [];
  let kept = 0;
  let hidden = 0;
  for (let start = 0; start < text.length; ) {
    const end = paragraphEnd(text, start);
    const from = boundIn(text, start, end);
    if (from < end) {
      parts.push(text.slice(kept, from));
      gaps.push({ at: from - hidden, text: text.slice(from, end), lines: null });
      hidden += end - from;
      kept = end;
    }
    start = nextLine(text, end);
  }
  return { shown: gaps.length === 0 ? text : parts.join("") + text.slice(kept), gaps };
}

/** The end of the last line that can belong to the same paragraph as the one at `start`. */
function paragraphEnd(text: string, start: number): number {
  let end = lineEnd(text, start);
  for (let at = nextLine(text, start); at < text.length && !endsParagraph(text, at); at = nextLine(text, at)) {
    end = lineEnd(text, at);
  }
  return end;
}

function endsParagraph(text: string, at: number): boolean {
  const quoted = /^[ \t>]*/.exec(text.slice(at, at + 100))?.[0].length ?? 0;
  const first = at + quoted;
  // A row of a table is none of a paragraph; but rows without a head are, so that many are taken together.
  if (text.charCodeAt(first) === 124) return text.length <= longest;
  if (isBlank(text, first) || isHeading(text, first)) return true;
  const line = text.slice(first, Math.min(lineEnd(text, first), first + 100));
  return /^(?:[-*+]|1[.)])[ \t]+\S/.test(line) || /^(?:=+|-+)[ \t]*$/.test(line) || isThematicBreak(line);
}

/** Where the paragraph between two offsets exceeds the bounds; `end` when it does not. */
function boundIn(text: string, start: number, end: number): number {
  if (end - start <= mostLines) return end;
  let marks = 0;
  let lines = 0;
  let at = start;
  for (; at < end && at - start < longest && marks < mostMarks && lines < mostLines; at++) {
    const unit = text.charCodeAt(at);
    if (isMark(unit)) marks++;
    else if (isEnding(unit)) lines++;
  }
  // Not inside of a line ending or a surrogate pair, nor at the start of a line.
  while (at < end && at > start && (isEnding(text.charCodeAt(at - 1)) || (text.charCodeAt(at) & 0xfc00) === 0xdc00))
    at--;
  return at;
}

/** One of [ ] * _ ~ ` < */
function isMark(unit: number): boolean {
  return unit === 91 || unit === 93 || unit === 42 || unit === 95 || unit === 126 || unit === 96 || unit === 60;
}
