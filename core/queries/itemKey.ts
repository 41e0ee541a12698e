// What views and commands call an item between two requests: a name that edits elsewhere in the file leave alone.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item } from "../model/item.ts";

/** An item as it travels to a client and back. */
export interface ItemHandle {
  readonly uri: string;
  readonly key: string;
}

interface Keys {
  readonly keyOf: ReadonlyMap<Item, string>;
  readonly itemOf: ReadonlyMap<string, Item>;
}

const known = new WeakMap<FileIndex, Keys>();

/** The item's ID or, without one, its title; the second of the same name gets "~2". Unique within its file. */
export function itemKey(file: FileIndex, item: Item): string {
  return keysOf(file).keyOf.get(item) ?? nameOf(item);
}

/** The item that a key names now; null when it is gone. */
export function itemWithKey(file: FileIndex, key: string): Item | null {
  return keysOf(file).itemOf.get(key) ?? null;
}

function keysOf(file: FileIndex): Keys {
  let keys = known.get(file);
  if (keys === undefined) known.set(file, (keys = name(file.items)));
  return keys;
}

function name(items: readonly Item[]): Keys {
  const keyOf = new Map<Item, string>();
  const itemOf = new Map<string, Item>();
  for (const item of items) {
    const first = nameOf(item);
    let key = first;
    for (let again = 2; itemOf.has(key); again++) key = `${first}~${again}`;
    itemOf.set(key, item);
    keyOf.set(item, key);
  }
  return { keyOf, itemOf };
}

const nameOf = (item: Item): string => item.id?.value ?? `=${item.title.value}`;
