// Who needs whom in one file: edges by ID and range, the sets that are expanded on their ground, and what waits for an item.
import type { Item, Reference } from "../model/item.ts";
import type { Resolution } from "./fileIndex.ts";

const nothing: readonly never[] = [];

export type Edges = ReadonlyMap<Item, readonly Item[]>;

/** Edges by ID and range alone: the ground on which sets such as "all previous stories" are expanded. */
export function edgesOf(
  items: readonly Item[],
  resolve: (reference: Reference, from: Item) => Resolution,
): { readonly explicit: Edges; readonly explicitDependents: Edges } {
  const explicit = new Map<Item, Item[]>();
  const add = (item: Item, needs: Item): void => {
    const known = explicit.get(item) ?? [];
    if (!known.includes(needs)) explicit.set(item, [...known, needs]);
  };
  for (const item of items) {
    for (const reference of item.dependsOn) {
      if (reference.type !== "group")
        for (const target of certain(reference, resolve(reference, item))) add(item, target);
    }
    for (const reference of item.blocks) {
      if (reference.type !== "group")
        for (const target of certain(reference, resolve(reference, item))) add(target, item);
    }
  }
  return { explicit, explicitDependents: turned(explicit) };
}

/** One ID that fits several items names none of them for certain. */
function certain(reference: Reference, resolution: Resolution): readonly Item[] {
  if (resolution.type !== "items") return nothing;
  return reference.type === "id" && resolution.items.length > 1 ? nothing : resolution.items;
}

export function graphOf(
  items: readonly Item[],
  explicit: ReadonlyMap<Item | undefined, readonly Item[]>,
  resolve: (reference: Reference, from: Item) => Resolution,
): { readonly needs: Edges; readonly neededBy: Edges } {
  const needs = new Map<Item, readonly Item[]>();
  for (const [item, targets] of explicit) if (item !== undefined) needs.set(item, targets);
  for (const item of items) {
    const groups = item.dependsOn.filter((reference) => reference.type === "group");
    if (groups.length === 0) continue;
    const own = new Set(needs.get(item) ?? nothing);
    for (const group of groups) for (const target of certain(group, resolve(group, item))) own.add(target);
    needs.set(item, [...own]);
  }
  return { needs, neededBy: turned(needs) };
}

/** The same edges, by what they lead to. */
export function turned(edges: Edges): Edges {
  const back = new Map<Item, Item[]>();
  for (const [item, targets] of edges) {
    for (const target of targets) {
      const sources = back.get(target);
      if (sources === undefined) back.set(target, [item]);
      else sources.push(item);
    }
  }
  return back;
}

/** Everything that waits for an item, directly or not. */
export function dependents(item: number, back: ReadonlyMap<number, readonly number[]>): ReadonlySet<number> {
  const seen = new Set<number>();
  const queue = [item];
  for (const one of queue) {
    for (const source of back.get(one) ?? nothing) {
      if (!seen.has(source)) {
        seen.add(source);
        queue.push(source);
      }
    }
  }
  return seen;
}
