// Links one reading: IDs, epics, sprints, references, aggregates. Building is cheap; each answer is computed on demand.
import type { Item, Reference } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Reading } from "../model/reading.ts";
import { inOrder } from "../text/numbering.ts";
import type { Anchor, Place } from "../text/span.ts";
import { contains } from "../text/span.ts";
import { chunkDifference, chunkwiseOf } from "./chunkwise.ts";
import { dependents, edgesOf, graphOf, statedIn } from "./edges.ts";
import { byKey, byLetter, byStem } from "./groupings.ts";
import { familiesOf, familyStatistics } from "./families.ts";
import type { FileIndex, Resolution } from "./fileIndex.ts";
import { idKey, keyOfItem, namespaceFit } from "./ids.ts";
import { lazy, lazyFor } from "./lazy.ts";
import { lineageOf } from "./lineage.ts";
import { roleLoads, sprintLoad } from "./loads.ts";
import { nearKnown } from "./nearest.ts";
import { nestingOf, planningOf } from "./planned.ts";
import { itemsIn, ranksOf } from "./ranks.ts";
import { type Lookup, resolveReference } from "./references.ts";
import { carriers, siblingsIn, siblingsName } from "./siblings.ts";

const nothing: readonly never[] = [];

/** What decides where an item is planned and nested, and what a reference to it means. */
export const linkFacets = ["id", "kind", "name", "plan", "sprints", "references"] as const;
const nestingFacets = ["id", "kind", "name", "plan"] as const;

// What answers are kept under.
const questions = {
  families: {},
  nesting: {},
  siblings: {},
  planning: {},
  edges: {},
  graph: {},
};

/**
 * Links a reading. The reading's objects are used as they are, so what did not change keeps its identity; answers of the
 * index of `previous` that rest on nothing that changed are taken over.
 */
