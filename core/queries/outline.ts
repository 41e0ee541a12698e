// A document's outline: epics hold their stories, stories their criteria; sprints hold what they commit to.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Criterion, Estimate, Item, ItemKind, Status, Value as Written } from "../model/item.ts";
import type { Capacity, Sprint, Unit } from "../model/plan.ts";
import type { Place } from "../text/span.ts";
import { amountOf, labelled } from "../index/amounts.ts";
import { lazyFor } from "../index/lazy.ts";
import { itemsIn } from "../index/ranks.ts";
import { joined, type Message, say, type Value } from "../text/message.ts";
import { stateWords } from "../index/naming.ts";

export interface OutlineNode {
  readonly kind: ItemKind | "criterion" | "sprint";
  readonly label: string;
  /** What stands beside the label: estimate, status, capacity. */
  readonly detail: Message;
  readonly state: Status | null;
  /** Everything that belongs to it, without its children. */
  readonly at: Place;
  /** What to select when it is chosen. */
  readonly head: Place;
  readonly children: readonly OutlineNode[];
}

/**
 * Items that no epic holds stand at the top, in document order, followed by the sprints. An item that holds none is the same node
 * while it is the same item.
 */
export function outline(file: FileIndex): readonly OutlineNode[] {
  const node = (item: Item): OutlineNode => {
    const own = itemNode(item);
    const held = heldBy(file, item);
    return held.length === 0 ? own : { ...own, children: [...own.children, ...held.map(node)] };
  };
  return [...heldBy(file, null).map(node), ...file.sprints.map((sprint) => sprintNode(file, sprint))];
}

const nests = new WeakMap<FileIndex, ReadonlyMap<Item | null, readonly Item[]>>();

/** The items that an item holds, or those that none holds, in document order. */
export function heldBy(file: FileIndex, holder: Item | null): readonly Item[] {
  let nest = nests.get(file);
  if (nest === undefined) nests.set(file, (nest = nestOf(file)));
  return nest.get(holder) ?? [];
}

function nestOf(file: FileIndex): ReadonlyMap<Item | null, readonly Item[]> {
  const nest = new Map<Item | null, Item[]>();
  for (const item of file.items) {
    const holder = holderOf(file, item);
    const held = nest.get(holder);
    if (held === undefined) nest.set(holder, [item]);
    else held.push(item);
  }
  return nest;
}

/** The epic or item that an item stands under. One that comes after it does not hold it: it could send us in a circle. */
export function holderOf(file: FileIndex, item: Item): Item | null {
  const epic = file.epicOf(item);
  return epic !== null && file.orderOf(epic) < file.orderOf(item) ? epic : null;
}

const itemNode = lazyFor(
  (item: Item): OutlineNode => ({
    kind: item.kind,
    label: nameOf(item),
    detail: itemDetail(item),
    state: item.status?.value ?? null,
    at: item.at,
    head: item.head,
    children: item.criteria.map(criterionNode),
  }),
);

/** "5 points · done", as far as it is known. */
export function itemDetail({ estimate, status }: Item): Message {
  return facts(estimate && estimateText(estimate), status && stateWords[status.value]);
}

/** What is known, with dots between. */
export function facts(...known: readonly (Value | null)[]): Message {
  const isEmpty = (one: Value): boolean => one === "" || (typeof one === "object" && one.template === "");
  return joined(
    known.flatMap((one) => (one === null || isEmpty(one) ? [] : [one])),
    " · ",
  );
}

function criterionNode(criterion: Criterion): OutlineNode {
  const state = criterion.checked === null ? null : criterion.checked ? "done" : "todo";
  return {
    kind: "criterion",
    label: criterion.text,
    detail: facts(),
    state,
    at: criterion.at,
    head: criterion.at,
    children: [],
  };
}

/** From a sprint's head to the end of what belongs to it alone, before the first item or sprint that is defined in it. */
export function sectionOf(file: FileIndex, { at }: Sprint): Place {
  const { anchor, start } = at;
  const near = [...itemsIn(file.items, anchor, file.rankOf), ...file.sprints];
  const others = near.filter((one) => one.at.anchor === anchor && one.at.start > start);
  const text = anchor.text.slice(start, Math.min(...others.map((one) => one.at.start))).trimEnd();
  return { anchor, start, end: Math.max(at.end, start + text.length) };
}

function sprintNode(file: FileIndex, sprint: Sprint): OutlineNode {
  return {
    kind: "sprint",
    label: sprintName(sprint),
    detail: facts(...sprint.capacity.filter((capacity) => capacity.role === null).map(capacityText)),
    state: sprint.status?.value ?? null,
    at: sectionOf(file, sprint),
    head: sprint.name.at,
    children: [],
  };
}

/** "US-001 Login", or the title alone. */
export function nameOf(item: Item): string {
  return item.id === null ? item.title.value : `${item.id.value} ${item.title.value}`;
}

/** "Sprint 1: Foundations", or the name alone. */
export function sprintName(sprint: Sprint): string {
  const name = sprint.name.value;
  return sprint.title === "" || sprint.title.startsWith(name) ? sprint.title || name : `${name}: ${sprint.title}`;
}

/** "5 points", "12 h", else as written. */
export function estimateText({ value, raw }: Written<Estimate>): Value {
  if (value.points !== null) return amountOf(value.points, "points");
  if (value.hours !== null) return say`${value.hours} h`;
  return raw;
}

function inUnit(figure: Value, unit: Unit): Message {
  switch (unit) {
    case "points":
      return say`${figure} points`;
    case "hours":
      return say`${figure} h`;
    case "days":
      return say`${figure} days`;
    case "items":
      return say`${figure} items`;
  }
}

export function capacityText({ amount, upTo, unit, role }: Capacity): Message {
  const range = upTo === amount ? amount : say`${amount}–${upTo}`;
  return say`${labelled(role ?? "", inUnit(range, unit))}`;
}
