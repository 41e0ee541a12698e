// A sprint that repeats an item's tasks; its copy is compared by hours and by roles, for words are shortened in a copy.
import { amountOf, plainNumber } from "../index/amounts.ts";
import { roleInItem, total } from "../index/loads.ts";
import { nameOf } from "../index/naming.ts";
import { roleKey } from "../index/planKeys.ts";
import type { Item, TaskLine } from "../model/item.ts";
import type { Commitment } from "../model/plan.ts";
import type { Place } from "../text/span.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

export const taskListDrift = defineRule({
  id: "task-list-drift",
  category: "capacity",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "sprint",
  summary: "A sprint's copy of an item's tasks has other hours or other roles than the item.",
  why: "A copy goes stale: whoever plans by the sprint plans with other hours than whoever reads the item. The roles on the line of the item, or beside its total, are held against those of its tasks, as information: they may name who leads. A commitment to the rest of an item is left alone.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "**Tasks:**",
        "1. Draw the page (8 hrs)",
        "2. Store the basket (6 hrs)",
        "",
        "## Sprint 1: Checkout",
        "",
        "### Committed Stories:",
        "1. **⟦US-001⟧: Show the basket** (5 pts) - Backend",
        "   - Draw the page (8 hrs)",
        "   - Store the basket (4 hrs)",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "**Tasks:**",
        "1. Draw the page (8 hrs)",
        "2. Store the basket (6 hrs)",
        "",
        "## Sprint 1: Checkout",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts) - Backend",
        "   - Draw the page (8 hrs)",
        "   - Store the basket (6 hrs)",
      ].join("\n"),
    },
  ],
  reads: (sprint, { file, workspace }) =>
    sprint.commitments.flatMap(({ item, tasks }): readonly unknown[] => {
      const resolution = tasks.length === 0 ? null : workspace.resolve(item, null, file);
      return resolution?.type === "items" ? resolution.items : [];
    }),
  *check(sprint, { file, workspace }) {
    for (const commitment of sprint.commitments) {
      const { item: reference, tasks, continued } = commitment;
      const resolution = continued || tasks.length === 0 ? null : workspace.resolve(reference, null, file);
      if (resolution?.type !== "items" || resolution.items.length !== 1) continue;
      const [item] = resolution.items;
      if (item === undefined) continue;
      yield* unnamedRoles(commitment, item);
      const [copied, own] = [hoursOf(tasks), hoursOf(item.tasks)];
      if (copied === null || own === null || copied === own) continue;
      const count = ({ length }: readonly TaskLine[]) => (length === 1 ? say`${length} task` : say`${length} tasks`);
      yield {
        at: reference.at,
        message: say`Unexpected ${count(tasks)} with ${amountOf(copied, "hours")} for \`${nameOf(item)}\` in ${sprint.name.value}, expected ${plainNumber(own)} in ${count(item.tasks)} as the item says`,
        related: item.tasks.map((task) => ({
          at: task.at,
          message: say`${task.title}: ${amountOf(task.hours ?? 0, "hours")}`,
        })),
      };
    }
  },
});

const listed = /[)\]*]\s*[-–—]\s*(\p{L}[\p{L} /+&]{1,40}?)\s*(?:\(|$)/u;

/** Roles that do a part of the item and are missing where the sprint says who works on it. */
function* unnamedRoles({ tasks, at, total: sum }: Commitment, item: Item): Iterable<Finding> {
  const working = tasks.flatMap((task) => task.role ?? roleInItem(task, item.tasks) ?? []);
  const rest = sum === null ? "" : (/^[^\r\n]*/.exec(sum.at.anchor.text.slice(sum.at.end))?.[0] ?? "");
  const lines: Place[] = [at, ...(sum === null ? [] : [{ ...sum.at, end: sum.at.end + rest.length }])];
  for (const line of lines) {
    const found = listed.exec(line.anchor.text.slice(line.start, line.end).trimEnd());
    const [, names = ""] = found ?? [];
    const named = names.split(/\s*[/+&]\s*/).filter((name) => name !== "");
    if (found === null || named.length === 0 || named.some((name) => everyone.test(name))) continue;
    const keys = new Set(named.map(roleKey));
    const missing = new Map(working.map((role) => [roleKey(role), role] as const).filter(([key]) => !keys.has(key)));
    if (missing.size === 0) continue;
    const text = [...named, ...missing.values()].join(/[+&]/.test(names) ? " + " : "/");
    const start = line.start + found.index + found[0].indexOf(names);
    const place = { ...line, start, end: start + names.length };
    yield {
      at: place,
      severity: "info",
      message:
        named.length === 1
          ? say`Unexpected role ${names} for \`${nameOf(item)}\`, expected ${text} as its tasks say`
          : say`Unexpected roles ${names} for \`${nameOf(item)}\`, expected ${text} as its tasks say`,
      related: item.tasks
        .filter(({ role }) => role !== null && missing.has(roleKey(role)))
        .map((task) => ({ at: task.at, message: say`${task.title}: ${task.role ?? ""}` })),
      fixes: [{ title: say`Change to ${text}`, edits: [{ at: place, text }], safety: "review", carries: true }],
    };
  }
}

const everyone = /^(?:all|everyone|everybody|team|whole team|tbd|none)$/i;

/** Null when a task states none. */
function hoursOf(tasks: readonly TaskLine[]): number | null {
  const hours = tasks.flatMap((task) => (task.hours === null ? [] : [{ amount: task.hours }]));
  return hours.length === 0 || hours.length < tasks.length ? null : total(hours);
}
