// What items of one kind usually carry: the file's own convention, counted once for all rules that hold items to it.
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

/** Counts by kind and dialect, by `siblingsName`; the first of each is given by its position. */
export function siblingsOf(items: readonly Item[]): ReadonlyMap<string, Siblings<number>> {
  const groups = new Map<string, Siblings<number> & { count: number; fields: Map<FieldName, number> }>();
  for (const [position, item] of items.entries()) {
    const name = siblingsName(item);
    let group = groups.get(name);
    if (group === undefined) {
      const fields = new Map<FieldName, number>();
      const { kind, dialect } = item;
      group = { kind, dialect, count: 0, first: position, fields, carrying: (field) => fields.get(field) ?? 0 };
      groups.set(name, group);
    }
    group.count++;
    for (const field of countedFields) {
      if (carries(item, field)) group.fields.set(field, (group.fields.get(field) ?? 0) + 1);
    }
  }
  return groups;
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
