// How much work a sprint holds, in all and by role: the aggregates that the capacity rules compare, computed once per file.
import type { Item, TaskLine } from "../model/item.ts";
import type { Commitment, Sprint, Unit } from "../model/plan.ts";
import type { Place } from "../text/span.ts";
import type { Resolution } from "./fileIndex.ts";
import { isGroup } from "./ids.ts";
import { nameOf } from "./naming.ts";
import { roleKey } from "./planKeys.ts";

/** One addend of a load. */
export interface LoadPart {
  readonly label: string;
  readonly amount: number;
  readonly at: Place;
}

/** Work in one unit. `complete` is false when some of the work states no amount in it: the sum is then a lower bound. */
export interface Load {
  readonly unit: Unit;
  readonly sum: number;
  readonly parts: readonly LoadPart[];
  readonly complete: boolean;
}

/** Hours of one role; `certain` is false when hours that may be this role's are not assigned to one. */
export interface RoleLoad {
  /** As the text first writes it. */
  readonly role: string;
  readonly hours: number;
  readonly parts: readonly LoadPart[];
  /** Hours that are this role's by one of two statements: the sprint's about the whole item, or the item's about its task. */
  readonly disputed: readonly DisputedPart[];
  readonly certain: boolean;
}

export interface DisputedPart extends LoadPart {
  /** True where the item's own task names this role, false where only the sprint's line about the item does. */
  readonly byTask: boolean;
}

/** What loads need to know of a file. */
export interface LoadSource {
  itemsIn(sprint: Sprint): readonly Item[];
  resolve(reference: Commitment["item"], from: null): Resolution;
}

/** The work that a sprint's commitments and items state, by unit. A commitment's own figure goes before its item's. */
export function sprintLoad(sprint: Sprint, file: LoadSource, unit: "points" | "hours" | "days"): Load {
  const parts: LoadPart[] = [];
  let complete = true;
  const counted = new Set<Item>();
  for (const commitment of sprint.commitments) {
    const items = itemsOf(commitment, file);
    for (const item of items) counted.add(item);
    if (commitment.points !== null && commitment.points.unit === unit) {
      parts.push({ label: labelOf(commitment, items), amount: commitment.points.amount, at: commitment.points.at });
    } else if (commitment.continued) {
      // The rest of an item: how much is left is not written anywhere.
      complete = false;
    } else {
      for (const item of items) complete = addItem(item, unit, parts) && complete;
      if (items.length === 0) complete = false;
    }
  }
  for (const item of file.itemsIn(sprint)) {
    if (!counted.has(item) && !isGroup(item)) complete = addItem(item, unit, parts) && complete;
  }
  return { unit, sum: total(parts), parts, complete };
}

/** Adds an item's own estimate; false when it states none in this unit. */
function addItem(item: Item, unit: "points" | "hours" | "days", parts: LoadPart[]): boolean {
  const amount = item.estimate?.value[unit] ?? null;
  if (amount === null || item.estimate === null) return false;
  parts.push({ label: nameOf(item), amount, at: item.estimate.at });
  return true;
}

/** The task hours of a sprint by role, keyed by `roleKey`. */
export function roleLoads(sprint: Sprint, file: LoadSource): ReadonlyMap<string, RoleLoad> {
  const loads = new Map<string, OpenLoad>();
  const loadFor = (role: string) => {
    const key = roleKey(role);
    const load = loads.get(key) ?? { role, parts: [], disputed: [], certain: true };
    loads.set(key, load);
    return load;
  };
  const counted = new Set<Item>();
  for (const commitment of sprint.commitments) {
    const items = itemsOf(commitment, file);
    if (commitment.tasks.length === 0 && !commitment.continued) continue;
    for (const item of items) counted.add(item);
    const own = items.flatMap((item) => item.tasks);
    addTasks(commitment.tasks, commitment.roles, own, labelOf(commitment, items), loadFor);
  }
  for (const item of file.itemsIn(sprint)) {
    if (!counted.has(item) && !isGroup(item)) {
      const owners = item.owners.map((owner) => owner.value);
      addTasks(item.tasks, owners, [], nameOf(item), loadFor);
    }
  }
  const result = new Map<string, RoleLoad>();
  for (const [key, load] of loads) result.set(key, { ...load, hours: total(load.parts) });
  return result;
}

interface OpenLoad {
  readonly role: string;
  readonly parts: LoadPart[];
  readonly disputed: DisputedPart[];
  certain: boolean;
}

/** A task without a role belongs to its commitment's only role; with several it may be any one's. `own` are the item's tasks. */
function addTasks(
  tasks: readonly TaskLine[],
  roles: readonly string[],
  own: readonly TaskLine[],
  label: string,
  loadFor: (role: string) => OpenLoad,
): void {
  const [only, ...others] = roles;
  for (const task of tasks) {
    if (task.hours === null) continue;
    const part = { label: `${label} ${task.title}`, amount: task.hours, at: task.hoursAt ?? task.at };
    const byTask = task.role ?? roleInItem(task, own);
    const byLine = task.role === null && others.length === 0 ? (only ?? null) : null;
    if (byTask !== null && byLine !== null && roleKey(byTask) !== roleKey(byLine)) {
      loadFor(byTask).disputed.push({ ...part, byTask: true });
      loadFor(byLine).disputed.push({ ...part, byTask: false });
      continue;
    }
    const role = byTask ?? byLine;
    if (role !== null) loadFor(role).parts.push(part);
    else for (const candidate of roles) loadFor(candidate).certain = false;
  }
}

/** The role that an item's own task of the same words names, for a copy of it that names none. */
export function roleInItem(task: TaskLine, own: readonly TaskLine[]): string | null {
  const title = plainTitle(task);
  return own.find((one) => plainTitle(one) === title)?.role ?? null;
}

const plainTitle = ({ title }: TaskLine): string =>
  title
    .toLowerCase()
    .replace(/[\s*_`]+/g, " ")
    .trim();

function itemsOf(commitment: Commitment, file: LoadSource): readonly Item[] {
  const resolution = file.resolve(commitment.item, null);
  return resolution.type === "items" ? resolution.items : [];
}

function labelOf(commitment: Commitment, items: readonly Item[]): string {
  if (commitment.item.type === "id") return commitment.item.id;
  const [first] = items;
  return first !== undefined && items.length === 1 ? nameOf(first) : commitment.title;
}

/** A sum without the dust of binary fractions. */
export function total(parts: readonly { readonly amount: number }[]): number {
  return Math.round(parts.reduce((sum, part) => sum + part.amount, 0) * 1e6) / 1e6;
}
