// "1.1" in "### Story 1.1: Pay" where the item's ID is another and stands elsewhere: a second number that counts along.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Item } from "../../model/item.ts";
import type { Edit } from "../../rules/rule.ts";
import { contains } from "../../text/span.ts";

/** "1.1" in "Story 1.1: …" where the ID is another: the next free ones of its row, for `count` copies. */
export function headLabels(file: FileIndex, item: Item, count: number): readonly string[] {
  const own = labelIn(item);
  if (own === null) return [];
  const prefix = own.replace(/\d+$/, "");
  const numbers = file.items.flatMap((one) => {
    const label = labelIn(one);
    return label?.startsWith(prefix) && /^\d+$/.test(label.slice(prefix.length))
      ? [Number(label.slice(prefix.length))]
      : [];
  });
  const free = Math.max(...numbers) + 1;
  return Array.from({ length: count }, (_, index) => prefix + (free + index));
}

/** The label as it is written; null without one. */
export function labelIn(item: Item): string | null {
  if (
    item.id === null ||
    item.id.at.anchor !== item.head.anchor ||
    contains(item.head, item.id.at) ||
    !contains(item.head, item.title.at)
  )
    return null;
  const before = item.head.anchor.text.slice(item.head.start, item.title.at.start);
  return /(\d+(?:\.\d+)*)\D*$/.exec(before)?.[1] ?? null;
}

/** Writes a label over the item's own. */
export function headLabelEdit(item: Item, label: string): readonly Edit[] {
  const own = labelIn(item);
  if (own === null) return [];
  const start = item.head.anchor.text.lastIndexOf(own, item.title.at.start - 1);
  return [{ at: { ...item.head, start, end: start + own.length }, text: label }];
}
