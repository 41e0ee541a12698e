// Settling after an edit: what was concluded from all items together stands while the changed ones mean the same to the others.
import type { Item } from "../model/item.ts";
import { replaced } from "../text/difference.ts";
import { groupNamed, parentOf, richness, type Settled, withEdges, withEpic, withKind } from "./settle.ts";

/**
 * Settles again after the items from a position of all on were read again: what was concluded stands as long as they mean
 * the same to the others. Null where they do not, and all has to be settled anew.
 */
export function settleAgain(
  before: Settled,
  first: number,
  now: readonly Item[],
  named: Iterable<Item>,
): Settled | null {
  if (now.length === 0) return before;
  const { grounds } = before;
  const { drawn, parents, groups, chosen } = grounds;
  for (const item of named) chosen.add(item);
  const definitions = grounds.definitions.slice();
  const items = before.items.slice();
  let { mentions } = before;
  const dirty = new Set<number>();
  for (const [index, item] of now.entries()) {
    const at = first + index;
    const old = grounds.all[at];
    if (old === item) continue;
    if (!old || !settlesAlike(old, item)) return null;
    // A title may say that a bare number in a table is an epic told again.
    const telling = item.kind === "epic" || item.kind === "feature" || /^\d+[a-z]?$/i.test(item.id?.value ?? "");
    if (telling && old.title.value !== item.title.value) return null;
    // Which of several items defines their ID is decided by how much each says.
    if (grounds.shared.has(at) && (richness(old) !== richness(item) || old.title.value !== item.title.value))
      return null;
    const position = grounds.settledAt[at] ?? -1;
    if (position < 0) {
      mentions = mentions.map((mention) => (mention === old ? item : mention));
      continue;
    }
    definitions[position] = item;
    dirty.add(position);
    for (const child of grounds.leaning.get(position) ?? []) dirty.add(child);
  }
  for (const position of dirty) {
    const item = definitions[position];
    if (!item) continue;
    const parent = definitions[parentOf(item, definitions, parents)];
    const settled = withKind(withEpic(withEdges(item, drawn), parent), groups, chosen.has(item));
    if (groupNamed(settled) !== groupNamed(before.items[position] ?? settled)) return null;
    items[position] = settled;
  }
  const all = replaced(grounds.all, first, first + now.length, now);
  return { items, mentions, grounds: { ...grounds, all, definitions } };
}

/** True when two readings of an item mean the same to all the others. */
function settlesAlike(a: Item, b: Item): boolean {
  return (
    a.id?.value === b.id?.value &&
    a.kind === b.kind &&
    a.dialect === b.dialect &&
    a.epic?.value === b.epic?.value &&
    a.epic?.inherited === b.epic?.inherited
  );
}
