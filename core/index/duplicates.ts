// Items that share an ID by mistake: not summary rows, continued work, or numbering that starts again in the next section.
import type { Item } from "../model/item.ts";
import { inOrder } from "../text/numbering.ts";
import type { FileIndex } from "./fileIndex.ts";
import { byKey } from "./groupings.ts";
import { keyOfItem } from "./ids.ts";

/** The second item of an ID and the one that carried it first. */
export interface Duplicate {
  readonly item: Item;
  readonly first: Item;
}

/** The duplicates of a file. Only items of a key that others have too are looked at, and for numbered lists all. */
export function duplicatesIn({ items, follow, numbering }: FileIndex): readonly Duplicate[] {
  const keys = follow(byKey);
  const shared = [...keys.shared()];
  if (shared.some((key) => /^\d+$/.test(key))) return duplicatesAmong(items);
  const numbers = shared.flatMap((key) => [...keys.of(key)]);
  return duplicatesAmong(inOrder(numbers, numbering));
}

export function duplicatesAmong(items: readonly Item[]): readonly Duplicate[] {
  const runs = numberRuns(items);
  const firsts = new Map<string, Item[]>();
  const duplicates: Duplicate[] = [];
  for (const item of items) {
    const own = keyOfItem(item);
    if (own === null) continue;
    const name = [own.key, own.word ?? "", item.kind, item.dialect, runs.get(item) ?? ""].join("|");
    const earlier = firsts.get(name);
    if (earlier === undefined) {
      firsts.set(name, [item]);
      continue;
    }
    const [first] = earlier;
    if (first !== undefined && earlier.every((one) => isAnother(one, item))) duplicates.push({ item, first });
    earlier.push(item);
  }
  return duplicates;
}

/**
 * Bare numbers count lists, and each list starts again: an item's run is the stretch of growing numbers it stands in.
 * Prefixed IDs are meant to be unique in the whole file and have no run.
 */
function numberRuns(items: readonly Item[]): ReadonlyMap<Item, string> {
  const runs = new Map<Item, string>();
  const last = new Map<string, { number: number; run: number }>();
  for (const item of items) {
    const own = keyOfItem(item);
    if (own === null || !/^\d+$/.test(own.key)) continue;
    const list = `${item.kind}|${item.dialect}`;
    const previous = last.get(list) ?? { number: -1, run: 0 };
    const section = [item.epic?.value ?? "", item.sprint?.value ?? ""].join("|");
    const number = Number(own.key);
    const run = number < previous.number ? previous.run + 1 : previous.run;
    last.set(list, { number, run });
    runs.set(item, `${run}|${section}`);
  }
  return runs;
}

/** True when two items of one ID are different work, rather than one item told twice. */
function isAnother(a: Item, b: Item): boolean {
  if (continues(a) || continues(b)) return false;
  const one = words(a.title.value);
  const other = words(b.title.value);
  if (one.size === 0 || other.size === 0) return false;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  // A summary shortens the title; another item has another one.
  return shared / Math.min(one.size, other.size) < 0.5;
}

const continues = (item: Item): boolean =>
  /\b(continued|cont\.?d?|part \d|phase \d|remaining|rest)\b/i.test(item.title.value);

function words(title: string): ReadonlySet<string> {
  return new Set((title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2));
}
