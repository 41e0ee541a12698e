// Adds up the task hours of each role in a sprint and compares them with what the role can give.
import { amountOf, plainNumber, sumOf } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { roleKey } from "../index/planKeys.ts";
import type { Capacity, Sprint } from "../model/plan.ts";
import { defineRule } from "./rule.ts";

export const roleOverCapacity = defineRule({
  id: "role-over-capacity",
  category: "capacity",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "sprint",
  summary: "One role has more hours in a sprint than it can give.",
  why: "A sprint that fits the team as a whole can still ask one person for more than there is. Task hours are counted for the role that the task names, else for the only role of its story; what nobody is named for is left out, so the sum is never too high.",
  noFix: "Who takes the work over, or what moves out, is the team's decision.",
  examples: [
    {
      bad: [
        "| Role | Weekly Hours | Sprint Capacity (2 weeks) |",
        "| --- | --- | --- |",
        "| Frontend Developer | 10 hrs | 20 hrs |",
        "| Backend Developer | 20 hrs | 40 hrs |",
        "| QA Engineer | 10 hrs | 20 hrs |",
        "",
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "### US-002: Pay by card",
        "**Story Points:** 8",
        "",
        "## ⟦Sprint 1⟧: Checkout",
        "",
        "**Capacity:** 40 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts) - Frontend",
        "   - Draw the page (24 hrs)",
        "2. **US-002: Pay by card** (8 pts) - Backend/QA",
        "   - Call the provider (12 hrs) - Backend",
        "   - Test declined cards (6 hrs) - QA",
      ].join("\n"),
      good: [
        "| Role | Weekly Hours | Sprint Capacity (2 weeks) |",
        "| --- | --- | --- |",
        "| Frontend Developer | 10 hrs | 20 hrs |",
        "| Backend Developer | 20 hrs | 40 hrs |",
        "| QA Engineer | 10 hrs | 20 hrs |",
        "",
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "### US-002: Pay by card",
        "**Story Points:** 8",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Capacity:** 40 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts) - Frontend",
        "   - Draw the page (18 hrs)",
        "2. **US-002: Pay by card** (8 pts) - Backend/QA",
        "   - Call the provider (12 hrs) - Backend",
        "   - Test declined cards (6 hrs) - QA",
      ].join("\n"),
    },
  ],
  reads: (sprint, { file }) => [
    ...capacitiesOf(sprint, file),
    ...[...file.rolesOf(sprint).values()].flatMap(({ role, parts }) => [
      role,
      ...parts.flatMap(({ label, amount, at }) => [label, amount, at.anchor]),
    ]),
  ],
  *check(sprint, { file }) {
    const capacities = capacitiesOf(sprint, file);
    const limits = new Map<string, Capacity[]>();
    for (const capacity of capacities) {
      if (capacity.role === null || capacity.unit !== "hours") continue;
      const key = roleKey(capacity.role);
      limits.set(key, [...(limits.get(key) ?? []), capacity]);
    }
    for (const [key, load] of file.rolesOf(sprint)) {
      const own = limits.get(key);
      const [first] = own ?? [];
      if (own === undefined || first === undefined) continue;
      const limit = limitOf(own);
      if (load.hours <= limit) continue;
      yield {
        at: sprint.name.at,
        message: `Unexpected ${amountOf(load.hours, "hours")} of ${load.role} work in ${sprint.name.value}, expected at most ${plainNumber(limit)}: ${sumOf(load.parts)}`,
        ...(sprint.status?.value === "done" ? { severity: "warning" as const } : {}),
        related: [
          { at: first.at, message: `Capacity of ${first.role}: ${amountOf(limit, "hours")}` },
          ...load.parts.map((part) => ({ at: part.at, message: `${part.label}: ${amountOf(part.amount, "hours")}` })),
        ],
      };
    }
  },
});

/** The sprint's own figures by role, else the document's for every sprint. */
function capacitiesOf(sprint: Sprint, file: FileIndex): readonly Capacity[] {
  const own = sprint.capacity.filter((capacity) => capacity.role !== null);
  if (own.length > 0) return own;
  return sprint.kind === "sprint" ? file.capacity.filter((capacity) => capacity.role !== null) : [];
}

/** Two people of one role stand in two rows and add up; a row under the same name is the same statement once more. */
function limitOf(capacities: readonly Capacity[]): number {
  const byName = new Map<string, number>();
  for (const { role, upTo } of capacities) {
    const name = (role ?? "").trim().toLowerCase();
    byName.set(name, Math.max(upTo, byName.get(name) ?? 0));
  }
  return [...byName.values()].reduce((sum, hours) => sum + hours, 0);
}
