// Items into another sprint, by whatever the text says it: the lines move or the field is written, totals follow, and no other finding may rise.
import type { FileIndex } from "../index/fileIndex.ts";
import { nameOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { itemKey } from "../queries/itemKey.ts";
import type { Edit } from "../rules/rule.ts";
import type { Snapshot } from "../workspace/workspace.ts";
import { carried } from "./carried.ts";
import { regroup } from "./regroup.ts";
import { type Message, say } from "../text/message.ts";

/** The edits; or one plain sentence that says why the items stay where they are. */
export function moved(
  snapshot: Snapshot,
  file: FileIndex,
  items: readonly Item[],
  to: Sprint,
): readonly Edit[] | Message {
  const edits: Edit[] = [];
  for (const item of items) {
    const handle = { uri: file.uri, key: itemKey(file, item) };
    const change = regroup(snapshot, { item: handle, by: "sprint", value: to.name.value, from: null });
    if (change.type === "refused") return change.reason;
    edits.push(...change.edits.map((edit) => countedOn(edit, edits)));
  }
  const change = carried(snapshot, file, edits);
  if (change === null)
    return say`${items.map(nameOf).join(" and ")} cannot be moved together: move one after the other`;
  const [first] = change.risen;
  return first === undefined ? change.edits : say`It leads to another finding: ${first.message}`;
}

/** Lines that are added to one numbered list count on. */
function countedOn(edit: Edit, before: readonly Edit[]): Edit {
  const others = before.filter(({ at }) => at.anchor === edit.at.anchor && at.start === edit.at.start);
  const isAdded = edit.at.start === edit.at.end && others.length > 0;
  return isAdded
    ? {
        ...edit,
        text: edit.text.replace(/^(\s*)(\d+)(?=[.)])/, (_, lead, number) => lead + (Number(number) + others.length)),
      }
    : edit;
}
