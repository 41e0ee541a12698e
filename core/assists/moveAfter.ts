// An item that is planned before what it needs moves to the sprint in which that is done.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf } from "../index/naming.ts";
import { sprintNumber } from "../index/planKeys.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Assist, Subject } from "./assist.ts";
import { moved } from "./moved.ts";
import { isMessage, type Message, say } from "../text/message.ts";

export const moveAfter: Assist = {
  id: "move-after",
  answers: ["scheduled-before-dependency"],
  refactors: false,
  offers(subject) {
    const to = targetOf(subject);
    return to === null ? [] : [{ choice: to.name.value, title: titleOf(subject, to) }];
  },
  write(subject, choice) {
    const { snapshot, file, item } = subject;
    const to = targetOf(subject);
    if (item === null || to?.name.value !== choice) return say`The plan has changed meanwhile: ask again`;
    const edits = moved(snapshot, file, [item], to);
    if (isMessage(edits)) return edits;
    return { choice, title: titleOf(subject, to), notes: [], slices: [], edits, creates: [] };
  },
};

const titleOf = ({ item }: Subject, to: Sprint): Message =>
  say`Move \`${item === null ? "" : nameOf(item)}\` to ${to.name.value}`;

/** The last of the sprints in which the item's needs are done; null where the rule's own fix writes it into the item. */
function targetOf({ file, snapshot, item }: Subject): Sprint | null {
  if (item === null || (item.sprint !== null && item.sprint.inherited !== true)) return null;
  const needs = snapshot.index.dependenciesOf(item).flatMap((need) => (isGroup(need) ? file.childrenOf(need) : [need]));
  const sprints = needs.flatMap((need) => lastOf(need, file) ?? []);
  const [latest] = sprints.sort((a, b) => (sprintNumber(b.name.value) ?? 0) - (sprintNumber(a.name.value) ?? 0));
  if (latest === undefined) return null;
  // Somebody has to show how work of this shape is put there.
  const isShown = file
    .itemsIn(latest)
    .some((other) => other.dialect === item.dialect && other.epic?.value === item.epic?.value);
  return isShown || file.sprintsOf(item).some(({ commitments }) => commitments.length > 0) ? latest : null;
}

function lastOf(item: Item, file: FileIndex): Sprint | null {
  return file.sprintsOf(item).at(-1) ?? null;
}
