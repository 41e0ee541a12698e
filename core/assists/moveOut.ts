// Work that does not fit into its sprint: the least urgent item whose leaving is enough moves to the next sprint with room for it.
import { amountOf } from "../index/amounts.ts";
import { teamCapacities } from "../index/capacities.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { itemKey } from "../queries/itemKey.ts";
import type { Place } from "../text/span.ts";
import type { Assist, Subject } from "./assist.ts";
import { regroup } from "./regroup.ts";
import { say } from "../text/message.ts";

/** More choices than these make none easier. */
const mostOffers = 3;

export const moveOut: Assist = {
  id: "move-out",
  answers: ["sprint-over-capacity"],
  refactors: false,
  offers(subject) {
    return movesOf(subject).map(({ item, amount, to }) => ({
      choice: `${itemKey(subject.file, item)} to ${to.name.value}`,
      title: say`Move \`${nameOf(item)}\` (${amountOf(amount, "points")}) to ${to.name.value}`,
    }));
  },
  write(subject, choice) {
    const { snapshot, file } = subject;
    const move = movesOf(subject).find(({ item, to }) => `${itemKey(file, item)} to ${to.name.value}` === choice);
    if (move === undefined) return say`The sprint has changed meanwhile: ask again`;
    const handle = { uri: file.uri, key: itemKey(file, move.item) };
    const change = regroup(snapshot, { item: handle, by: "sprint", value: move.to.name.value, from: null });
    if (change.type === "refused") return change.reason;
    const title = say`Move \`${nameOf(move.item)}\` to ${move.to.name.value}`;
    return { choice, title, notes: [], slices: [], edits: change.edits, creates: [] };
  },
};

interface Move {
  readonly item: Item;
  readonly amount: number;
  readonly to: Sprint;
}

/** The least urgent first, of equally urgent ones the smallest. Items that others of the sprint wait for stay. */
function movesOf({ file, finding }: Subject): readonly Move[] {
  const from = finding === null ? undefined : file.sprints.find((sprint) => isAbout(finding.at, sprint));
  const limit = from === undefined ? null : roomOf(from, file);
  if (from === undefined || !isOpen(from) || limit === null || limit >= 0) return [];
  const here = new Set(file.itemsIn(from));
  const found = [...here].flatMap((item): readonly Move[] => {
    const amount = item.estimate?.value.points ?? null;
    if (amount === null || amount < -limit || isGroup(item) || item.status?.value === "done") return [];
    if (file.sprintsOf(item).length !== 1 || file.dependentsOf(item).some((other) => here.has(other))) return [];
    const to = file.sprints
      .slice(file.sprints.indexOf(from) + 1)
      .find((sprint) => sprint.kind === from.kind && isOpen(sprint) && (roomOf(sprint, file) ?? -1) >= amount);
    return to === undefined ? [] : [{ item, amount, to }];
  });
  const urgency = ({ item }: Move) => item.priority?.value.rank ?? Number.POSITIVE_INFINITY;
  return found.sort((a, b) => order(urgency(b), urgency(a)) || a.amount - b.amount).slice(0, mostOffers);
}

/** Still to come, as far as it says; and without a proof that it fits, which would have to be recomputed by hand. */
const isOpen = ({ status, velocity, checks }: Sprint): boolean =>
  status?.value !== "done" && velocity === null && checks.length === 0;

const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** The points that a sprint can still take; negative where it holds too many, null where it states no capacity. */
function roomOf(sprint: Sprint, file: FileIndex): number | null {
  const capacity = teamCapacities(sprint, file).find(({ unit }) => unit === "points");
  return capacity === undefined ? null : capacity.upTo - file.loadOf(sprint, "points").sum;
}

function isAbout(at: Place, sprint: Sprint): boolean {
  const places = [sprint.name.at, ...sprint.capacity.map((capacity) => capacity.at)];
  return places.some((place) => place.anchor === at.anchor && place.start === at.start);
}
