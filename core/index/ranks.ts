// Which chunk of a file an anchor is. Kept from reading to reading while chunks are only replaced, so that a keystroke looks
// at no chunk that stayed.
import type { Item } from "../model/item.ts";
import type { Reading } from "../model/reading.ts";
import type { Difference } from "../text/difference.ts";
import type { Anchor } from "../text/span.ts";

export interface Ranks {
  /** The position of a chunk among the reading's; -1 for one that is not among them. */
  of(anchor: Anchor): number;
  /** The same for a chunk that is, or that was in its place in a reading before: the asker knows that it is one of them. */
  alike(anchor: Anchor): number;
}

interface Kept {
  readonly ranks: WeakMap<Anchor, number>;
  /** The reading that `ranks` is right for. */
  newest: Reading;
}

const known = new WeakMap<Reading, Kept>();

/** `difference` is where the chunks differ from those of `previous`. */
export function ranksOf(reading: Reading, previous: Reading | null, difference: Difference): Ranks {
  const { chunks } = reading;
  const before = previous === null ? undefined : known.get(previous);
  const follows = before?.newest === previous && previous?.chunks.length === chunks.length;
  const kept: Kept = follows && before !== undefined ? before : { ranks: new WeakMap(), newest: reading };
  kept.newest = reading;
  known.set(reading, kept);
  const end = follows ? difference.endAfter : chunks.length;
  for (let rank = follows ? difference.from : 0; rank < end; rank++) {
    const anchor = chunks[rank]?.anchor;
    if (anchor !== undefined) kept.ranks.set(anchor, rank);
  }
  /** For a reading that others have followed: what they replaced is not among the ranks any more. */
  let own: Map<Anchor, number> | null = null;
  return {
    of(anchor) {
      const rank = kept.ranks.get(anchor) ?? -1;
      if (chunks[rank]?.anchor === anchor) return rank;
      if (kept.newest === reading) return -1;
      own ??= new Map(chunks.map((chunk, index) => [chunk.anchor, index]));
      return own.get(anchor) ?? -1;
    },
    alike: (anchor) => kept.ranks.get(anchor) ?? -1,
  };
}

/** The items that stand in a chunk, which follow each other: items are in document order. */
export function itemsIn(items: readonly Item[], anchor: Anchor, rankOf: (anchor: Anchor) => number): readonly Item[] {
  const rank = rankOf(anchor);
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && rankOf(item.at.anchor) < rank) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (items[end]?.at.anchor === anchor) end++;
  return items.slice(low, end);
}
