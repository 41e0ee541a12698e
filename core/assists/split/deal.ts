// Deals pieces out among the parts of a cut by the words they share.
import type { Piece } from "./story.ts";
import { shared } from "../../text/terms.ts";

/** A part of a cut: what it is called, and what goes to it. */
export interface Part {
  readonly name: string;
  readonly pieces: readonly Piece[];
}

/** A part before everything is dealt out: the words that draw pieces, and the pieces it starts with. */
export interface Seed {
  readonly name: string;
  readonly draws: ReadonlyMap<string, string>;
  readonly pieces: readonly Piece[];
}

/** The seed's own words weigh more than those of what it has been given. */
const ownWeight = 4;

/**
 * Gives every piece to the part that it shares most words with. What shares none follows the piece before it in its list,
 * else goes to `otherwise`. Pieces that a seed holds stay there.
 */
export function deal(
  seeds: readonly Seed[],
  pieces: readonly Piece[],
  otherwise: "first" | "last" = "first",
): readonly Part[] {
  const parts = seeds.map(({ name, draws, pieces: own }) => ({ name, draws, pieces: [...own] }));
  const held = new Set(seeds.flatMap((seed) => seed.pieces));
  const home = new Map<Piece, number>();
  for (const [index, seed] of seeds.entries()) for (const piece of seed.pieces) home.set(piece, index);
  const scoreOf = (piece: Piece, index: number): number => {
    const part = parts[index];
    if (part === undefined) return 0;
    const given = Math.max(0, ...part.pieces.map((one) => shared(one.terms, piece.terms)));
    return ownWeight * shared(part.draws, piece.terms) + given;
  };
  const left: Piece[] = [];
  // Those that name a part come first: what they bring along draws others.
  const order = [...pieces.filter((piece) => !held.has(piece))].sort(
    (a, b) =>
      Math.max(...seeds.map(({ draws }) => shared(draws, b.terms))) -
      Math.max(...seeds.map(({ draws }) => shared(draws, a.terms))),
  );
  for (const piece of order) {
    const scores = parts.map((_, index) => scoreOf(piece, index));
    const best = Math.max(...scores);
    const index = scores.indexOf(best);
    if (best === 0) left.push(piece);
    else {
      parts[index]?.pieces.push(piece);
      home.set(piece, index);
    }
  }
  for (const piece of left) {
    const own = pieces.filter(({ list }) => list === piece.list);
    const before = own.slice(0, own.indexOf(piece)).findLast((one) => home.has(one));
    const index =
      (before === undefined ? undefined : home.get(before)) ?? (otherwise === "first" ? 0 : parts.length - 1);
    parts[index]?.pieces.push(piece);
    home.set(piece, index);
  }
  const position = new Map(pieces.map((piece, index) => [piece, index]));
  return parts.map(({ name, pieces: own }) => ({
    name,
    pieces: own.sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)),
  }));
}

/** Joins neighbours, the smallest first, until there are no more than `most` parts. */
export function joined(parts: readonly Part[], most: number, sizeOf: (part: Part) => number): readonly Part[] {
  const result = [...parts];
  while (result.length > most) {
    let at = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index + 1 < result.length; index++) {
      const [first, second] = [result[index], result[index + 1]];
      if (first === undefined || second === undefined) continue;
      const size = sizeOf(first) + sizeOf(second);
      if (size < least) [at, least] = [index, size];
    }
    const [first, second] = result.splice(at, 2);
    if (first === undefined || second === undefined) break;
    result.splice(at, 0, { name: first.name, pieces: [...first.pieces, ...second.pieces] });
  }
  return result;
}
