// Front matter is split off before parsing: remark-frontmatter, when a leading "---" is never closed, stops reading lists.
import { blanksEnd, countBreaks, lineEnd, nextLine } from "./line.ts";
import { normal, type Piece } from "./piece.ts";
import { pointAt } from "./place.ts";

const fence = /^---[ \t]*$/;

/** True when the first line of a document may open front matter. */
export function opensFrontMatter(text: string): boolean {
  return text.startsWith("---") && fence.test(text.slice(0, lineEnd(text, 0))) && nextLine(text, 0) > lineEnd(text, 0);
}

/** True when a line of `text` would close front matter. */
export function closesFrontMatter(text: string): boolean {
  return closingLine(text, 0) !== null;
}

/** The front matter at the start of a document as a piece with one `yaml` node; null when there is none. */
export function frontMatterPiece(document: string): Piece | null {
  const content = nextLine(document, 0);
  const closing = opensFrontMatter(document) ? closingLine(document, content) : null;
  if (closing === null) return null;
  const end = lineEnd(document, closing);
  const text = document.slice(0, blanksEnd(document, nextLine(document, closing)));
  const value = text
    .slice(content, closing)
    .replace(/(?:\r?\n|\r)$/, "")
    .replaceAll("\0", "\ufffd");
  const position = { start: { line: 1, column: 1, offset: 0 }, end: pointAt(text, end) };
  const nodes = [{ type: "yaml" as const, value, position }];
  return { text, before: normal, after: normal, nodes, breaks: countBreaks(text), defines: [], mentions: [] };
}

function closingLine(text: string, from: number): number | null {
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    if (text.startsWith("---", at) && fence.test(text.slice(at, lineEnd(text, at)))) return at;
  }
  return null;
}
