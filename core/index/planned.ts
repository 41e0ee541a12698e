// Which items stand in which sprint and under which epic.
import type { Item, Reference } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Resolution } from "./fileIndex.ts";
import { idKey, isGroup, keyOfItem } from "./ids.ts";
import { sprintKey } from "./planKeys.ts";

export interface Nesting {
  readonly epicOf: ReadonlyMap<Item, Item>;
  readonly childrenOf: ReadonlyMap<Item, readonly Item[]>;
}

/** Links items to their epics. Where several epics share a name (an overview, then the details) the nearest above counts. */
export function nestingOf(items: readonly Item[]): Nesting {
  const latest = new Map<string, Item>();
  const epicOf = new Map<Item, Item>();
  const childrenOf = new Map<Item, Item[]>();
  const waiting: Item[] = [];
  const link = (item: Item, epic: Item): void => {
    epicOf.set(item, epic);
    const children = childrenOf.get(epic);
    if (children === undefined) childrenOf.set(epic, [item]);
    else children.push(item);
  };
  for (const item of items) {
    const epic = item.epic === null ? undefined : latest.get(epicName(item.epic.value));
    if (epic !== undefined && epic !== item) link(item, epic);
    else if (item.epic !== null) waiting.push(item);
    if (isGroup(item)) for (const name of epicNames(item)) latest.set(name, item);
  }
  for (const item of waiting) {
    const epic = item.epic === null ? undefined : latest.get(epicName(item.epic.value));
    if (epic !== undefined && epic !== item && epicOf.get(epic) !== item) link(item, epic);
  }
  return { epicOf, childrenOf };
}

function epicNames(epic: Item): readonly string[] {
  const key = keyOfItem(epic)?.key;
  const title = titleName(epic.title.value);
  return key === undefined ? [title] : [`id:${key}`, title];
}

/** An epic's name as items give it: by ID when it looks like one, else by title. */
function epicName(name: string): string {
  const { key, word } = idKey(name);
  return word !== null || (/\d/.test(key) && !/\s/.test(name.trim())) ? `id:${key}` : titleName(name);
}

const titleName = (title: string): string => `title:${title.trim().toLowerCase().replace(/\s+/g, " ")}`;

export interface Planning {
  readonly itemsIn: ReadonlyMap<Sprint, readonly Item[]>;
  /** Sprints that the item names come before those that only commit to it. */
  readonly sprintsOf: ReadonlyMap<Item, readonly Sprint[]>;
}

export function planningOf(
  items: readonly Item[],
  sprints: readonly Sprint[],
  resolve: (reference: Reference) => Resolution,
): Planning {
  const itemsIn = new Map<Sprint, Set<Item>>(sprints.map((sprint) => [sprint, new Set<Item>()]));
  const sprintsOf = new Map<Item, Sprint[]>();
  const plan = (item: Item, sprint: Sprint): void => {
    const members = itemsIn.get(sprint);
    if (members === undefined || members.has(item)) return;
    members.add(item);
    const own = sprintsOf.get(item);
    if (own === undefined) sprintsOf.set(item, [sprint]);
    else own.push(sprint);
  };
  const named = new Map<string, Sprint[]>();
  for (const sprint of sprints) {
    const key = sprintKey(sprint.name.value);
    named.set(key, [...(named.get(key) ?? []), sprint]);
  }
  for (const item of items) {
    if (item.sprint !== null) for (const sprint of named.get(sprintKey(item.sprint.value)) ?? []) plan(item, sprint);
  }
  for (const sprint of sprints) {
    for (const commitment of sprint.commitments) {
      const resolution = resolve(commitment.item);
      if (resolution.type === "items") for (const item of resolution.items) plan(item, sprint);
    }
  }
  return { itemsIn: new Map([...itemsIn].map(([sprint, members]) => [sprint, [...members]])), sprintsOf };
}
