// What an edit did to a list: lists that follow each other share all but one stretch, object for object. Finding it is one
// comparison per entry, which is cheap enough for the longest list there is; whatever is dearer is done for the stretch alone.

/** Before `from` and behind the two ends, two lists hold the same objects. */
export interface Difference {
  readonly from: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** Several who follow an edit ask for the same lists, one after the other. */
const asked: { readonly before: readonly unknown[]; readonly after: readonly unknown[]; readonly found: Difference }[] =
  [];
const most = 6;
const long = 256;

/** Remembers the last few answers about long lists. For lists that nobody changes. */
export function remembered<T>(
  before: readonly T[],
  after: readonly T[],
  find: (before: readonly T[], after: readonly T[]) => Difference,
): Difference {
  if (after.length < long) return find(before, after);
  const known = asked.find((one) => one.after === after && one.before === before);
  if (known !== undefined) return known.found;
  const found = find(before, after);
  asked.unshift({ before, after, found });
  asked.length = Math.min(asked.length, most);
  return found;
}

/** The smallest stretch outside of which the lists are the same. */
export const differenceOf = <T>(before: readonly T[], after: readonly T[]): Difference =>
  remembered(before, after, stretchOf);

function stretchOf<T>(before: readonly T[], after: readonly T[]): Difference {
  let [endBefore, endAfter] = [before.length, after.length];
  if (before === after) return { from: endAfter, endBefore, endAfter };
  const shorter = Math.min(endBefore, endAfter);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  while (endBefore > from && endAfter > from && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  return { from, endBefore, endAfter };
}

/** True when the lists hold the same objects. */
export function sameObjects(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => one === b[index]));
}

/** Some lists as one, however long they are. */
export function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const full = lists.filter((list) => list.length > 0);
  const [only] = full;
  // A call takes some thousand arguments at most.
  return full.length === 1 && only ? only : full.length < 1000 ? ([] as T[]).concat(...full) : full.flat();
}

/** The list with the entries from one index up to another replaced. */
export function replaced<T>(list: readonly T[], from: number, end: number, by: readonly T[]): T[] {
  if (by.length === end - from) {
    // The most common by far, and the cheapest.
    const copy = list.slice();
    for (let index = 0; index < by.length; index++) copy[from + index] = by[index] as T;
    return copy;
  }
  return by.length < 1000
    ? list.slice(0, from).concat(by, list.slice(end))
    : ([list.slice(0, from), by, list.slice(end)].flat() as T[]);
}

/**
 * The sums of a list's counts before each entry, after the entries of a difference were replaced: `counts` are those of the
 * new ones. The last of the result is the sum of all.
 */
export function sumsAgain(sums: Uint32Array, { from, endBefore }: Difference, counts: readonly number[]): Uint32Array {
  const next = new Uint32Array(Math.max(1, sums.length - (endBefore - from) + counts.length));
  next.set(sums.subarray(0, from + 1));
  let sum = sums[from] ?? 0;
  for (const [index, count] of counts.entries()) next[from + index + 1] = sum += count;
  const shift = sum - (sums[endBefore] ?? 0);
  const by = counts.length - (endBefore - from);
  next.set(sums.subarray(endBefore + 1), endBefore + 1 + by);
  if (shift !== 0)
    for (let index = endBefore + 1 + by; index < next.length; index++) next[index] = (next[index] ?? 0) + shift;
  return next;
}

/** True for data of the same content. Anchors count by identity: a place is the same only in the same chunk. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((one, index) => sameData(one, b[index]));
  }
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => (key === "anchor" ? one[key] === other[key] : sameData(one[key], other[key])))
  );
}

/** The new list with the old objects wherever they say the same; the old list itself where all do. */
export function keptEach<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  if (before === undefined) return now;
  const kept = now.map((one, index) => (sameData(before[index], one) ? (before[index] as T) : one));
  return sameObjects(before, kept) ? before : kept;
}
