// A sprint that repeats an item's tasks; its copy is compared by hours, for words are shortened in a copy.
import { amountOf, plainNumber } from "../index/amounts.ts";
import { total } from "../index/loads.ts";
import { nameOf } from "../index/naming.ts";
import type { TaskLine } from "../model/item.ts";
import { defineRule } from "./rule.ts";

export const taskListDrift = defineRule({
  id: "task-list-drift",
  category: "capacity",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "sprint",
  summary: "A sprint's copy of an item's tasks has other hours than the item.",
  why: "A copy goes stale: whoever plans by the sprint plans with other hours than whoever reads the item. A commitment to the rest of an item is left alone.",
  noFix: "Which of the two lists is current only the author knows.",
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
    for (const { item: reference, tasks, continued } of sprint.commitments) {
      const resolution = continued || tasks.length === 0 ? null : workspace.resolve(reference, null, file);
      if (resolution?.type !== "items" || resolution.items.length !== 1) continue;
      const [item] = resolution.items;
      const [copied, own] = [hoursOf(tasks), item === undefined ? null : hoursOf(item.tasks)];
      if (item === undefined || copied === null || own === null || copied === own) continue;
      const count = (lines: readonly TaskLine[]): string => `${lines.length} ${lines.length === 1 ? "task" : "tasks"}`;
      yield {
        at: reference.at,
        message: `Unexpected ${count(tasks)} with ${amountOf(copied, "hours")} for \`${nameOf(item)}\` in ${sprint.name.value}, expected ${plainNumber(own)} in ${count(item.tasks)} as the item says`,
        related: item.tasks.map((task) => ({
          at: task.at,
          message: `${task.title}: ${amountOf(task.hours ?? 0, "hours")}`,
        })),
      };
    }
  },
});

/** Null when a task states none. */
function hoursOf(tasks: readonly TaskLine[]): number | null {
  const hours = tasks.flatMap((task) => (task.hours === null ? [] : [{ amount: task.hours }]));
  return hours.length === 0 || hours.length < tasks.length ? null : total(hours);
}
