// Who needs whom in one file: edges by ID and range, the sets that are expanded on their ground, and what waits for an item.
import type { Item, Reference } from "../model/item.ts";
import { type Change, grouping } from "../text/followed.ts";
import { subjectAt } from "../text/numbering.ts";
import { differs } from "./facets.ts";
import type { Resolution } from "./fileIndex.ts";
import { byKey } from "./groupings.ts";
import { idKey, keyOfItem } from "./ids.ts";
import type { Lineage } from "./lineage.ts";

const nothing: readonly never[] = [];

type Resolve = (reference: Reference, from: Item) => Resolution;

/** Items by what leads to them or what they lead to: positions. */
export type Edges = ReadonlyMap<number, readonly number[]>;

export interface Graph {
  readonly needs: Edges;
  readonly neededBy: Edges;
}

/** An edge that an item states, for itself or for what it blocks: the numbers of who needs and of what is needed. */
type Edge = readonly [from: number, to: number];

/** By the number of the item that states them. */
export type Stated = ReadonlyMap<number, readonly Edge[]>;

const statedQuestion = {};

/** Items by what their references name: "id us7" for the key of an ID; ranges and groups by their type. */
const byReference = grouping(({ dependsOn, blocks }: Item) =>
  [...dependsOn, ...blocks].map((one) => (one.type === "id" ? `id ${idKey(one.id).key}` : one.type)),
);

/** The edges that items state by ID and range. Made of those before an edit, so it is to be asked after each. */
export function statedIn(lineage: Lineage, resolve: Resolve): Stated {
  return lineage.evolve(
    statedQuestion,
    ["sprints"],
    () => withStated(new Map(), lineage.numbering.numbers, lineage, resolve),
    (before, changes) => withStated(before, concerned(changes, lineage), lineage, resolve),
  );
}

/** Edges by ID and range alone: the ground on which sets such as "all previous stories" are expanded. */
export function edgesOf(stated: Stated, { numbering }: Lineage): Graph {
  const needs = new Map<number, number[]>();
  const at = (number: number): number => numbering.positions[number] ?? -1;
  for (const number of numbering.numbers) {
    for (const [from, to] of stated.get(number) ?? nothing) {
      const own = needs.get(at(from));
      if (own === undefined) needs.set(at(from), [at(to)]);
      else if (!own.includes(at(to))) own.push(at(to));
    }
  }
  return { needs, neededBy: turned(needs) };
}

/** The numbers of items whose references may mean something else after some changes. */
function concerned(changes: readonly Change<Item>[], { follow }: Lineage): ReadonlySet<number> {
  const numbers = new Set(changes.map(({ number }) => number));
  const moved = changes.filter(
    ({ old, now }) => !old || !now || (["id", "kind", "name", "plan"] as const).some((one) => differs(one, old, now)),
  );
  if (moved.length === 0) return numbers;
  const references = follow(byReference);
  const keys = follow(byKey);
  const add = (name: string): void => {
    for (const number of references.of(name)) numbers.add(number);
  };
  for (const { old, now } of moved)
    for (const item of [old, now]) {
      const key = item === null ? undefined : keyOfItem(item)?.key;
      if (key === undefined) continue;
      add(`id ${key}`);
      // "T5" names T5a where there is no T5.
      add(`id ${key.replace(/-?[a-z]$/, "")}`);
    }
  add("range");
  // Of several items of an ID the one beside counts; what names none may name a sprint, and what is planned in it.
  for (const key of keys.shared()) add(`id ${key}`);
  for (const name of references.names()) if (name.startsWith("id ") && !keys.has(name.slice(3))) add(name);
  return numbers;
}

/** What is stated after some items were looked at anew; the same object where all of it is as it was. */
function withStated(before: Stated, numbers: Iterable<number>, lineage: Lineage, resolve: Resolve): Stated {
  const { numbering, orderOf } = lineage;
  const numberOf = (item: Item): number => numbering.numbers[orderOf(item)] ?? -1;
  let stated: Map<number, readonly Edge[]> | null = null;
  for (const number of numbers) {
    const item = subjectAt(numbering, number);
    const [old, now] = [before.get(number) ?? nothing, item === null ? nothing : statedBy(item, resolve, numberOf)];
    if (old.length === now.length && old.every(([from, to], at) => now[at]?.[0] === from && now[at][1] === to))
      continue;
    stated ??= new Map(before);
    if (now.length === 0) stated.delete(number);
    else stated.set(number, now);
  }
  return stated ?? before;
}

function statedBy(item: Item, resolve: Resolve, numberOf: (item: Item) => number): readonly Edge[] {
  if (item.dependsOn.length === 0 && item.blocks.length === 0) return nothing;
  const own = numberOf(item);
  const targets = (references: readonly Reference[]): readonly number[] =>
    references.flatMap((one) => (one.type === "group" ? [] : certain(one, resolve(one, item)).map(numberOf)));
  return [
    ...targets(item.dependsOn).map((to): Edge => [own, to]),
    ...targets(item.blocks).map((from): Edge => [from, own]),
  ];
}

/** One ID that fits several items names none of them for certain. */
function certain(reference: Reference, resolution: Resolution): readonly Item[] {
  if (resolution.type !== "items") return nothing;
  return reference.type === "id" && resolution.items.length > 1 ? nothing : resolution.items;
}

/** The edges with what sets stand for. */
export function graphOf(edges: Graph, lineage: Lineage, resolve: Resolve): Graph {
  const { numbering, follow, orderOf } = lineage;
  const asking = [...follow(byReference).of("group")].map((number) => numbering.positions[number] ?? -1);
  if (asking.length === 0) return edges;
  const needs = new Map(edges.needs);
  for (const position of asking.sort((a, b) => a - b)) {
    const item = numbering.subjects[position];
    const groups = item?.dependsOn.filter(({ type }) => type === "group") ?? nothing;
    if (item === undefined || groups.length === 0) continue;
    const own = new Set(needs.get(position) ?? nothing);
    for (const group of groups) for (const target of certain(group, resolve(group, item))) own.add(orderOf(target));
    needs.set(position, [...own]);
  }
  return { needs, neededBy: turned(needs) };
}

/** The same edges, by what they lead to. */
export function turned<Node>(edges: ReadonlyMap<Node, readonly Node[]>): ReadonlyMap<Node, readonly Node[]> {
  const back = new Map<Node, Node[]>();
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
export function dependents(item: number, back: Edges): ReadonlySet<number> {
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
