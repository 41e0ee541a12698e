// The tree "Backlog": files, their epics, stories and criteria as the documents nest them, or items by groups.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Item } from "../../model/item.ts";
import { progressText } from "../groupCards.ts";
import { type Group, groupsOf, type Grouping } from "../groups.ts";
import { itemKey, itemWithKey } from "../itemKey.ts";
import { itemFilter } from "../itemWords.ts";
import { facts, heldBy, holderOf } from "../outline.ts";
import { fileChild } from "./fileRow.ts";
import { criterionChild, holderChild, itemChild } from "./itemRows.ts";
import { inOrder } from "./order.ts";
import type { Child, TreeQuery, TreeSubject } from "./row.ts";

/** With more items than this, groups are folded at first. */
const unfoldedItems = 40;

export function backlogChildren(
  files: ReadonlyMap<string, FileIndex>,
  query: TreeQuery,
  of: TreeSubject | null,
): readonly Child[] {
  const isSmall = [...files.values()].reduce((sum, file) => sum + file.items.length, 0) <= unfoldedItems;
  const unfolded = isSmall || (query.search ?? "") !== "";
  if (of === null)
    return query.by === undefined
      ? [...files.values()].map((file) =>
          fileChild(file, () => shownUnder(file, null, keptItems(file, query.search)).length),
        )
      : groupsIn(files, query.by, query).map((group) => groupOf(group, unfolded));
  if (of.type === "group") {
    const group = query.by && groupsIn(files, query.by, query).find(({ key }) => key === of.key);
    if (group === undefined) return [];
    const fileOfItem = new Map(group.members.map(({ file, item }) => [item, file]));
    return inOrder([...fileOfItem.keys()], query.sort).flatMap((item) => {
      const file = fileOfItem.get(item);
      return file === undefined ? [] : [itemChild(file, item, () => ({ children: item.criteria.length }))];
    });
  }
  const file = "uri" in of ? files.get(of.uri) : undefined;
  if (file === undefined) return [];
  if (of.type === "file") return itemsUnder(file, null, query, unfolded);
  const item = of.type === "item" ? itemWithKey(file, of.key) : null;
  if (item === null) return [];
  const criteria = item.criteria.map((criterion, order) => criterionChild(file, item, criterion, order));
  return query.by === undefined ? [...criteria, ...itemsUnder(file, item, query, unfolded)] : criteria;
}

/** The rows from the top to an item, without the item. */
export function backlogPath(
  files: ReadonlyMap<string, FileIndex>,
  query: TreeQuery,
  file: FileIndex,
  item: Item,
): readonly TreeSubject[] {
  if (query.by !== undefined) {
    const group = groupsIn(files, query.by, query).find(({ members }) => members.some((one) => one.item === item));
    return group === undefined ? [] : [{ type: "group", key: group.key }];
  }
  const above: Item[] = [];
  for (let holder = holderOf(file, item); holder !== null; holder = holderOf(file, holder)) above.unshift(holder);
  return [
    { type: "file", uri: file.uri },
    ...above.map((holder) => ({ type: "item", uri: file.uri, key: itemKey(file, holder) }) as const),
  ];
}

function itemsUnder(file: FileIndex, holder: Item | null, query: TreeQuery, unfolded: boolean): readonly Child[] {
  const kept = keptItems(file, query.search);
  return inOrder(shownUnder(file, holder, kept), query.sort).map((item) =>
    itemChild(file, item, () => {
      const below = shownUnder(file, item, kept).length;
      return { children: item.criteria.length + below, unfolded: unfolded && below > 0 };
    }),
  );
}

function shownUnder(file: FileIndex, holder: Item | null, kept: ReadonlySet<Item> | null): readonly Item[] {
  const held = heldBy(file, holder);
  return kept === null ? held : held.filter((item) => kept.has(item));
}

/** What a search leaves: what it finds, with all that is above and below. Null where everything stays. */
function keptItems(file: FileIndex, search: string | undefined): ReadonlySet<Item> | null {
  if ((search ?? "").trim() === "") return null;
  const isFound = itemFilter(search);
  const kept = new Set<Item>();
  const all = new Set<Item>();
  for (const item of file.items) {
    const holder = holderOf(file, item);
    if (!isFound(item) && !(holder !== null && all.has(holder))) continue;
    all.add(item);
    for (let one: Item | null = item; one !== null && !kept.has(one); one = holderOf(file, one)) kept.add(one);
  }
  return kept;
}

/** Groups without items are shown too, for something can be dropped there; not in a search. */
function groupsIn(files: ReadonlyMap<string, FileIndex>, by: Grouping, { search }: TreeQuery): readonly Group[] {
  const groups = groupsOf(files.values(), by);
  if ((search ?? "").trim() === "") return groups;
  const isFound = itemFilter(search);
  return groups.flatMap((group) => {
    const members = group.members.filter(({ item }) => isFound(item));
    return members.length === 0 ? [] : [{ ...group, members }];
  });
}

function groupOf({ key, title, value, members }: Group, unfolded: boolean): Child {
  return holderChild({ type: "group", key }, title, () => ({
    detail: members.length === 0 ? facts() : progressText(members.map(({ item }) => item)),
    children: members.length,
    unfolded,
    ...(value === null ? {} : { value }),
  }));
}
