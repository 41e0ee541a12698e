// Finding items by words, as the boxes above board and tree do.
import type { Item } from "../model/item.ts";

/** Tells whether all words of `search` stand in an item's ID, title, owners or labels, in any order and case. */
export function itemFilter(search: string | undefined): (item: Item) => boolean {
  const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (item) => {
    const text = [
      item.id?.value ?? "",
      item.title.value,
      ...item.owners.map((owner) => owner.value),
      ...item.labels.map((label) => label.value),
    ]
      .join(" ")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
