// The critical path: the chain of open work that the whole plan waits for, and how much room everything else has.
import type { Item } from "../model/item.ts";
import { linkFacets } from "./buildFileIndex.ts";
import { sameObjects } from "../text/difference.ts";
import type { FileIndex } from "./fileIndex.ts";
import { turned } from "./edges.ts";
import { isGroup } from "./ids.ts";
import type { WorkspaceIndex } from "./workspaceIndex.ts";

export interface Schedule {
  /** What lengths are counted in: the unit that most open items are estimated in. */
  readonly unit: "points" | "hours" | "days";
  /** In order of work; empty where nothing open depends on anything. */
  readonly criticalPath: readonly Item[];
  /** The sum of its estimates. */
  readonly length: number;
  /** False where an item of the path states no estimate in this unit, so that the path is longer than it says. */
  readonly complete: boolean;
  /** How much later it could be finished without making the whole longer; null for an item that nothing connects. */
  slackOf(item: Item): number | null;
}

const units = ["points", "hours", "days"] as const;
const known = new WeakMap<WorkspaceIndex, Schedule>();

/** Over all files of a workspace; computed once for each state of it, and only when it is asked for. */
export function scheduleOf(workspace: WorkspaceIndex): Schedule {
  let schedule = known.get(workspace);
  if (schedule === undefined) known.set(workspace, (schedule = continued(workspace)));
  return schedule;
}

/** What a schedule rests on. While it stays the same, so does the schedule, whatever sentence is being typed. */
const grounds = [...linkFacets, "estimate", "status"] as const;

/** A schedule by position: items are replaced by ones that look the same. */
interface Timetable extends Pick<Schedule, "unit" | "length" | "complete"> {
  readonly seen: readonly object[];
  readonly path: readonly (readonly [uri: string, position: number])[];
  readonly slack: ReadonlyMap<string, readonly (number | null)[]>;
}

const timetables = new WeakMap<object, Timetable>();

function continued(workspace: WorkspaceIndex): Schedule {
  const files = [...workspace.files.values()];
  const seen = files.flatMap(({ facets }) => grounds.map((facet) => facets[facet]));
  const [first] = seen;
  let timetable = first === undefined ? undefined : timetables.get(first);
  if (timetable === undefined || !sameObjects(timetable.seen, seen)) {
    timetable = timetableOf(workspace, files, seen);
    if (first !== undefined) timetables.set(first, timetable);
  }
  const { unit, length, complete, path, slack } = timetable;
  return {
    unit,
    length,
    complete,
    criticalPath: path.flatMap(([uri, position]) => workspace.files.get(uri)?.items[position] ?? []),
    slackOf(item) {
      const file = workspace.fileOf(item);
      return (file === null ? null : slack.get(file.uri)?.[file.orderOf(item)]) ?? null;
    },
  };
}

function timetableOf(workspace: WorkspaceIndex, files: readonly FileIndex[], seen: readonly object[]): Timetable {
  const { unit, length, complete, criticalPath, slackOf } = scheduled(
    files.flatMap((file) => file.items),
    workspace.dependenciesOf,
  );
  const placeOf = (item: Item) => [item.at.anchor.uri, workspace.fileOf(item)?.orderOf(item) ?? -1] as const;
  const slack = new Map(files.map((file) => [file.uri, file.items.map(slackOf)]));
  return { seen, unit, length, complete, path: criticalPath.map(placeOf), slack };
}

/** Done items need no time and hold nobody up. Items in a circle have no order and are left out, with what waits for them. */
export function scheduled(items: readonly Item[], dependenciesOf: (item: Item) => readonly Item[]): Schedule {
  const open = items.filter((item) => item.status?.value !== "done");
  const unit = unitOf(open);
  const lengthOf = (item: Item) => (isGroup(item) ? 0 : (item.estimate?.value[unit] ?? 0));
  const members = new Set(open);
  const needs = new Map(
    open.map((item) => [item, [...new Set(dependenciesOf(item))].filter((needed) => members.has(needed))] as const),
  );
  const neededBy = turned(needs);
  const order = inOrder(open, needs, neededBy);

  const finish = new Map<Item, number>();
  const before = new Map<Item, Item>();
  for (const item of order) {
    const last = latest(needs.get(item) ?? [], finish);
    if (last !== null) before.set(item, last);
    finish.set(item, (last === null ? 0 : (finish.get(last) ?? 0)) + lengthOf(item));
  }
  const connected = order.filter((item) => (needs.get(item)?.length ?? 0) + (neededBy.get(item)?.length ?? 0) > 0);
  const end = latest(connected, finish);
  const length = end === null ? 0 : (finish.get(end) ?? 0);
  const latestFinish = new Map<Item, number>();
  for (const item of [...order].reverse()) {
    const waiting = (neededBy.get(item) ?? []).flatMap((next) => {
      const due = latestFinish.get(next);
      return due === undefined ? [] : [due - lengthOf(next)];
    });
    latestFinish.set(item, Math.min(length, ...waiting));
  }
  const isConnected = new Set(connected);
  const criticalPath: Item[] = [];
  for (let item = end ?? undefined; item !== undefined; item = before.get(item)) criticalPath.unshift(item);
  return {
    unit,
    criticalPath,
    length: rounded(length),
    complete: criticalPath.every((item) => isGroup(item) || item.estimate?.value[unit] != null),
    slackOf(item) {
      const due = latestFinish.get(item);
      return due === undefined || !isConnected.has(item) ? null : rounded(due - (finish.get(item) ?? 0));
    },
  };
}

function unitOf(items: readonly Item[]): Schedule["unit"] {
  const counts = units.map((unit) => items.filter((item) => item.estimate?.value[unit] != null).length);
  return units[counts.indexOf(Math.max(...counts))] ?? "points";
}

/** Each item after all that it needs. */
function inOrder(
  items: readonly Item[],
  needs: ReadonlyMap<Item, readonly Item[]>,
  neededBy: ReadonlyMap<Item, readonly Item[]>,
): readonly Item[] {
  const waiting = new Map(items.map((item) => [item, needs.get(item)?.length ?? 0]));
  const ready = items.filter((item) => waiting.get(item) === 0);
  for (const item of ready) {
    for (const next of neededBy.get(item) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  return ready;
}

/** The one that is finished last; the first of equals. */
function latest(items: readonly Item[], finish: ReadonlyMap<Item, number>): Item | null {
  let found: Item | null = null;
  for (const item of items) if (found === null || (finish.get(item) ?? 0) > (finish.get(found) ?? 0)) found = item;
  return found;
}

const rounded = (amount: number): number => Math.round(amount * 1e6) / 1e6;
