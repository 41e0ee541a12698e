// What items of one kind usually carry: the file's own convention, counted once for all rules that hold items to it.

import { type Grouped, grouping } from "../text/followed.ts";
import type { Dialect, FieldName, Item, ItemKind } from "../model/item.ts";

/** Items of the same kind written in the same dialect, the asking one included. */
export interface Siblings<First = Item> {
  readonly kind: ItemKind;
  readonly dialect: Dialect;
  readonly count: number;
  readonly first: First;
  /** How many of them carry a field. */
  carrying(field: FieldName): number;
}

/** Follows which items are of a kind, and which of those carry a field. */
export const carriers = grouping((item: Item) => {
  const name = siblingsName(item);
  return [name, ...countedFields.filter((field) => carries(item, field)).map((field) => `${name}|${field}`)];
});

/** Counts by `siblingsName`; `positionOf` tells where the first of some items stands. */
export function siblingsIn(
  groups: Grouped,
  positionOf: (numbers: Iterable<number>) => number,
): ReadonlyMap<string, Siblings<number>> {
  const found = new Map<string, Siblings<number>>();
  for (const name of groups.names()) {
    const [kind, dialect, field] = name.split("|");
    if (field !== undefined) continue;
    const counts = new Map(countedFields.map((one) => [one, groups.countOf(`${name}|${one}`)]));
    found.set(name, {
      kind: kind as ItemKind,
      dialect: dialect as Dialect,
      count: groups.countOf(name),
      first: positionOf(groups.of(name)),
      carrying: (one) => counts.get(one) ?? 0,
    });
  }
  return found;
}

export const siblingsName = ({ kind, dialect }: Pick<Item, "kind" | "dialect">): string => `${kind}|${dialect}`;

export const countedFields: readonly FieldName[] = [
  "id",
  "criteria",
  "labels",
  "priority",
  "estimate",
  "owner",
  "status",
  "dependsOn",
  "description",
  "sprint",
  "links",
];

/** True when the item has a value for the field, be it inherited from a heading. */
export function carries(item: Item, field: FieldName): boolean {
  switch (field) {
    case "id":
      return item.id !== null;
    case "criteria":
      return item.criteria.length > 0;
    case "labels":
      return item.labels.length > 0;
    case "priority":
      return item.priority !== null;
    case "estimate":
      return item.estimate !== null;
    case "owner":
      return item.owners.length > 0;
    case "status":
      return item.status !== null;
    case "sprint":
      return item.sprint !== null;
    case "description":
      return item.description.length > 0;
    default:
      return item.fields.some((written) => written.field === field);
  }
}
