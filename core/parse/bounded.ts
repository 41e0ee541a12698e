// remark takes time that grows with the square of a paragraph, of what is nested on one line, and of blocks without a blank
// line between them; on hostile text it ends only when the stack does. This is the door to it that keeps such text in
// bounds: what lies beyond them is read as words.
import { withoutExcess } from "./excess.ts";
import { fillGap, isRaw, wordsOf } from "./gap.ts";
import { countBreaks, isThematicBreak, lineEnd, nextLine } from "./line.ts";
import { type IsDefined, type Parsed, parseMarkdown } from "./markdown.ts";
import { moveBack } from "./place.ts";

/** A window behind characters that are not the document's, and a sentinel behind it. */
export interface Framed {
  readonly prefix: string;
  readonly text: string;
  readonly sentinel: string;
}

/** Lists and quotes that begin on one line; what would be deeper is words. */
const deepest = 16;
/** Beyond this many characters or lines, the rest of a window that nothing cuts is words. */
const longest = 262_144;
const mostLines = 5_000;

/** Parses as `parseMarkdown` does the joined text, and exactly so within bounds that text by people does not come near. */
export function parseBounded(framed: Framed, isDefined: IsDefined): Parsed {
  const { prefix, text, sentinel } = framed;
  const end = textEnd(text);
  const flat = flattened(text);
  const { shown, gaps } = withoutExcess(prefix + flat.slice(0, end));
  if (end < text.length) gaps.push({ at: shown.length, text: text.slice(end), lines: countBreaks(shown) });
  try {
    const parsed = parseMarkdown(shown + sentinel, isDefined);
    // A gap in raw text may hide where that ends; but raw text takes no more time than it is long.
    if (gaps.some((gap) => isRaw(parsed.nodes, gap))) return parseMarkdown(prefix + text + sentinel, isDefined);
    if (gaps.reverse().every((gap) => fillGap(parsed.nodes, gap))) return parsed;
  } catch (error) {
    // The stack ran out. Nothing else throws: micromark takes any text.
    if (!(error instanceof RangeError)) throw error;
  }
  return asWords(framed, isDefined);
}

/** Where the part of a window ends that is parsed if nothing cuts it: at the start of a line. */
function textEnd(text: string): number {
  if (text.length <= mostLines) return text.length;
  let at = 0;
  for (let lines = 0; at < text.length && at < longest && lines < mostLines; lines++) at = nextLine(text, at);
  return at;
}

const deepPrefix = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))[ \t]*){17}/;
const marker = />|(?:[-*+]|\d{1,9}[.)])(?=[ \t])/g;

/** The text with lists and quotes that nest too deep on one line written as letters, of the same length. */
function flattened(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    if (!mayNest(text.charCodeAt(at))) continue;
    const line = text.slice(at, lineEnd(text, at));
    if (!deepPrefix.test(line) || isThematicBreak(line.replace(/^[ \t>]+/, ""))) continue;
    let depth = 0;
    const flat = line.replace(marker, (found) => (++depth > deepest ? "x".repeat(found.length) : found));
    parts.push(text.slice(kept, at), flat);
    kept = at + line.length;
  }
  return parts.length === 0 ? text : parts.join("") + text.slice(kept);
}

/** A space, a tab, a digit, or one of > - * + */
function mayNest(unit: number): boolean {
  return unit === 32 || unit === 9 || (unit >= 48 && unit <= 57) || unit === 62 || (unit >= 42 && unit <= 45);
}

/** The window as one paragraph without markup, and the sentinel behind it. */
function asWords({ prefix, text, sentinel }: Framed, isDefined: IsDefined): Parsed {
  const { nodes, mentions } = parseMarkdown(sentinel, isDefined);
  const lines = countBreaks(prefix);
  for (const node of nodes) moveBack(node, -prefix.length - text.length, -lines - countBreaks(text));
  return { nodes: [...wordsOf(text, prefix.length, lines), ...nodes], mentions };
}
