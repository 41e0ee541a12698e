// The IDs that an ID which nobody has may stand for. Most slips are one letter, so those are tried first, by looking them up:
// holding an ID against thousands of others takes as long as reading them.
import type { Item } from "../model/item.ts";
import { editDistance } from "../text/editDistance.ts";
import type { Follower, Grouped } from "../text/followed.ts";
import { type Numbering, subjectAt } from "../text/numbering.ts";
import { idKey, keyOfItem, partsOfKey } from "./ids.ts";

/** The items of a file by the keys of their IDs. */
export interface Keyed {
  readonly numbering: Numbering<Item>;
  readonly keys: Grouped;
  /** Every UTF-16 unit that the keys are made of. */
  readonly letters: Iterable<string>;
  readonly known: NearKnown;
}

interface Near {
  readonly number: number;
  readonly distance: number;
  readonly away: number;
}

/** What was found near an ID, as it is written: nearly always the same after the next edit. */
type NearKnown = Map<string, readonly Near[]>;

/** Keeps what was found near an ID for as long as no item comes, goes or changes that is as near. */
export const nearKnown: Follower<NearKnown, Item> = {
  begin: () => new Map(),
  change(known, { number, old, now }) {
    const keys = [old, now].flatMap((item) => (item === null ? [] : (keyOfItem(item)?.key ?? [])));
    for (const [id, near] of known) {
      const wanted = idKey(id).key;
      const farthest = near.length > most ? (near.at(-1)?.distance ?? 0) : limitOf(wanted);
      const isNear = (key: string): boolean => editDistance(wanted, key, farthest + bonus) <= farthest + bonus;
      if (near.some((one) => one.number === number) || keys.some(isNear)) known.delete(id);
    }
  },
};

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
  let near = keyed.known.get(id);
  if (near === undefined) keyed.known.set(id, (near = nearTo(id, keyed)));
  const items = near.flatMap(({ number }) => subjectAt(keyed.numbering, number) ?? []);
  return items.filter((item) => item !== from).slice(0, most);
}

/** One more than are told of: who asks may be among them. */
function nearTo(id: string, keyed: Keyed): readonly Near[] {
  const { numbering, keys } = keyed;
  const wanted = idKey(id);
  const parts = partsOfKey(wanted);
  const limit = limitOf(wanted.key);
  const positionOf = ({ number }: Near): number => numbering.positions[number] ?? -1;
  const nearAmong = (some: Iterable<string>): readonly Near[] => {
    const near: Near[] = [];
    for (const key of some) {
      for (const number of keys.of(key)) {
        const item = subjectAt(numbering, number);
        const own = item === null ? null : keyOfItem(item);
        if (own === null || (wanted.word !== null && own.word !== null && own.word !== wanted.word)) continue;
        const ownParts = partsOfKey(own);
        const together = parts !== null && ownParts !== null && ownParts.prefix === parts.prefix;
        const distance = editDistance(wanted.key, own.key, limit + bonus) - (together ? bonus : 0);
        const away = together ? Math.abs(ownParts.number - parts.number) : Number.POSITIVE_INFINITY;
        if (distance <= limit) near.push({ number, distance, away });
      }
    }
    return near.sort(
      (a, b) => a.distance - b.distance || (a.away === b.away ? 0 : a.away - b.away) || positionOf(a) - positionOf(b),
    );
  };
  const slips = nearAmong(oneAway(wanted.key, keyed));
  // Whatever is two letters away, or of another family, comes behind these.
  const enough = (slips[most]?.distance ?? limit) <= 1 - bonus;
  return (enough ? slips : nearAmong(keys.names())).slice(0, most + 1);
}

/** The keys of the file that are a key or one letter from it: left out, put in, another, or swapped with its neighbour. */
function oneAway(key: string, keyed: Keyed): ReadonlySet<string> {
  const letters = [...keyed.letters];
  const keys = new Set<string>();
  const add = (candidate: string): void => {
    if (keyed.keys.has(candidate)) keys.add(candidate);
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
