// What a stated total should be. Only totals whose parts are all known get an answer; where the group can be read in
// several ways, every reading that a fair reader might have meant counts as right.
import type { Item } from "../model/item.ts";
import type { Quantity, Sprint, Total } from "../model/plan.ts";
import { say, type Value } from "../text/message.ts";
import type { FileIndex } from "./fileIndex.ts";
import { idKey, isGroup } from "./ids.ts";
import { type LoadPart, total } from "./loads.ts";
import { nameOf } from "./naming.ts";
import { sprintKey } from "./planKeys.ts";
import { sameText } from "./references.ts";

/** A sum and what it is made of. */
export interface Computed {
  readonly sum: number;
  readonly parts: readonly (Omit<LoadPart, "label"> & { readonly label: Value })[];
}

/** The sums that a total may state, the likeliest first; empty when its parts are not all known. */
export function computedFor(stated: Total, file: FileIndex): readonly Computed[] {
  if (stated.of === null) return fromParts(stated);
  switch (stated.of.type) {
    case "file":
      // What was not read may be a part of it.
      return file.unread.length > 0 ? [] : fromGroup(leaves(file.items), stated.stated);
    case "epic": {
      const epic = epicNamed(stated.of.name, file);
      if (epic === null) return [];
      const children = file.childrenOf(epic).filter((item) => !isGroup(item));
      return children.length === 0 ? [] : fromGroup(children, stated.stated);
    }
    case "sprint":
    case "velocity": {
      const { type, name } = stated.of;
      const [sprint, ...others] = file.sprints.filter((one) => sprintKey(one.name.value) === sprintKey(name));
      if (sprint === undefined || others.length > 0) return [];
      return type === "sprint" ? fromSprint(sprint, stated.stated, file) : fromVelocity(sprint, stated.stated);
    }
    case "item":
      return fromTasks(stated.of.name, stated.stated, file);
  }
}

function fromParts({ stated, parts }: Total): readonly Computed[] {
  if (parts.length < 2 || parts.some((part) => part.unit !== stated.unit)) return [];
  const labelled = parts.map(({ amount, at }) => ({ label: "", amount, at }));
  return [{ sum: total(parts), parts: labelled }];
}

/** What an epic's own points should be; empty when a story of it is not estimated. */
export function computedForEpic(epic: Item, file: FileIndex): readonly Computed[] {
  const points = epic.estimate?.value.points ?? null;
  const stories = file.childrenOf(epic).filter((item) => !isGroup(item) && file.epicOf(item) === epic);
  if (points === null || epic.estimate === null || stories.length < 2) return [];
  return fromGroup(stories, { amount: points, unit: "points", at: epic.estimate.at });
}

/** Estimates of items, or how many they are. */
function fromGroup(items: readonly Item[], { unit }: Quantity): readonly Computed[] {
  if (items.length === 0) return [];
  if (unit === "items") return countsOf(items);
  const parts = items.flatMap((item): readonly LoadPart[] => {
    const amount = item.estimate?.value[unit] ?? null;
    const isRange = (item.estimate?.value.upTo ?? null) !== null;
    return amount === null || item.estimate === null || isRange
      ? []
      : [{ label: nameOf(item), amount, at: item.estimate.at }];
  });
  return parts.length === items.length ? [{ sum: total(parts), parts }] : [];
}

/** "29 stories" may count the stories alone or everything that is planned. */
function countsOf(items: readonly Item[]): readonly Computed[] {
  const byKind = new Map<string, number>();
  for (const item of items) byKind.set(item.kind, (byKind.get(item.kind) ?? 0) + 1);
  const counts = new Set([items.length, ...byKind.values()]);
  return [...counts].map((sum) => ({ sum, parts: [] }));
}

function fromSprint(sprint: Sprint, stated: Quantity, file: FileIndex): readonly Computed[] {
  if (stated.unit === "items") return countsOf(leaves(file.itemsIn(sprint)));
  const load = file.loadOf(sprint, stated.unit);
  return load.complete && load.parts.length > 0 ? [load] : [];
}

/** What a sprint's own section says was done. */
function fromVelocity({ velocity }: Sprint, { unit }: Quantity): readonly Computed[] {
  if (velocity === null || velocity.unit !== unit) return [];
  return [{ sum: velocity.amount, parts: [{ label: say`velocity`, amount: velocity.amount, at: velocity.at }] }];
}

/** Hours of an item's task lines; the author may have meant tasks, subtasks or both. */
function fromTasks(name: string, { unit }: Quantity, file: FileIndex): readonly Computed[] {
  const [item, ...others] = file.withId(name);
  if (item === undefined || others.length > 0 || unit !== "hours") return [];
  const lines = [item.tasks, item.subtasks, [...item.tasks, ...item.subtasks]];
  return lines.flatMap((tasks) => {
    const parts = tasks.flatMap((task): readonly LoadPart[] =>
      task.hours === null ? [] : [{ label: task.title, amount: task.hours, at: task.hoursAt ?? task.at }],
    );
    return parts.length > 0 && parts.length === tasks.length ? [{ sum: total(parts), parts }] : [];
  });
}

/** Work of its own: no epics, and nothing that other items are nested in. */
function leaves(items: readonly Item[]): readonly Item[] {
  return items.filter((item) => !isGroup(item));
}

function epicNamed(name: string, file: FileIndex): Item | null {
  const byId = idKey(name).key === "" ? [] : file.withId(name).filter(isGroup);
  return byId[0] ?? file.items.find((item) => isGroup(item) && sameText(item.title.value, name)) ?? null;
}
