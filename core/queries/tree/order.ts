// In which order items stand beside each other in the trees.
import type { Item } from "../../model/item.ts";
import type { Sorting } from "./row.ts";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Sorted; what states nothing comes last, and equals stay in document order. */
export function inOrder(items: readonly Item[], sort: Sorting | undefined): readonly Item[] {
  switch (sort) {
    case undefined:
      return items;
    case "priority":
      return [...items].sort((a, b) => rankOf(a) - rankOf(b) || 0);
    case "estimate":
      return [...items].sort((a, b) => sizeOf(b) - sizeOf(a) || 0);
    case "title":
      return [...items].sort((a, b) => collator.compare(a.title.value, b.title.value));
  }
}

/** The most urgent first. */
const rankOf = (item: Item): number => item.priority?.value.rank ?? Number.MAX_SAFE_INTEGER;

/** Amounts of one unit compare; points come before days, days before hours. */
function sizeOf({ estimate }: Item): number {
  if (estimate === null) return -1;
  const { points, days, hours } = estimate.value;
  return points !== null ? 2e9 + points : days !== null ? 1e9 + days : (hours ?? 0);
}
