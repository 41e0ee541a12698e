// Which slices stand for the whole where other items speak of it.
import { terms, shared } from "../../text/terms.ts";
import type { SplitPlan } from "./plan.ts";

/**
 * The positions of the slices that are meant by a reference: the one whose work its words name, else the last where each
 * slice needs the one before, else all of them.
 */
export function heirsOf({ slices, cut }: SplitPlan, words: string): readonly number[] {
  const wanted = terms(words);
  const scores = slices.map(({ part }) => {
    const draws = new Map([...terms(part.name), ...part.pieces.flatMap((piece) => [...piece.terms])]);
    return 3 * shared(terms(part.name), wanted) + shared(draws, wanted);
  });
  const best = Math.max(...scores);
  const named = slices.map((_, index) => index).filter((index) => scores[index] === best);
  if (best > 0 && named.length === 1) return named;
  const all = slices.map((_, index) => index);
  return cut.chained ? all.slice(-1) : all;
}
