// An HTML comment at the margin is never given to remark, as a fence is not: while one is being typed, it swallows the
// rest of the document with each key.
import type { Html } from "mdast";
import { blanksEnd, countBreaks, lineEnd, nextLine } from "./line.ts";
import { normal, type Piece } from "./piece.ts";
import { pointAt } from "./place.ts";

/**
 * The comment that opens at the start of `text`, with the blank lines behind it. Null when its end is not in `text` and
 * more text follows.
 */
export function commentPiece(document: string, hasMore: boolean): Piece | null {
  // The hyphens that open a comment may be those that close it: "<!-->" is one.
  const closing = document.indexOf("-->", "<!".length);
  if (closing < 0 && hasMore) return null;
  const end = closing < 0 ? document.length : lineEnd(document, closing);
  const text = document.slice(0, blanksEnd(document, nextLine(document, end)));
  const value = text.slice(0, end).replaceAll("\0", "\ufffd");
  const position = { start: { line: 1, column: 1, offset: 0 }, end: pointAt(text, end) };
  const node: Html = { type: "html", value, position };
  return { text, before: normal, after: normal, nodes: [node], breaks: countBreaks(text), defines: [], mentions: [] };
}
