// What only the start of a document may hold: a byte order mark and front matter. Each is a piece of its own.
import { closesFrontMatter, frontMatterPiece, opensFrontMatter } from "./frontMatter.ts";
import { isWhole } from "./line.ts";
import { normal, type Piece } from "./piece.ts";
import type { Source } from "./cutter.ts";

const mark = "\ufeff";

/** The pieces at the start of the document that `source` holds. Looks for the end of front matter only if it `mayClose`. */
export function headPieces(source: Source, mayClose: boolean): readonly Piece[] {
  while (source.next !== null && (source.text === mark || source.text === "" || !isWhole(source.text))) source.extend();
  const pieces: Piece[] = [];
  let text = source.text;
  if (text.startsWith(mark)) {
    pieces.push({ text: mark, before: normal, after: normal, nodes: [], breaks: 0, defines: [], mentions: [] });
    text = text.slice(mark.length);
  }
  if (!opensFrontMatter(text)) return pieces;
  while (mayClose && source.next !== null && frontMatterPiece(text) === null) {
    source.extend();
    text = source.text.slice(pieces.length);
  }
  const piece = frontMatterPiece(text);
  if (piece !== null) pieces.push(piece);
  return pieces;
}

/** How many pieces at the start take part in deciding what the head is: an edit of one of them decides anew. */
export function headLength(pieces: readonly Piece[]): number {
  return pieces[0]?.text === mark ? 2 : 1;
}

/** True when the first line opens front matter that no line of the document closes. */
export function isUnclosed(pieces: readonly Piece[]): boolean {
  const first = pieces[headLength(pieces) - 1];
  return first !== undefined && first.nodes[0]?.type !== "yaml" && opensFrontMatter(first.text);
}

/** True when a line of one of the pieces would close front matter. */
export function mayCloseHead(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.text.includes("---") && closesFrontMatter(piece.text));
}
