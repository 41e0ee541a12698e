// Files that are known but not open: many, and seldom another. Found by ID without looking into all of them.
import type { FileIndex } from "./fileIndex.ts";
import type { Item } from "../model/item.ts";
import { idKey, keyOfItem } from "./ids.ts";
import { lazy, lazyFor } from "./lazy.ts";

export interface Shelf {
  /** By URI. */
  readonly files: ReadonlyMap<string, FileIndex>;
  /** Files with an item of this key. */
  withKey(key: string): readonly FileIndex[];
  /** Files that need an item of this key and do not hold it. */
  wanting(key: string): readonly FileIndex[];
}

const nothing: readonly FileIndex[] = [];

/** Costs nothing before it is asked, then once as much as all items. */
export function buildShelf(files: ReadonlyMap<string, FileIndex>): Shelf {
  const byKey = lazy(() => {
    const found = new Map<string, FileIndex[]>();
    for (const file of files.values()) {
      for (const item of file.items) {
        const key = keyOfItem(item)?.key;
        if (key === undefined) continue;
        const list = found.get(key);
        if (list === undefined) found.set(key, [file]);
        else if (list.at(-1) !== file) list.push(file);
      }
    }
    return found;
  });
  const byWanted = lazy(() => {
    const found = new Map<string, FileIndex[]>();
    for (const file of files.values()) {
      for (const key of wantedBy(file).keys()) found.set(key, [...(found.get(key) ?? []), file]);
    }
    return found;
  });
  return {
    files,
    withKey: (key) => byKey().get(key) ?? nothing,
    wanting: (key) => byWanted().get(key) ?? nothing,
  };
}

/** The items of a file that need what the file itself does not hold, by the key of that. */
export const wantedBy = lazyFor((file: FileIndex): ReadonlyMap<string, readonly Item[]> => {
  const found = new Map<string, Item[]>();
  for (const item of file.items) {
    for (const reference of item.dependsOn) {
      if (reference.type !== "id" || file.resolve(reference, item).type === "items") continue;
      const { key } = idKey(reference.id);
      const list = found.get(key);
      if (list === undefined) found.set(key, [item]);
      else if (list.at(-1) !== item) list.push(item);
    }
  }
  return found;
});

/** One map over another: what both have is the upper one's. Costs as much as the upper one. */
export function layered<Value>(
  upper: ReadonlyMap<string, Value>,
  lower: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  if (lower.size === 0) return upper;
  function* entries(): MapIterator<[string, Value]> {
    yield* upper;
    for (const entry of lower) if (!upper.has(entry[0])) yield entry;
  }
  function* part<Part>(of: (entry: [string, Value]) => Part): MapIterator<Part> {
    for (const entry of entries()) yield of(entry);
  }
  let covered = 0;
  for (const key of upper.keys()) if (lower.has(key)) covered++;
  const map: ReadonlyMap<string, Value> = {
    size: upper.size + lower.size - covered,
    get: (key) => upper.get(key) ?? lower.get(key),
    has: (key) => upper.has(key) || lower.has(key),
    entries,
    keys: () => part(([key]) => key),
    values: () => part(([, value]) => value),
    forEach(visit) {
      for (const [key, value] of entries()) visit(value, key, map);
    },
    [Symbol.iterator]: entries,
  };
  return map;
}
