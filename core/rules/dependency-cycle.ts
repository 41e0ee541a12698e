// Circles are sought across files; each file reports those that start in it.
import { cyclesAmong, knotted } from "../index/dependencies.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { nameOf } from "../index/naming.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item, Reference } from "../model/item.ts";
import { dropReference } from "./fixes/dropReference.ts";
import { defineRule, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

/** One step of a circle: `from` needs `to`, by a reference of its own or by the other's "blocks". */
interface Step {
  readonly from: Item;
  readonly to: Item;
  readonly owner: Item;
  readonly reference: Reference;
  readonly list: readonly Reference[];
}

export const dependencyCycle = defineRule({
  id: "dependency-cycle",
  category: "dependencies",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "workspace",
  summary: "Items depend on each other in a circle.",
  why: "None of the items in a circle can be started first, so the plan cannot be carried out as written. A set such as `All previous stories` never closes a circle: whatever waits for the item itself is left out of it.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Dependencies:** ⟦US-003⟧",
        "",
        "### US-002: Pay the basket",
        "**Dependencies:** US-001",
        "",
        "### US-003: Confirm the order",
        "**Dependencies:** US-002",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Dependencies:** None",
        "",
        "### US-002: Pay the basket",
        "**Dependencies:** US-001",
      ].join("\n"),
      fixed: [
        "### US-001: Show the basket",
        "**Dependencies:** None",
        "",
        "### US-002: Pay the basket",
        "**Dependencies:** US-001",
        "",
        "### US-003: Confirm the order",
        "**Dependencies:** US-002",
      ].join("\n"),
    },
  ],
  *check(file, { workspace }) {
    for (const cycle of cyclesAmong(mayTurn(file, workspace), workspace.dependenciesOf)) {
      const steps = stepsOf(startingIn(file, cycle), file, workspace);
      const [first] = steps;
      if (first === undefined || workspace.fileOf(first.owner) !== file) continue;
      const names = [...steps.map((step) => nameOf(step.from)), nameOf(first.from)];
      const message =
        steps.length === 1
          ? say`Unexpected dependency of \`${nameOf(first.from)}\` on itself`
          : say`Unexpected circle of dependencies, expected an order: ${names.join(" → ")}`;
      yield {
        at: first.reference.at,
        message,
        related: steps.slice(1).map((step) => ({
          at: step.reference.at,
          message: say`\`${nameOf(step.from)}\` depends on \`${nameOf(step.to)}\``,
        })),
        fixes: weakestFirst(steps, workspace).flatMap(dropStep),
      };
    }
  },
});

/** The items that may be part of a circle: of a graph without any, none. */
function mayTurn(file: FileIndex, { files, dependenciesOf }: WorkspaceIndex): readonly Item[] {
  const { items, links } = file;
  const isAbroad = (item: Item): boolean =>
    item.dependsOn.length > 0 && dependenciesOf(item).length > file.dependenciesOf(item).length;
  if (files.size > 1 && items.some(isAbroad)) return items;
  return [...knotted(links.needs)].sort((a, b) => a - b).flatMap((position) => items[position] ?? []);
}

/** Turns the circle so that it starts with the file's first member: the message stays the same whatever was searched first. */
function startingIn(file: FileIndex, cycle: readonly Item[]): readonly Item[] {
  let start = 0;
  let best = Number.POSITIVE_INFINITY;
  for (const [index, item] of cycle.entries()) {
    const order = file.orderOf(item);
    if (order >= 0 && order < best) {
      best = order;
      start = index;
    }
  }
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}

function stepsOf(cycle: readonly Item[], file: FileIndex, workspace: WorkspaceIndex): readonly Step[] {
  return cycle.flatMap((from, index) => {
    const to = cycle[(index + 1) % cycle.length];
    if (to === undefined) return [];
    const step =
      findStep(from, to, from, from.dependsOn, to, file, workspace) ??
      findStep(from, to, to, to.blocks, from, file, workspace);
    return step === null ? [] : [step];
  });
}

function findStep(
  from: Item,
  to: Item,
  owner: Item,
  list: readonly Reference[],
  target: Item,
  file: FileIndex,
  workspace: WorkspaceIndex,
): Step | null {
  const own = workspace.fileOf(owner) ?? file;
  for (const reference of list) {
    const resolution = workspace.resolve(reference, owner, own);
    if (resolution.type === "items" && resolution.items.includes(target)) return { from, to, owner, reference, list };
  }
  return null;
}

/** A dependency on something written further down is the likelier mistake. */
function weakestFirst(steps: readonly Step[], workspace: WorkspaceIndex): readonly Step[] {
  const isForward = (step: Step): boolean => {
    const file = workspace.fileOf(step.from);
    return file !== null && file === workspace.fileOf(step.to) && file.orderOf(step.from) < file.orderOf(step.to);
  };
  return [...steps.filter(isForward), ...steps.filter((step) => !isForward(step))].slice(0, 3);
}

function dropStep(step: Step): readonly Fix[] {
  const edit = dropReference(step.reference, step.list);
  const title =
    step.from === step.to
      ? say`Drop the dependency of \`${nameOf(step.from)}\` on itself`
      : say`Drop the dependency of \`${nameOf(step.from)}\` on \`${nameOf(step.to)}\``;
  return edit === null ? [] : [{ title, edits: [edit], safety: "review" }];
}
