// How messages call an item, and what they mark when they speak of all of it.
import type { Item, ItemKind } from "../model/item.ts";
import type { Place } from "../text/span.ts";

/** Its ID, else its title; a bare number counts a list and says nothing outside it. */
export function nameOf(item: Item): string {
  return item.id === null || isBare(item.id.value) ? item.title.value : item.id.value;
}

/** Where that name stands. */
export function placeOfName(item: Item): Place {
  return item.id === null || isBare(item.id.value) ? item.title.at : item.id.at;
}

const isBare = (id: string): boolean => /^\d+$/.test(id);

/** "stories", "tasks". */
export function plural(kind: ItemKind): string {
  return kind === "story" ? "stories" : `${kind}s`;
}

/** True for an item that is one row of a table. */
export function isRow(item: Item): boolean {
  return item.dialect.endsWith("-table");
}
