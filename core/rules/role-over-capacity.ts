// Adds up the task hours of each role in a sprint and compares them with what the role can give.
import { amountOf, plainNumber, sumOf } from "../index/amounts.ts";
import { roleCapacities, roleLimits } from "../index/capacities.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

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
    ...roleCapacities(sprint, file),
    ...[...file.rolesOf(sprint).values()].flatMap(({ role, parts }) => [
      role,
      ...parts.flatMap(({ label, amount, at }) => [label, amount, at.anchor]),
    ]),
  ],
  *check(sprint, { file }) {
    const limits = roleLimits(sprint, file);
    for (const [key, load] of file.rolesOf(sprint)) {
      const own = limits.get(key);
      if (own === undefined) continue;
      const limit = own.hours;
      if (load.hours <= limit) continue;
      yield {
        at: sprint.name.at,
        message: say`Unexpected ${amountOf(load.hours, "hours")} of ${load.role} work in ${sprint.name.value}, expected at most ${plainNumber(limit)}: ${sumOf(load.parts)}`,
        ...(sprint.status?.value === "done" ? { severity: "warning" as const } : {}),
        related: [
          { at: own.stated.at, message: say`Capacity of ${own.role}: ${amountOf(limit, "hours")}` },
          ...load.parts.map((part) => ({
            at: part.at,
            message: say`${part.label}: ${amountOf(part.amount, "hours")}`,
          })),
        ],
      };
    }
  },
});
