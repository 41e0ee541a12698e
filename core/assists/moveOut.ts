// Work that does not fit into its sprint: the least urgent items whose leaving is enough move to the next sprint with room for them.
import { amountOf } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { itemKey } from "../queries/itemKey.ts";
import type { Place } from "../text/span.ts";
import type { Assist, Subject } from "./assist.ts";
import { moved } from "./moved.ts";
import { isOpen, roomOf } from "./room.ts";
import { allOf, isMessage, type Message, say } from "../text/message.ts";

/** More choices than these make none easier. */
const mostOffers = 3;

export const moveOut: Assist = {
  id: "move-out",
  answers: ["sprint-over-capacity"],
  refactors: false,
  offers(subject) {
    return movesOf(subject).map((move) => ({ choice: choiceOf(move, subject.file), title: titleOf(move) }));
  },
  write(subject, choice) {
    const { snapshot, file } = subject;
    const move = movesOf(subject).find((one) => choiceOf(one, file) === choice);
    if (move === undefined) return say`The sprint has changed meanwhile: ask again`;
    const edits = moved(snapshot, file, move.items, move.to);
    if (isMessage(edits)) return edits;
    return { choice, title: titleOf(move), notes: [], slices: [], edits, creates: [] };
  },
};

interface Move {
  readonly items: readonly Item[];
  readonly amount: number;
  readonly to: Sprint;
}

const choiceOf = ({ items, to }: Move, file: FileIndex): string =>
  `${items.map((item) => itemKey(file, item)).join(", ")} to ${to.name.value}`;

function titleOf({ items, amount, to }: Move): Message {
  const names = items.map((item) => say`\`${nameOf(item)}\``);
  return say`Move ${allOf(names)} (${amountOf(amount, "points")}) to ${to.name.value}`;
}

/** One item that is enough, the least urgent first and of equally urgent ones the smallest; where none is, several. */
function movesOf({ file, finding }: Subject): readonly Move[] {
  const from = finding === null ? undefined : file.sprints.find((sprint) => isAbout(finding.at, sprint));
  const limit = from === undefined ? null : roomOf(from, file);
  if (from === undefined || !isOpen(from) || limit === null || limit >= 0) return [];
  const leaving = free(from, file);
  const later = file.sprints
    .slice(file.sprints.indexOf(from) + 1)
    .filter((one) => one.kind === from.kind && isOpen(one));
  const into = (items: readonly Item[]): readonly Move[] => {
    const amount = items.reduce((sum, item) => sum + pointsOf(item), 0);
    const to = later.find((sprint) => (roomOf(sprint, file) ?? -1) >= amount);
    return to === undefined || amount < -limit ? [] : [{ items, amount, to }];
  };
  const single = leaving.flatMap((item) => into([item]));
  if (single.length > 0) return single.slice(0, mostOffers);
  for (let count = 2; count <= leaving.length; count++) {
    const several = into(leaving.slice(0, count));
    if (several.length > 0) return several;
  }
  return [];
}

const pointsOf = (item: Item): number => item.estimate?.value.points ?? 0;

/** Items that can leave, the least urgent first: not done, in this sprint alone, and nothing that stays waits for them. */
function free(from: Sprint, file: FileIndex): readonly Item[] {
  const here = new Set(file.itemsIn(from));
  const urgency = (item: Item) => item.priority?.value.rank ?? Number.POSITIVE_INFINITY;
  return [...here]
    .filter((item) => !isGroup(item) && item.status?.value !== "done" && pointsOf(item) > 0)
    .filter((item) => file.sprintsOf(item).length === 1 && !file.dependentsOf(item).some((other) => here.has(other)))
    .sort((a, b) => order(urgency(b), urgency(a)) || pointsOf(a) - pointsOf(b));
}

const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function isAbout(at: Place, sprint: Sprint): boolean {
  const places = [sprint.name.at, ...sprint.capacity.map((capacity) => capacity.at)];
  return places.some((place) => place.anchor === at.anchor && place.start === at.start);
}
