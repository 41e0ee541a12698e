// What is known of each chunk of a file by its own text, one value per chunk: kept from reading to reading, so that an edit
// asks about the chunks that it touched and no other.
import type { Chunk, Reading } from "../model/reading.ts";
import { type Difference, remembered, replaced } from "../text/difference.ts";
import type { Anchor } from "../text/span.ts";

/**
 * What a question about single chunks comes to, in the order of the chunks. The same list while every answer is the same
 * value, so that what is concluded from all of them can be kept by its identity.
 */
export type Chunkwise = <T>(question: (anchor: Anchor) => T) => readonly T[];

type Answers = Map<(anchor: Anchor) => unknown, readonly unknown[]>;

const known = new WeakMap<Reading, Answers>();

/** Where the chunks of two readings differ, wherever they stand in the document. */
export const chunkDifference = (before: readonly Chunk[], after: readonly Chunk[]): Difference =>
  remembered(before, after, anchorDifference);

function anchorDifference(before: readonly Chunk[], after: readonly Chunk[]): Difference {
  let [endBefore, endAfter] = [before.length, after.length];
  const shorter = Math.min(endBefore, endAfter);
  let from = before === after ? shorter : 0;
  while (from < shorter && before[from]?.anchor === after[from]?.anchor) from++;
  while (endBefore > from && endAfter > from && before[endBefore - 1]?.anchor === after[endAfter - 1]?.anchor) {
    endBefore--;
    endAfter--;
  }
  return { from, endBefore, endAfter };
}

/** Answers about the chunks of a reading; `difference` is where they differ from those of `previous`. */
export function chunkwiseOf(reading: Reading, previous: Reading | null, difference: Difference): Chunkwise {
  const answers: Answers = new Map();
  const { from, endBefore, endAfter } = difference;
  const come = reading.chunks.slice(from, endAfter);
  for (const [question, values] of (previous && known.get(previous)) ?? []) {
    const own = come.map(({ anchor }) => question(anchor));
    const same = endBefore - from === own.length && own.every((value, index) => Object.is(value, values[from + index]));
    answers.set(question, same ? values : replaced(values, from, endBefore, own));
  }
  known.set(reading, answers);
  return <T>(question: (anchor: Anchor) => T) => {
    let values = answers.get(question);
    if (values === undefined) answers.set(question, (values = reading.chunks.map(({ anchor }) => question(anchor))));
    return values as readonly T[];
  };
}
