// Rows of items and of what stands under them; the same in every tree.
import type { FileIndex } from "../../index/fileIndex.ts";
import { isGroup } from "../../index/ids.ts";
import type { Criterion, Item } from "../../model/item.ts";
import { progressText } from "../groupCards.ts";
import { itemKey } from "../itemKey.ts";
import { facts, heldBy, itemDetail, nameOf } from "../outline.ts";
import type { Child, TreeRow, TreeSubject } from "./row.ts";
import type { Message, Value } from "../../text/message.ts";

/** `children` and the rest are what the tree says about the item beyond itself. */
export function itemChild(
  file: FileIndex,
  item: Item,
  more: () => Pick<TreeRow, "children"> & Partial<TreeRow>,
  type: "item" | "needs" | "neededBy" = "item",
): Child {
  const subject: TreeSubject = { type, uri: file.uri, key: itemKey(file, item) };
  return {
    subject,
    name: item.id?.value ?? item.title.value,
    row: () => ({
      subject,
      kind: item.kind,
      label: nameOf(item),
      ...(item.id === null ? {} : { id: item.id.value }),
      detail: detailOf(file, item),
      state: item.status?.value ?? null,
      unfolded: false,
      at: item.head,
      ...more(),
    }),
  };
}

function detailOf(file: FileIndex, item: Item): Message {
  const held = isGroup(item) ? heldBy(file, item) : [];
  return facts(itemDetail(item), held.length > 0 ? progressText(held) : null);
}

export function criterionChild(file: FileIndex, item: Item, criterion: Criterion, order: number): Child {
  const subject: TreeSubject = { type: "criterion", uri: file.uri, key: itemKey(file, item), order };
  return {
    subject,
    name: criterion.text,
    row: () => ({
      subject,
      kind: "criterion",
      label: criterion.text,
      detail: facts(),
      state: criterion.checked === null ? null : criterion.checked ? "done" : "todo",
      children: 0,
      unfolded: false,
      at: criterion.at,
    }),
  };
}

/** A row that holds others and is no item. */
export function holderChild(
  subject: TreeSubject,
  label: Value,
  make: () => Pick<TreeRow, "children"> & Partial<TreeRow>,
): Child {
  return {
    subject,
    name: label,
    row: () => ({
      subject,
      kind: subject.type === "item" ? "task" : subject.type,
      label,
      detail: facts(),
      state: null,
      unfolded: false,
      at: null,
      ...make(),
    }),
  };
}
