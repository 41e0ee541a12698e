// What a file's index takes over from the one before. Answers are kept under the facets they were computed from and hold
// positions instead of items, so that they stay true when an item is replaced by one that looks the same from outside.
import type { Item } from "../model/item.ts";
import type { Reading } from "../model/reading.ts";
import type { Difference } from "../text/difference.ts";
import { type Change, type Followed, followed, followedAfter, type Follower } from "../text/followed.ts";
import { keepsOrder, noNumbers, type Numbering, renumbered, subjectAt } from "../text/numbering.ts";
import { type Facet, type Facets, facetsAfter, newFacets } from "./facets.ts";
import type { Ranks } from "./ranks.ts";

export interface Lineage {
  readonly facets: Facets;
  /** Position among the items; -1 for an item of another file. */
  orderOf(item: Item): number;
  /** The items by number, which they keep while others come and go. */
  readonly numbering: Numbering<Item>;
  /** What is counted over all items, kept up with each edit (`followed.ts`). */
  follow<State>(follower: Follower<State, Item>): State;
  /**
   * An answer that is made of the one before and what changed since, where that was asked and its facets are the same; else
   * computed. It may hold numbers of items, and must not be changed.
   */
  evolve<T>(
    question: object,
    of: readonly Facet[],
    compute: () => T,
    patch: (before: T, changes: readonly Change<Item>[]) => T,
  ): T;
  /** The same answer for the same question while its facets are the same. */
  derive<T>(question: object, of: readonly Facet[], compute: () => T): T;
}

interface Answer {
  readonly facets: readonly object[];
  readonly value: unknown;
}

interface Kept extends Lineage {
  readonly followed: Followed<Item>;
  /** The numbers of all items that have been in this line, the same wherever they stand. */
  readonly numbers: WeakMap<Item, number>;
  readonly answers: WeakMap<object, Answer>;
  /** Answers that the next reading's are made of. */
  readonly evolved: Map<object, unknown>;
}

/** What a reading goes on from. */
type Before = Pick<Kept, "facets" | "evolved"> & { readonly changes: readonly Change<Item>[] };

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

/** With so many items that are others nothing is taken over, and what the one before knows stays as it is for its return. */
const many = 256;

/** Null when items changed places or came back, or are too many others. */
function continued(reading: Reading, previous: Reading, before: Kept, ranks: Ranks, chunks: Difference): Kept | null {
  const { numbering, changed, dropped } = renumbered(before.numbering, reading.items);
  if (changed.length + dropped.length > many) return null;
  const replaced: number[] = [];
  for (const number of changed) {
    const position = numbering.positions[number] ?? -1;
    const item = reading.items[position];
    if (item === undefined || before.numbers.has(item)) return null;
    replaced.push(position);
  }
  if (!keepsOrder(before.numbering, numbering)) return null;
  for (const position of replaced) {
    const item = reading.items[position];
    if (item !== undefined) before.numbers.set(item, numbering.numbers[position] ?? -1);
  }
  const isInPlace = numbering.numbers === before.numbering.numbers;
  const facets = facetsAfter(previous, reading, before.facets, replaced, isInPlace, ranks, chunks);
  const changes = [...changed, ...dropped].map((number) => ({
    number,
    old: subjectAt(before.numbering, number),
    now: subjectAt(numbering, number),
  }));
  const follow = followedAfter(before.followed, numbering, changes);
  const went = { facets: before.facets, evolved: before.evolved, changes };
  return keeping(facets, numbering, before.numbers, before.answers, follow, went);
}

function begun(reading: Reading): Kept {
  const numbers = new WeakMap<Item, number>();
  const { numbering } = renumbered<Item>(noNumbers, reading.items);
  for (const [position, item] of reading.items.entries()) numbers.set(item, numbering.numbers[position] ?? -1);
  return keeping(newFacets(), numbering, numbers, new WeakMap(), followed(numbering), null);
}

function keeping(
  facets: Facets,
  numbering: Numbering<Item>,
  numbers: WeakMap<Item, number>,
  answers: WeakMap<object, Answer>,
  follow: Followed<Item>,
  before: Before | null,
): Kept {
  const evolved = new Map<object, unknown>();
  return {
    evolved,
    evolve<T>(
      question: object,
      of: readonly Facet[],
      compute: () => T,
      patch: (old: T, changes: readonly Change<Item>[]) => T,
    ): T {
      if (evolved.has(question)) return evolved.get(question) as T;
      const isKept =
        before?.evolved.has(question) === true && of.every((facet) => before.facets[facet] === facets[facet]);
      const value = isKept ? patch(before.evolved.get(question) as T, before.changes) : compute();
      evolved.set(question, value);
      return value;
    },
    facets,
    numbering,
    numbers,
    answers,
    followed: follow,
    follow: follow.follow,
    orderOf(item) {
      const position = numbering.positions[numbers.get(item) ?? -1] ?? -1;
      return numbering.subjects[position] === item ? position : -1;
    },
    derive<T>(question: object, of: readonly Facet[], compute: () => T): T {
      const answer = answers.get(question);
      if (answer?.facets.every((facet, index) => facet === facets[of[index] ?? "id"])) return answer.value as T;
      const value = compute();
      answers.set(question, { facets: of.map((facet) => facets[facet]), value });
      return value;
    },
  };
}