export function buildFileIndex(reading: Reading, previous: Reading | null = null): FileIndex {
  const { items, sprints } = reading;
  const chunks = chunkDifference(previous?.chunks ?? nothing, reading.chunks);
  const ranks = ranksOf(reading, previous, chunks);
  const ofChunks = chunkwiseOf(reading, previous, chunks);
  const lineage = lineageOf(reading, previous, ranks, chunks);
  const { facets, orderOf, derive, follow, numbering } = lineage;
  const sprintOrder = lazy(() => new Map<Sprint, number>(sprints.map((sprint, index) => [sprint, index])));
  const text = lazy(() => reading.original?.text ?? reading.chunks.map((chunk) => chunk.anchor.text).join(""));

  const numbered = (numbers: Iterable<number>): readonly Item[] => inOrder(numbers, numbering);
  const firstOf = (numbers: Iterable<number>): number => {
    let first = items.length;
    for (const number of numbers) first = Math.min(first, numbering.positions[number] ?? first);
    return first;
  };
  const itemsAt = (found: readonly number[] | undefined): readonly Item[] => {
    const there: Item[] = [];
    for (const position of found ?? nothing) {
      const item = items[position];
      if (item !== undefined) there.push(item);
    }
    return there;
  };
  const sprintsAt = (found: readonly number[] | undefined): readonly Sprint[] =>
    found === undefined ? nothing : found.flatMap((position) => sprints[position] ?? nothing);

  const families = lazy(() => {
    const statistics = derive(questions.families, ["id", "kind"], () => familyStatistics(items));
    return familiesOf(statistics, () => {
      const letters = follow(byLetter).names();
      return { numbering, keys: follow(byKey), letters, known: follow(nearKnown) };
    });
  });
  const nesting = lazy(() => derive(questions.nesting, nestingFacets, () => nestingPositions(items, orderOf)));
  const siblings = lazy(() =>
    derive(questions.siblings, ["kind", "carries"], () => siblingsIn(follow(carriers), firstOf)),
  );

  const offsetOf = (anchor: Anchor): number => reading.chunks[ranks.of(anchor)]?.start ?? 0;

  function withId(id: string): readonly Item[] {
    const { key, word } = idKey(id);
    if (key === "") return nothing;
    let best = 0;
    let fitting: Item[] = [];
    for (const item of numbered(follow(byKey).of(key))) {
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
    derive(questions.planning, linkFacets, () => {
      const plan = planningOf(items, sprints, (reference) => resolveReference(reference, null, unplanned));
      const itemsIn = sprints.map((sprint) => (plan.itemsIn.get(sprint) ?? nothing).map(orderOf));
      const sprintsOf = new Map<number, readonly number[]>();
      for (const [item, own] of plan.sprintsOf) {
        sprintsOf.set(
          orderOf(item),
          own.map((sprint) => sprintOrder().get(sprint) ?? -1),
        );
      }
      return { itemsIn, sprintsOf };
    }),
  );
  const sprintsOf = (item: Item): readonly Sprint[] => sprintsAt(planning().sprintsOf.get(orderOf(item)));
  const lookup: Lookup = {
    items,
    sprints,
    families,
    orderOf,
    withId,
    withStem: (stem) => numbered(follow(byStem).of(stem)),
    epicOf: (item) => items[nesting().epicOf.get(orderOf(item))?.[0] ?? -1] ?? null,
    childrenOf: (epic) => itemsAt(nesting().childrenOf.get(orderOf(epic))),
    sprintOf: (item) => sprintsOf(item)[0] ?? null,
    itemsIn: (sprint) => itemsAt(planning().itemsIn[sprintOrder().get(sprint) ?? -1]),
  };
  const unplanned: Lookup = { ...lookup, sprints: nothing, sprintOf: () => null, itemsIn: () => nothing };

  const stated = lazy(() => statedIn(lineage, (reference, from) => resolveReference(reference, from, lookup)));
  const edges = lazy(() => derive(questions.edges, linkFacets, () => edgesOf(stated(), lineage)));
  const resolutions = new WeakMap<Reference, Resolution>();
  function resolve(reference: Reference, from: Item | null): Resolution {
    let known = resolutions.get(reference);
    if (known === undefined) {
      known = resolveReference(reference, from, lookup);
      // "Everything before me" cannot contain what waits for me.
      if (reference.type === "group" && from !== null && known.type === "items") {
        const waiting = dependents(orderOf(from), edges().neededBy);
        const others = known.items.filter((item) => !waiting.has(orderOf(item)));
        known = others.length > 0 ? { type: "items", items: others } : { type: "unknown" };
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
  const graph = lazy(() => derive(questions.graph, linkFacets, () => graphOf(edges(), lineage, resolve)));

  return {
    ...reading,
    get text() {
      return text();
    },
    get families() {
      return families();
    },
    facets,
    derive,
    follow,
    numbering,
    *warm() {
      for (const part of [families, nesting, siblings, planning, stated, edges, graph]) {
        part();
        yield;
      }
    },
    ofChunks,
    rankOf: ranks.of,
    holds: (anchor) => ranks.of(anchor) >= 0,
    offsetOf,
    spanOf(place) {
      const start = offsetOf(place.anchor);
      const { original } = reading;
      return original
        ? { start: original.toFile(start + place.start), end: original.toFile(start + place.end) }
        : { start: start + place.start, end: start + place.end };
    },
    itemAt: (place) => (ranks.of(place.anchor) < 0 ? null : innermost(itemsIn(items, place.anchor, ranks.of), place)),
    orderOf,
    withId,
    epicOf: lookup.epicOf,
    childrenOf: lookup.childrenOf,
    sprintOf: lookup.sprintOf,
    sprintsOf,
    itemsIn: lookup.itemsIn,
    resolve,
    dependenciesOf: (item) => itemsAt(graph().needs.get(orderOf(item))),
    dependentsOf: (item) => itemsAt(graph().neededBy.get(orderOf(item))),
    get links() {
      return { epicOf: nesting().epicOf, needs: graph().needs, sprintsOf: planning().sprintsOf };
    },
    siblingsOf(item) {
      const own = siblings().get(siblingsName(item));
      const { kind, dialect } = item;
      const { count, first, carrying } = own ?? { count: 0, first: -1, carrying: () => 0 };
      return { kind, dialect, count, first: items[first] ?? item, carrying };
    },
    get siblings() {
      return [...siblings().values()];
    },
    loadOf: (sprint, unit) => loadFor(sprint)[unit](),
    rolesOf: (sprint) => loadFor(sprint).roles(),
  };
}

function asPositions(
  links: ReadonlyMap<Item, readonly Item[]>,
  orderOf: (item: Item) => number,
): ReadonlyMap<number, readonly number[]> {
  return new Map([...links].map(([item, targets]) => [orderOf(item), targets.map(orderOf)]));
}

function nestingPositions(items: readonly Item[], orderOf: (item: Item) => number) {
  const { epicOf, childrenOf } = nestingOf(items);
  return {
    epicOf: new Map([...epicOf].map(([item, epic]) => [orderOf(item), [orderOf(epic)]])),
    childrenOf: asPositions(childrenOf, orderOf),
  };
}

function innermost(items: readonly Item[], place: Place): Item | null {
  let best: Item | null = null;
  for (const item of items) {
    if (contains(item.at, place) && (best === null || item.at.end - item.at.start <= best.at.end - best.at.start))
      best = item;
  }
  return best;
}
