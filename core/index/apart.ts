// Two backlogs that both have a US-001 count for themselves: a US-060 that one of them lacks is not the other's.
import type { FileIndex } from "./fileIndex.ts";
import { idParts, keyOfItem } from "./ids.ts";

const known = new WeakMap<FileIndex, WeakMap<FileIndex, Map<string, boolean>>>();

/** True when both files define one and the same ID of the family that a key belongs to. */
export function numberApart(file: FileIndex, other: FileIndex, key: string): boolean {
  const prefix = idParts(key)?.prefix;
  if (prefix === undefined) return false;
  let pairs = known.get(file);
  if (pairs === undefined) known.set(file, (pairs = new WeakMap()));
  let families = pairs.get(other);
  if (families === undefined) pairs.set(other, (families = new Map()));
  let apart = families.get(prefix);
  if (apart === undefined) {
    apart = file.items.some((item) => {
      const own = keyOfItem(item);
      return own !== null && idParts(own.key)?.prefix === prefix && other.withId(item.id?.value ?? "").length > 0;
    });
    families.set(prefix, apart);
  }
  return apart;
}
