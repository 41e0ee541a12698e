// Compares the sprints of an item and of what it needs; sprints without an order of their own say nothing.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf } from "../index/naming.ts";
import { sprintNumber } from "../index/planKeys.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { defineRule, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

export const scheduledBeforeDependency = defineRule({
  id: "scheduled-before-dependency",
  category: "dependencies",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item is planned in an earlier sprint than something it depends on.",
  why: "As planned, the item waits for work that has not begun. The same sprint is fine: the order within it is the team's. Finished work is history and is left alone.",
  examples: [
    {
      bad: [
        "## Sprint 1",
        "",
        "| ID | Story | Dependencies |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | None |",
        "| US-002 | Send a receipt | ⟦US-003⟧ |",
        "",
        "## Sprint 2",
        "",
        "| ID | Story | Dependencies |",
        "| --- | --- | --- |",
        "| US-003 | Pay by card | US-001 |",
      ].join("\n"),
      good: [
        "## Sprint 1",
        "",
        "| ID | Story | Dependencies |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | None |",
        "| US-003 | Pay by card | US-001 |",
        "",
        "## Sprint 2",
        "",
        "| ID | Story | Dependencies |",
        "| --- | --- | --- |",
        "| US-002 | Send a receipt | US-003 |",
      ].join("\n"),
    },
  ],
  reads: (item, context) => {
    if (item.dependsOn.length === 0) return [];
    const { file, workspace } = context;
    const needs = item.dependsOn.flatMap((reference): readonly unknown[] => {
      const resolution = workspace.resolve(reference, item, file);
      if (resolution.type !== "items") return [resolution.type];
      const works = worksOf(resolution.items, file);
      return works.flatMap((work) => [nameOf(work), work.status?.value, ...namesOf(file.sprintsOf(work))]);
    });
    return [...namesOf(file.sprintsOf(item)), ...needs];
  },
  *check(item, { file, workspace }) {
    const own = orders(item, file);
    if (own === null || item.status?.value === "done") return;
    for (const reference of item.dependsOn) {
      // "Everything before me" is ordered by what it says, not by the plan.
      if (reference.type === "group" && (reference.group === "all" || reference.group === "previous")) continue;
      const resolution = workspace.resolve(reference, item, file);
      if (resolution.type !== "items" || (reference.type === "id" && resolution.items.length > 1)) continue;
      const later = worksOf(resolution.items, file).filter((work) => isLater(work, own, file));
      const [worst] = later.sort((a, b) => (orders(b, file)?.first ?? 0) - (orders(a, file)?.first ?? 0));
      const target = worst === undefined ? null : file.sprintOf(worst);
      if (worst === undefined || target === null) continue;
      const what =
        later.length > 1 ? say`${later.length} items, among them \`${nameOf(worst)}\`` : say`\`${nameOf(worst)}\``;
      yield {
        at: reference.at,
        message: say`Unexpected dependency on ${what} of ${target.name.value}, expected ${own.last.name.value} or earlier for \`${nameOf(item)}\``,
        related: [
          { at: worst.id?.at ?? worst.title.at, message: say`\`${nameOf(worst)}\` is planned in ${target.name.value}` },
        ],
        fixes: moveTo(item, target),
      };
    }
  },
});

const namesOf = (sprints: readonly Sprint[]): readonly string[] =>
  sprints.map((sprint) => `${sprint.kind} ${sprint.name.value}`);

interface Orders {
  readonly kind: Sprint["kind"];
  readonly first: number;
  readonly end: number;
  readonly last: Sprint;
}

/** Where an item stands in the order of sprints; null when its sprints carry no numbers of one kind. */
function orders(item: Item, file: FileIndex): Orders | null {
  const [first, ...others] = file.sprintsOf(item);
  if (first === undefined) return null;
  let low = sprintNumber(first.name.value);
  let high = low;
  let last = first;
  for (const other of others) {
    const number = sprintNumber(other.name.value);
    if (number === null || other.kind !== first.kind || low === null || high === null) return null;
    low = Math.min(low, number);
    if (number > high) [high, last] = [number, other];
  }
  return low === null || high === null ? null : { kind: first.kind, first: low, end: high, last };
}

/** An epic is done when its stories are. */
function worksOf(items: readonly Item[], file: FileIndex): readonly Item[] {
  return items.flatMap((item) => {
    const children = isGroup(item) ? file.childrenOf(item) : [];
    return children.length > 0 ? children : [item];
  });
}

function isLater(work: Item, own: Orders, file: FileIndex): boolean {
  const needed = orders(work, file);
  return needed !== null && needed.kind === own.kind && needed.first > own.end && work.status?.value !== "done";
}

/** Only a sprint that is written on the item itself can be changed by a word. */
function moveTo(item: Item, sprint: Sprint): readonly Fix[] {
  if (item.sprint === null || item.sprint.inherited) return [];
  const text = item.sprint.raw.replace(/\d+(?:\.\d+)?/, /\d+(?:\.\d+)?/.exec(sprint.name.value)?.[0] ?? "");
  if (text === item.sprint.raw) return [];
  return [{ title: say`Move to ${sprint.name.value}`, edits: [{ at: item.sprint.at, text }], safety: "review" }];
}
