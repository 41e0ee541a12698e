// Links one reading: IDs, epics, sprints, references, aggregates. Building is cheap; each answer is computed on demand.
import type { Item, Reference } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Reading } from "../model/reading.ts";
import type { Anchor, Place } from "../text/span.ts";
import { contains } from "../text/span.ts";
import { familiesOf } from "./families.ts";
import type { FileIndex, Resolution } from "./fileIndex.ts";
import { idKey, keyOfItem, namespaceFit } from "./ids.ts";
import { lazy, lazyFor } from "./lazy.ts";
import { roleLoads, sprintLoad } from "./loads.ts";
import { nestingOf, planningOf } from "./planned.ts";
import { type Lookup, resolveReference } from "./references.ts";
import { siblingsOf } from "./siblings.ts";

const nothing: readonly never[] = [];

/** Links a reading. The reading's objects are used as they are, so what did not change keeps its identity. */
export function buildFileIndex(reading: Reading): FileIndex {
  const starts = lazy(() => new Map<Anchor, number>(reading.chunks.map((chunk) => [chunk.anchor, chunk.start])));
  const order = lazy(() => new Map<Item, number>(reading.items.map((item, index) => [item, index])));
  const text = lazy(() => reading.original?.text ?? reading.chunks.map((chunk) => chunk.anchor.text).join(""));
  const families = lazy(() => familiesOf(reading.items));
  const nesting = lazy(() => nestingOf(reading.items));
  const siblings = lazy(() => siblingsOf(reading.items));
  const byKey = lazy(() => groupByKey(reading.items));
  const byAnchor = lazy(() => groupBy(reading.items, (item) => item.at.anchor));

  const offsetOf = (anchor: Anchor): number => starts().get(anchor) ?? 0;

  function withId(id: string): readonly Item[] {
    const { key, word } = idKey(id);
    if (key === "") return nothing;
    let best = 0;
    let fitting: Item[] = [];
    for (const item of byKey().get(key) ?? nothing) {
      const fit = namespaceFit(word, keyOfItem(item)?.word ?? null);
      if (fit > best) {
        best = fit;
        fitting = [item];
      } else if (fit === best && fit > 0) fitting.push(item);
    }
    return fitting;
  }

  // Sprints are found through commitments, which name items by ID, epic or range, never by sprint.
  const planning = lazy(() =>
    planningOf(reading.items, reading.sprints, (reference) => resolveReference(reference, null, unplanned)),
  );
  const lookup: Lookup = {
    items: reading.items,
    sprints: reading.sprints,
    families,
    orderOf: (item) => order().get(item) ?? -1,
    withId,
    epicOf: (item) => nesting().epicOf.get(item) ?? null,
    childrenOf: (epic) => nesting().childrenOf.get(epic) ?? nothing,
    sprintOf: (item) => planning().sprintsOf.get(item)?.[0] ?? null,
    itemsIn: (sprint) => planning().itemsIn.get(sprint) ?? nothing,
  };
  const unplanned: Lookup = { ...lookup, sprints: nothing, sprintOf: () => null, itemsIn: () => nothing };

  const edges = lazy(() => edgesOf(reading.items, (reference, from) => resolveReference(reference, from, lookup)));
  const resolutions = new WeakMap<Reference, Resolution>();
  function resolve(reference: Reference, from: Item | null): Resolution {
    let known = resolutions.get(reference);
    if (known === undefined) {
      known = resolveReference(reference, from, lookup);
      // "Everything before me" cannot contain what waits for me.
      if (reference.type === "group" && from !== null && known.type === "items") {
        const waiting = dependents(from, edges().explicitDependents);
        const items = known.items.filter((item) => !waiting.has(item));
        known = items.length > 0 ? { type: "items", items } : { type: "unknown" };
      }
      resolutions.set(reference, known);
    }
    return known;
  }

  const loads = { itemsIn: lookup.itemsIn, resolve };
  const loadFor = lazyFor((sprint: Sprint) => ({
    points: lazy(() => sprintLoad(sprint, loads, "points")),
    hours: lazy(() => sprintLoad(sprint, loads, "hours")),
    days: lazy(() => sprintLoad(sprint, loads, "days")),
    roles: lazy(() => roleLoads(sprint, loads)),
  }));
  const graph = lazy(() => graphOf(reading.items, edges(), resolve));

  return {
    ...reading,
    get text() {
      return text();
    },
    get families() {
      return families();
    },
    holds: (anchor) => starts().has(anchor),
    offsetOf,
    spanOf(place) {
      const start = offsetOf(place.anchor);
      const { original } = reading;
      return original
        ? { start: original.toFile(start + place.start), end: original.toFile(start + place.end) }
        : { start: start + place.start, end: start + place.end };
    },
    itemAt: (place) => innermost(byAnchor().get(place.anchor) ?? nothing, place),
    orderOf: lookup.orderOf,
    withId,
    epicOf: lookup.epicOf,
    childrenOf: lookup.childrenOf,
    sprintOf: lookup.sprintOf,
    sprintsOf: (item) => planning().sprintsOf.get(item) ?? nothing,
    itemsIn: lookup.itemsIn,
    resolve,
    dependenciesOf: (item) => graph().needs.get(item) ?? nothing,
    dependentsOf: (item) => graph().neededBy.get(item) ?? nothing,
    siblingsOf: (item) => siblings()(item),
    loadOf: (sprint, unit) => loadFor(sprint)[unit](),
    rolesOf: (sprint) => loadFor(sprint).roles(),
  };
}

function groupByKey(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  return groupBy(
    items.filter((item) => keyOfItem(item) !== null),
    (item) => keyOfItem(item)?.key ?? "",
  );
}

function groupBy<Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function innermost(items: readonly Item[], place: Place): Item | null {
  let best: Item | null = null;
  for (const item of items) {
    if (contains(item.at, place) && (best === null || item.at.end - item.at.start <= best.at.end - best.at.start))
      best = item;
  }
  return best;
}

type Edges = ReadonlyMap<Item, readonly Item[]>;

/** Edges by ID and range alone: the ground on which sets such as "all previous stories" are expanded. */
function edgesOf(
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

function graphOf(
  items: readonly Item[],
  edges: { readonly explicit: Edges },
  resolve: (reference: Reference, from: Item) => Resolution,
): { readonly needs: Edges; readonly neededBy: Edges } {
  const needs = new Map<Item, readonly Item[]>(edges.explicit);
  for (const item of items) {
    const groups = item.dependsOn.filter((reference) => reference.type === "group");
    if (groups.length === 0) continue;
    const own = new Set(needs.get(item) ?? nothing);
    for (const group of groups) for (const target of certain(group, resolve(group, item))) own.add(target);
    needs.set(item, [...own]);
  }
  return { needs, neededBy: turned(needs) };
}

function turned(edges: Edges): Edges {
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
function dependents(item: Item, back: Edges): ReadonlySet<Item> {
  const seen = new Set<Item>();
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
