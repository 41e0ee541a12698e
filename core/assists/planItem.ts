// An item that no sprint holds goes into one that has room for it.
import { nameOf } from "../index/naming.ts";
import type { Sprint } from "../model/plan.ts";
import type { Assist, Subject } from "./assist.ts";
import { moved } from "./moved.ts";
import { isOpen, roomOf } from "./room.ts";
import { isMessage, type Message, say } from "../text/message.ts";

/** More choices than these make none easier. */
const mostOffers = 3;

export const planItem: Assist = {
  id: "plan-item",
  answers: ["unplanned-item"],
  refactors: false,
  offers: (subject) =>
    sprintsFor(subject).map((sprint) => ({ choice: sprint.name.value, title: titleOf(subject, sprint) })),
  write(subject, choice) {
    const { snapshot, file, item } = subject;
    const to = sprintsFor(subject).find((sprint) => sprint.name.value === choice);
    if (item === null || to === undefined) return say`The plan has changed meanwhile: ask again`;
    const edits = moved(snapshot, file, [item], to);
    if (isMessage(edits)) return edits;
    return { choice, title: titleOf(subject, to), notes: [], slices: [], edits, creates: [] };
  },
};

const titleOf = ({ item }: Subject, to: Sprint): Message =>
  say`Plan \`${item === null ? "" : nameOf(item)}\` in ${to.name.value}`;

/** The sprints to come with room for the item, after those of its needs. */
function sprintsFor({ file, item }: Subject): readonly Sprint[] {
  if (item === null) return [];
  const points = item.estimate?.value.points ?? 0;
  const after = Math.max(
    0,
    ...file.dependenciesOf(item).flatMap((need) => file.sprintsOf(need).map((one) => file.sprints.indexOf(one))),
  );
  return file.sprints
    .slice(after)
    .filter((sprint) => isOpen(sprint) && (roomOf(sprint, file) ?? Number.POSITIVE_INFINITY) >= points)
    .slice(0, mostOffers);
}
