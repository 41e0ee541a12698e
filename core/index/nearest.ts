// The IDs that an ID which nobody has may stand for. Most slips are one letter, so those are tried first, by looking them up:
// holding an ID against thousands of others takes as long as reading them.
import type { Item } from "../model/item.ts";
import { editDistance } from "../text/editDistance.ts";
import { idKey, keyOfItem, partsOfKey } from "./ids.ts";

/** The items of a file by the keys of their IDs. */
export interface Keyed {
  readonly items: readonly Item[];
  keys(): Iterable<string>;
  has(key: string): boolean;
  /** The positions of the items of a key. */
  at(key: string): readonly number[];
  /** Every UTF-16 unit that the keys are made of. */
  readonly letters: Iterable<string>;
}

interface Near {
  readonly position: number;
  readonly distance: number;
  readonly away: number;
}

const most = 3;
/** Another number of the same family is likelier than another family. */
const bonus = 1.5;

const limitOf = (key: string): number => Math.max(2, Math.floor(key.length / 3));

/** True where an item of a key may be among the nearest of an ID. */
export function mayBeNearest(id: string, key: string): boolean {
  const wanted = idKey(id).key;
  const limit = limitOf(wanted) + bonus;
  return editDistance(wanted, key, limit) <= limit;
}

/** At most three items whose ID is a slip of the pen away, the likeliest first. */
export function nearestTo(id: string, from: Item | null, keyed: Keyed): readonly Item[] {
  const { items } = keyed;
  const wanted = idKey(id);
  const parts = partsOfKey(wanted);
  const limit = limitOf(wanted.key);
  const nearAmong = (keys: Iterable<string>): readonly Near[] => {
    const near: Near[] = [];
    for (const key of keys) {
      for (const position of keyed.at(key)) {
        const item = items[position];
        const own = item === undefined || item === from ? null : keyOfItem(item);
        if (own === null || (wanted.word !== null && own.word !== null && own.word !== wanted.word)) continue;
        const ownParts = partsOfKey(own);
        const together = parts !== null && ownParts !== null && ownParts.prefix === parts.prefix;
        const distance = editDistance(wanted.key, own.key, limit + bonus) - (together ? bonus : 0);
        const away = together ? Math.abs(ownParts.number - parts.number) : Number.POSITIVE_INFINITY;
        if (distance <= limit) near.push({ position, distance, away });
      }
    }
    return near.sort(
      (a, b) => a.distance - b.distance || (a.away === b.away ? 0 : a.away - b.away) || a.position - b.position,
    );
  };
  const slips = nearAmong(oneAway(wanted.key, keyed));
  // Whatever is two letters away, or of another family, comes behind these.
  const enough = (slips[most - 1]?.distance ?? limit) <= 1 - bonus;
  const best = enough ? slips : nearAmong(keyed.keys());
  return best.slice(0, most).flatMap(({ position }) => items[position] ?? []);
}

/** The keys of the file that are a key or one letter from it: left out, put in, another, or swapped with its neighbour. */
function oneAway(key: string, keyed: Keyed): ReadonlySet<string> {
  const letters = [...keyed.letters];
  const keys = new Set<string>();
  const add = (candidate: string): void => {
    if (keyed.has(candidate)) keys.add(candidate);
  };
  add(key);
  for (let at = 0; at <= key.length; at++) {
    const [before, after] = [key.slice(0, at), key.slice(at)];
    add(before + after.slice(1));
    if (after.length > 1) add(before + (after[1] ?? "") + (after[0] ?? "") + after.slice(2));
    for (const letter of letters) {
      add(before + letter + after);
      add(before + letter + after.slice(1));
    }
  }
  return keys;
}
