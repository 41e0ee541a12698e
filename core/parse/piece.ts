// The unit of parsing: a stretch of the document that reads the same wherever it stands, given the parser's state before it.
import type { AlignType, RootContent } from "mdast";

/** What the parser is in the middle of at a cut. */
export type State =
  /** Between two blocks: nothing is open. */
  | { readonly type: "normal" }
  /** Between two rows of a table. `columns` are its head cells as plain text. */
  | { readonly type: "table"; readonly columns: readonly string[]; readonly align: readonly AlignType[] }
  /** Between two items of one list. `marker` is the bullet, or what follows the number: "-", "*", "+", ".", ")". */
  | { readonly type: "list"; readonly ordered: boolean; readonly marker: string }
  /** Between two lines of one fenced code block, `size` marker characters wide. */
  | {
      readonly type: "fence";
      readonly marker: string;
      readonly size: number;
      readonly lang: string | null;
      readonly meta: string | null;
    };

/** A stretch of the document. Immutable; an edit elsewhere keeps the object, so caches may hang on its identity. */
export interface Piece {
  /** Its own text. Joined in order, the texts of all pieces are the document. Ends with a line ending unless it is last. */
  readonly text: string;
  readonly before: State;
  readonly after: State;
  /**
   * Children of the document's mdast root. Offsets count from the start of `text`, lines from 1 at its first line.
   * Where `before` is not normal the first node continues the last node of the piece before: a table has only the rows
   * that stand here, a list only the items, a code block only the lines. `stitch` joins them again.
   * Empty once `pieceBlocks` has read them.
   */
  readonly nodes: readonly RootContent[];
  /** Line endings in `text`. */
  readonly breaks: number;
  /** Labels that are defined here; those of footnotes start with "[^". */
  readonly defines: readonly string[];
  /** Labels that may be referred to here: a change of their definition makes the piece be parsed again. */
  readonly mentions: readonly string[];
}

export const normal: State = { type: "normal" };

/** True when a piece that was parsed in the one state needs no change in the other. */
export function sameState(a: State, b: State): boolean {
  if (a === b) return true;
  return continues(a, b) && (a.type !== "table" || b.type !== "table" || sameList(a.columns, b.columns));
}

/** True when the text after the state parses the same; the head cells of a table may differ. */
export function continues(a: State, b: State): boolean {
  switch (a.type) {
    case "normal":
      return b.type === "normal";
    case "table":
      return b.type === "table" && sameList(a.align, b.align);
    case "list":
      return b.type === "list" && a.ordered === b.ordered && a.marker === b.marker;
    case "fence":
      return b.type === "fence" && a.marker === b.marker && a.size === b.size && a.lang === b.lang && a.meta === b.meta;
  }
}

/** True when two lists hold the same values in the same order. */
export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** The piece in a state that its text continues just as well: behind a table head with other words. */
export function restated(piece: Piece, before: State): Piece {
  return { ...piece, before, after: sameState(piece.after, piece.before) ? before : piece.after };
}
