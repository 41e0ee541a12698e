// A document's outline: epics hold their stories, stories their criteria; sprints hold what they commit to.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Criterion, Estimate, Item, ItemKind, Status, Value } from "../model/item.ts";
import type { Capacity, Sprint } from "../model/plan.ts";
import type { Place } from "../text/span.ts";

export interface OutlineNode {
  readonly kind: ItemKind | "criterion" | "sprint";
  readonly label: string;
  /** What stands beside the label: estimate, status, capacity. */
  readonly detail: string;
  readonly state: Status | null;
  /** Everything that belongs to it, without its children. */
  readonly at: Place;
  /** What to select when it is chosen. */
  readonly head: Place;
  readonly children: readonly OutlineNode[];
}

/**
 * Items that no epic holds stand at the top, in document order, followed by the sprints. With `planned` a sprint holds
 * the items that it plans, which stand elsewhere in the document.
 */
export function outline(file: FileIndex, planned = false): readonly OutlineNode[] {
  const order = new Map(file.items.map((item, position) => [item, position]));
  const children = new Map<Item, Item[]>();
  const roots: Item[] = [];
  for (const [position, item] of file.items.entries()) {
    const epic = file.epicOf(item);
    // An epic comes before its stories; one that does not could send us in a circle.
    if (epic === null || (order.get(epic) ?? position) >= position) roots.push(item);
    else {
      const siblings = children.get(epic);
      if (siblings === undefined) children.set(epic, [item]);
      else siblings.push(item);
    }
  }
  const node = (item: Item): OutlineNode => itemNode(item, (children.get(item) ?? []).map(node));
  return [...roots.map(node), ...file.sprints.map((sprint) => sprintNode(sprint, planned ? file.itemsIn(sprint) : []))];
}

function itemNode(item: Item, below: readonly OutlineNode[]): OutlineNode {
  return {
    kind: item.kind,
    label: nameOf(item),
    detail: [item.estimate && estimateText(item.estimate), item.status?.value].filter(Boolean).join(" · "),
    state: item.status?.value ?? null,
    at: item.at,
    head: item.head,
    children: [...item.criteria.map(criterionNode), ...below],
  };
}

function criterionNode(criterion: Criterion): OutlineNode {
  const state = criterion.checked === null ? null : criterion.checked ? "done" : "todo";
  return {
    kind: "criterion",
    label: criterion.text,
    detail: "",
    state,
    at: criterion.at,
    head: criterion.at,
    children: [],
  };
}

function sprintNode(sprint: Sprint, items: readonly Item[]): OutlineNode {
  return {
    kind: "sprint",
    label: sprintName(sprint),
    detail: sprint.capacity
      .filter((capacity) => capacity.role === null)
      .map(capacityText)
      .join(" · "),
    state: sprint.status?.value ?? null,
    at: sprint.at,
    head: sprint.name.at,
    children: items.map((item) => ({ ...itemNode(item, []), children: [] })),
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
export function estimateText({ value, raw }: Value<Estimate>): string {
  if (value.points !== null) return `${value.points} ${value.points === 1 ? "point" : "points"}`;
  if (value.hours !== null) return `${value.hours} h`;
  return raw;
}

export function capacityText({ amount, upTo, unit, role }: Capacity): string {
  const range = upTo === amount ? `${amount}` : `${amount}–${upTo}`;
  return `${role === null ? "" : `${role} `}${range} ${unit === "hours" ? "h" : unit}`;
}
