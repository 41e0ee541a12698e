// The dependency graph: who needs whom, and the circles in it. Edges come in as a function, so one file and a workspace share it.
import type { Item } from "../model/item.ts";

/** Every group of items that need each other in a circle, as one shortest circle each, in the order they are met. */
export function cyclesAmong(
  items: Iterable<Item>,
  edges: (item: Item) => readonly Item[],
): readonly (readonly Item[])[] {
  const cycles: (readonly Item[])[] = [];
  for (const component of components(items, edges)) {
    const members = new Set(component);
    const [start] = component;
    if (start === undefined) continue;
    if (component.length > 1 || edges(start).includes(start)) {
      const circle = shortestCircle(start, members, edges);
      if (circle !== null) cycles.push(circle);
    }
  }
  return cycles;
}

/** The nodes that are left when those that need nothing, or nothing that is left, are taken away time and again. */
export function knotted(needs: ReadonlyMap<number, readonly number[]>): Iterable<number> {
  const open = new Map<number, number>();
  const back = new Map<number, number[]>();
  const free: number[] = [];
  for (const [node, targets] of needs) {
    const bound = targets.filter((target) => needs.has(target));
    for (const target of bound) {
      const sources = back.get(target);
      if (sources === undefined) back.set(target, [node]);
      else sources.push(node);
    }
    open.set(node, bound.length);
    if (bound.length === 0) free.push(node);
  }
  for (const node of free) {
    open.delete(node);
    for (const source of back.get(node) ?? []) {
      const left = (open.get(source) ?? 0) - 1;
      open.set(source, left);
      if (left === 0) free.push(source);
    }
  }
  return open.keys();
}

/** Tarjan's strongly connected components, without recursion: a chain of ten thousand items is no stack overflow. */
function components(items: Iterable<Item>, edges: (item: Item) => readonly Item[]): readonly (readonly Item[])[] {
  const state = new Map<Item, { order: number; low: number; open: boolean }>();
  const open: Item[] = [];
  const result: (readonly Item[])[] = [];
  const visit = (root: Item): void => {
    const work: { item: Item; next: number }[] = [];
    const enter = (item: Item): void => {
      state.set(item, { order: state.size, low: state.size, open: true });
      open.push(item);
      work.push({ item, next: 0 });
    };
    enter(root);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const own = state.get(frame.item);
      if (own === undefined) return;
      const target = edges(frame.item)[frame.next++];
      if (target !== undefined) {
        const seen = state.get(target);
        if (seen === undefined) enter(target);
        else if (seen.open) own.low = Math.min(own.low, seen.order);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      const parentState = parent === undefined ? undefined : state.get(parent.item);
      if (parentState !== undefined) parentState.low = Math.min(parentState.low, own.low);
      if (own.low === own.order) result.push(closeComponent(frame.item, open, state));
    }
  };
  for (const item of items) if (!state.has(item)) visit(item);
  return result;
}

function closeComponent(root: Item, open: Item[], state: ReadonlyMap<Item, { open: boolean }>): readonly Item[] {
  const members: Item[] = [];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const own = state.get(item);
    if (own !== undefined) own.open = false;
    members.push(item);
    if (item === root) break;
  }
  return members.reverse();
}

/** Breadth first from the item back to itself; the first item is not repeated at the end. */
function shortestCircle(
  start: Item,
  members: ReadonlySet<Item>,
  edges: (item: Item) => readonly Item[],
): readonly Item[] | null {
  const cameFrom = new Map<Item, Item>();
  const queue: Item[] = [start];
  for (const item of queue) {
    for (const target of edges(item)) {
      if (target === start) {
        const circle = [item];
        for (let step = cameFrom.get(item); step !== undefined; step = cameFrom.get(step)) circle.push(step);
        return circle.reverse();
      }
      if (members.has(target) && !cameFrom.has(target)) {
        cameFrom.set(target, item);
        queue.push(target);
      }
    }
  }
  return null;
}
