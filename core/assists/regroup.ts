// What dropping an item on a group of a view does to the text: its field is written, or its lines move to where the group's
// items stand. The result is read before it is offered; what would change anything else is refused.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item } from "../model/item.ts";
import { isGenerated } from "../queries/generated.ts";
import { groupsOf, type Grouping } from "../queries/groups.ts";
import { type ItemHandle, itemKey, itemWithKey } from "../queries/itemKey.ts";
import type { Edit } from "../rules/rule.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Snapshot } from "../workspace/workspace.ts";
import { commitmentsTo, moveCommitment } from "./moveCommitment.ts";
import { moveItem } from "./moveItem.ts";
import { type SettableField, setField } from "./setField.ts";
import { editsOf } from "./textEdits.ts";
import { type Message, say } from "../text/message.ts";

export type Change =
  | { readonly type: "edits"; readonly edits: readonly Edit[] }
  /** One plain sentence: why it cannot be done, and what can. */
  | { readonly type: "refused"; readonly reason: Message };

export interface Regrouping {
  readonly item: ItemHandle;
  readonly by: Grouping;
  /** What the group's items have; null for the group of those that have none. */
  readonly value: string | null;
  /** The value of the group it was taken from, for items with several owners or labels. */
  readonly from: string | null;
}

const fields: Readonly<Record<Grouping, SettableField>> = {
  status: "status",
  sprint: "sprint",
  epic: "epic",
  owner: "owner",
  label: "labels",
};

const groupingWords: Readonly<Record<Grouping, Message>> = {
  status: say`status`,
  sprint: say`sprint`,
  epic: say`epic`,
  owner: say`owner`,
  label: say`label`,
};

export function regroup(snapshot: Snapshot, { item: handle, by, value, from }: Regrouping): Change {
  const file = snapshot.file(handle.uri);
  const item = file === null ? null : itemWithKey(file, handle.key);
  if (file === null || item === null)
    return refused(say`The item is not in the file any more. Refresh the view and try again.`);
  if (value === null)
    return refused(say`Taking an item's ${groupingWords[by]} away is left to the text: delete the words there.`);
  if (isGenerated(file)) return refused(say`The file says that it is generated: change what it is made from.`);
  if (file.original !== null) return refused(say`The file holds damaged characters. Repair them first.`);
  for (const edits of ways(file, item, by, value, from)) {
    const next = snapshot.preview(file.uri, edits);
    if (next !== null && isProved(file, next, item, by, value)) return { type: "edits", edits: editsOf(file, edits) };
  }
  return refused(whyNot(file, item, by, value));
}

function whyNot(file: FileIndex, item: Item, by: Grouping, value: string): Message {
  if (by === "status" && /^\[.\]$/.test(item.status?.raw.trim() ?? ""))
    return say`The item's checkbox says open or done and nothing between. Give the item a status field to say more.`;
  if (by === "sprint" && commitmentsTo(file, item).length > 0)
    return say`A sprint's list names the item in a line that cannot be moved as it is. Change both lists in the text.`;
  return say`The text does not show how ${groupingWords[by]} “${value}” is written for an item like this. Change it in the text.`;
}

/** Puts an item before or after another, in the same file. */
export function reorder(snapshot: Snapshot, handle: ItemHandle, to: ItemHandle, side: "before" | "after"): Change {
  const file = snapshot.file(handle.uri);
  const item = file === null ? null : itemWithKey(file, handle.key);
  const beside = file === null || to.uri !== handle.uri ? null : itemWithKey(file, to.key);
  if (file === null || item === null)
    return refused(say`The item is not in the file any more. Refresh the view and try again.`);
  if (isGenerated(file)) return refused(say`The file says that it is generated: change what it is made from.`);
  if (beside === null) return refused(say`Items move within one file. Open the other file and move the text.`);
  const edits = moveItem(file, item, side === "before" ? { before: beside } : { after: beside });
  const next = edits === null ? null : snapshot.preview(file.uri, edits);
  if (edits === null || next === null || !sameItems(file, next, null))
    return refused(say`The item does not fit there: it is written in another shape than its new neighbours.`);
  return { type: "edits", edits: editsOf(file, edits) };
}

const refused = (reason: Message): Change => ({ type: "refused", reason });

/** What may work, the least change of text first. */
function* ways(
  file: FileIndex,
  item: Item,
  by: Grouping,
  value: string,
  from: string | null,
): Iterable<readonly TextEdit[]> {
  const set = setField(file, item, fields[by], value, from);
  const isWritten = item.fields.some((field) => field.field === fields[by]);
  if (set !== null && (isWritten || by === "status")) yield textEdits(file, set);
  if (by === "sprint" && commitmentsTo(file, item).length > 0) {
    const moved = moveCommitment(file, item, value);
    if (moved !== null) yield moved;
    return;
  }
  if (by === "sprint" || by === "epic" || by === "status") yield* moves(file, item, by, value);
  if (set !== null && !isWritten) yield textEdits(file, set);
}

/** To the group's last item that fits, else to the end of the group's own section. */
function* moves(file: FileIndex, item: Item, by: Grouping, value: string): Iterable<readonly TextEdit[]> {
  const group = groupsOf([file], by).find((one) => one.value === value);
  let tried = 0;
  for (const member of [...(group?.members ?? [])].reverse()) {
    const edits = moveItem(file, item, { after: member.item });
    if (edits === null) continue;
    yield edits;
    if (++tried === 2) break;
  }
  const section =
    by === "sprint"
      ? file.sprints.find((sprint) => sprint.name.value === value)
      : by === "epic"
        ? file.items.find((epic) => (epic.id?.value ?? epic.title.value) === value)
        : undefined;
  const edits = section === undefined ? null : moveItem(file, item, { endOf: section.at });
  if (edits !== null) yield edits;
}

function textEdits(file: FileIndex, edits: readonly Edit[]): readonly TextEdit[] {
  return edits.map(({ at, text }) => ({ ...file.spanOf(at), text }));
}

/** The item is in the group now, and everything else reads as before. */
function isProved(file: FileIndex, next: FileIndex, item: Item, by: Grouping, value: string): boolean {
  const key = itemKey(file, item);
  const group = groupsOf([next], by).find((one) => one.value?.toLowerCase() === value.toLowerCase());
  return (
    group?.members.some((member) => itemKey(next, member.item) === key) === true && sameItems(file, next, { key, by })
  );
}

interface Regrouped {
  readonly key: string;
  readonly by: Grouping;
}

/** The same items with the same facts, in whatever order. */
function sameItems(file: FileIndex, next: FileIndex, changed: Regrouped | null): boolean {
  const facts = (one: FileIndex) => one.items.map((item) => factsOf(one, item, changed)).sort();
  const [before, after] = [facts(file), facts(next)];
  return before.length === after.length && before.every((fact, position) => fact === after[position]);
}

/** What must stay as it is. The item that changes may lose nothing but what it had in the old group. */
function factsOf(file: FileIndex, item: Item, changed: Regrouped | null): string {
  const key = itemKey(file, item);
  const by = changed?.key === key ? changed.by : null;
  const epic = file.epicOf(item);
  return JSON.stringify([
    key,
    item.kind,
    item.title.value,
    item.criteria.length,
    item.tasks.length,
    item.estimate?.raw,
    item.dependsOn.length,
    by === "status" ? null : item.status?.value,
    by === "epic" || epic === null ? null : itemKey(file, epic),
    by === "owner" ? null : item.owners.length,
    by === "label" ? null : item.labels.length,
    by === "sprint" || by === "epic" ? null : file.sprintOf(item)?.name.value,
  ]);
}
