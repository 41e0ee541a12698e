// What a file's index takes over from the one before. Answers are kept under the facets they were computed from and hold
// positions instead of items, so that they stay true when an item is replaced by one that looks the same from outside.
import type { Item } from "../model/item.ts";
import type { Reading } from "../model/reading.ts";
import { type Difference, differenceOf } from "../text/difference.ts";
import { type Facet, type Facets, facetsAfter, newFacets } from "./facets.ts";
import type { Ranks } from "./ranks.ts";

export interface Lineage {
  readonly facets: Facets;
  /** Position among the items, of this file or one before it with as many; the asker compares. */
  readonly positions: WeakMap<Item, number>;
  /** The same answer for the same question while its facets are the same. */
  derive<T>(question: object, of: readonly Facet[], compute: () => T): T;
}

interface Answer {
  readonly facets: readonly object[];
  readonly value: unknown;
}

interface Kept extends Lineage {
  readonly answers: WeakMap<object, Answer>;
}

const known = new WeakMap<Reading, Kept>();

/** The lineage of a reading that follows `previous`, if any. */
export function lineageOf(reading: Reading, previous: Reading | null, ranks: Ranks, chunks: Difference): Lineage {
  const before = previous === null ? undefined : known.get(previous);
  const lineage =
    before === undefined || previous === null ? null : continued(reading, previous, before, ranks, chunks);
  const kept = lineage ?? begun(reading);
  known.set(reading, kept);
  return kept;
}

/** Null when items came or went. */
function continued(reading: Reading, previous: Reading, before: Kept, ranks: Ranks, chunks: Difference): Kept | null {
  if (reading.items.length !== previous.items.length) return null;
  const replaced: number[] = [];
  const { from, endAfter } = differenceOf(previous.items, reading.items);
  for (let position = from; position < endAfter; position++) {
    const item = reading.items[position];
    if (item === undefined || item === previous.items[position]) continue;
    // An item that moved is another order of items.
    if (before.positions.has(item) && before.positions.get(item) !== position) return null;
    replaced.push(position);
  }
  for (const position of replaced) {
    const item = reading.items[position];
    if (item !== undefined) before.positions.set(item, position);
  }
  const facets = facetsAfter(previous, reading, before.facets, replaced, ranks, chunks);
  return keeping(facets, before.positions, before.answers);
}

function begun(reading: Reading): Kept {
  const positions = new WeakMap<Item, number>();
  for (let position = 0; position < reading.items.length; position++) {
    const item = reading.items[position];
    if (item !== undefined) positions.set(item, position);
  }
  return keeping(newFacets(), positions, new WeakMap());
}

function keeping(facets: Facets, positions: WeakMap<Item, number>, answers: WeakMap<object, Answer>): Kept {
  return {
    facets,
    positions,
    answers,
    derive<T>(question: object, of: readonly Facet[], compute: () => T): T {
      const answer = answers.get(question);
      if (answer?.facets.every((facet, index) => facet === facets[of[index] ?? "id"])) return answer.value as T;
      const value = compute();
      answers.set(question, { facets: of.map((facet) => facets[facet]), value });
      return value;
    },
  };
}
