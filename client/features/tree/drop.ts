// What dropping an item's row on another row means. No vscode import: plain mocha tests it.
import { type Message, say } from "../../../core/text/message.ts";
import type { RegroupParams, TreeQuery } from "../../../server/protocol.ts";
import { isSameItem, itemOf, type Row } from "./rows.ts";

const orders = { priority: say`priority`, estimate: say`estimate`, title: say`title` } as const;

/** What to ask the server; a sentence where the answer is known to be no; null where nothing is to be done. */
export function dropOn(source: Row, target: Row | null, { tree, by, sort }: TreeQuery): RegroupParams | Message | null {
  const item = source.subject.type === "item" ? itemOf(source) : null;
  if (item === null) return say`Only items can be moved. Change everything else in the text.`;
  if (target === null || isSameItem(item, itemOf(target))) return null;
  const grouping = tree === "sprints" ? "sprint" : by;
  const [home, group] = [holderOf(source), holderOf(target)];
  if (grouping !== undefined && group !== null && group.name !== home?.name)
    return { item, to: { by: grouping, value: group.value ?? null, from: home?.value ?? null } };
  const beside = itemRowOf(target);
  if (beside === null) return null;
  const isHolder = beside.kind === "epic" || beside.kind === "feature";
  if (grouping === undefined && isHolder && source.kind !== beside.kind)
    return { item, to: { by: "epic", value: beside.id ?? beside.label, from: null } };
  if (sort !== undefined)
    return say`Items are sorted by ${orders[sort]} here. Sort them as in the documents to move them.`;
  const there = itemOf(beside);
  return there === null ? null : { item, to: { item: there, side: isBelow(source, beside) ? "after" : "before" } };
}

/** The group or sprint that a row is or stands in. */
function holderOf(row: Row): Row | null {
  for (let one: Row | null = row; one !== null; one = one.parent)
    if (one.kind === "group" || one.kind === "sprint" || one.kind === "unplanned") return one;
  return null;
}

/** The item's row that a row is or stands under: a drop on a criterion is one on its item. */
function itemRowOf(row: Row): Row | null {
  for (let one: Row | null = row; one !== null; one = one.parent) if (one.subject.type === "item") return one;
  return null;
}

/** An item takes the place of the one it is dropped on: what was above goes below it. */
function isBelow(source: Row, target: Row): boolean {
  const [from, to] = [source.place, target.place];
  return from !== null && to !== null && from.uri === to.uri && from.range.start.line < to.range.start.line;
}
