// Pieces that an edit took away in number are kept for a while: a fence that is opened swallows the rest of the document,
// and once it is closed, or the edit undone, all of it is back as it was. What comes back needs no parsing.
import type { Definitions } from "./definitions.ts";
import { lineEnd, opensRaw, sentinelOf } from "./line.ts";
import type { IsDefined } from "./markdown.ts";
import { type Piece, type State, sameState } from "./piece.ts";

/** What one edit took away. Nothing of it is looked at before something may be back. */
export interface Shed {
  /** The pieces of the document that was edited. */
  readonly pieces: readonly Piece[];
  /** Which of them went, in their order. */
  readonly gone: readonly number[];
  /** Positions in `gone` by the first line of their piece. */
  positions(): ReadonlyMap<string, readonly number[]>;
  /** The labels that were defined then. */
  readonly definitions: Definitions;
  /** Edits since. */
  readonly age: number;
}

/** Finds the piece that the parser would give for the start of `text` in a state; `next` is the text behind `text`. */
export type Recall = (text: string, next: string | null, state: State) => Piece | null;

/** Fewer pieces than this are sooner parsed than looked up. */
const fewest = 8;
/** How many sheddings are kept, and for how many edits. */
const most = 3;
const oldest = 64;
/** So many pieces that begin alike are looked at; thousands may. */
const tries = 16;

/** The sheddings after an edit that took away the pieces of some ranges of `pieces`. */
export function shedAgain(
  old: readonly Shed[],
  pieces: readonly Piece[],
  gone: readonly (readonly [from: number, to: number])[],
  definitions: Definitions,
): readonly Shed[] {
  const aged = old.filter((shed) => shed.age < oldest).map((shed) => ({ ...shed, age: shed.age + 1 }));
  if (gone.reduce((sum, [from, to]) => sum + to - from, 0) < fewest) return aged;
  const shed: number[] = [];
  for (const [from, to] of gone) {
    for (let index = from; index < to; index++) {
      const piece = pieces[index];
      if (piece !== undefined && !needsNoParser(piece)) shed.push(index);
    }
  }
  let known: ReadonlyMap<string, readonly number[]> | null = null;
  const positions = () => (known ??= positionsOf(shed, pieces));
  return [{ pieces, gone: shed, positions, definitions, age: 0 }, ...aged].slice(0, most);
}

function positionsOf(gone: readonly number[], pieces: readonly Piece[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (const [position, index] of gone.entries()) {
    const key = firstLine(pieces[index]?.text ?? "");
    const alike = positions.get(key);
    if (alike === undefined) positions.set(key, [position]);
    else alike.push(position);
  }
  return positions;
}

/** What a piece was parsed against: the sentinel of what followed it. */
function sentinelBehind(pieces: readonly Piece[], index: number): string | null {
  const [piece, next] = [pieces[index], pieces[index + 1]];
  return piece === undefined || next === undefined ? "" : sentinelOf(next.text, piece.text);
}

/** Looks pieces up in some sheddings, for an edit of `document`. No piece comes to stand in a document twice. */
export function recallFrom(sheddings: readonly Shed[], document: readonly Piece[], isDefined: IsDefined): Recall {
  let alive: Set<Piece> | null = null;
  // Pieces come back in the order in which they went: the one behind the last is nearly always the next.
  const cursors = sheddings.map(() => 0);
  return (text, next, state) => {
    for (const [index, { pieces, gone, positions, definitions }] of sheddings.entries()) {
      const pieceAt = (position: number): Piece | undefined => pieces[gone[position] ?? -1];
      const fits = (position: number): boolean => {
        const piece = pieceAt(position);
        if (piece === undefined || !text.startsWith(piece.text) || !sameState(piece.before, state)) return false;
        const sentinel = sentinelBehind(pieces, gone[position] ?? -1);
        const behind = piece.text.length < text.length ? text.slice(piece.text.length) : next;
        if (sentinel === null || (behind === null ? "" : sentinelOf(behind, piece.text)) !== sentinel) return false;
        return piece.mentions.every((label) => isDefined(label) === definitions.has(label));
      };
      const cursor = cursors[index] ?? 0;
      const found = fits(cursor) ? cursor : nearest(positions().get(firstLine(text)), cursor, fits);
      const piece = pieceAt(found);
      if (piece === undefined) continue;
      cursors[index] = found + 1;
      alive ??= new Set(document);
      if (alive.has(piece)) return { ...piece };
      alive.add(piece);
      return piece;
    }
    return null;
  };
}

/** The first of some rising positions, from the cursor on and then from the start, that fits; -1 for none among those tried. */
function nearest(
  positions: readonly number[] | undefined,
  cursor: number,
  fits: (position: number) => boolean,
): number {
  if (positions === undefined) return -1;
  const first = positions.findIndex((position) => position >= cursor);
  const ahead = first < 0 ? [] : positions.slice(first, first + tries);
  return [...ahead, ...positions.slice(0, tries)].find(fits) ?? -1;
}

function needsNoParser(piece: Piece): boolean {
  return piece.before.type === "fence" || (piece.before.type === "normal" && opensRaw(piece.text, 0));
}

function firstLine(text: string): string {
  return text.slice(0, lineEnd(text, 0));
}
