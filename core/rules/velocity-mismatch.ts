// A sprint cannot have completed more than was in it; both figures are the author's.
import { amountOf, plainNumber, sumOf } from "../index/amounts.ts";
import { isActual } from "../index/velocities.ts";
import { isApproximate } from "./fixes/writeNumber.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const velocityMismatch = defineRule({
  id: "velocity-mismatch",
  category: "capacity",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "sprint",
  summary: "A sprint states more completed points than its items have.",
  why: "Velocity decides how much the next sprints take on. Points without an item behind them make every later plan too full.",
  noFix: "Either work is missing from the list or the velocity is wrong, and only the team knows which.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Velocity:** ⟦13⟧ points (actual)",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts)",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Velocity:** 5 points (actual)",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts)",
      ].join("\n"),
    },
  ],
  reads: (sprint, { file }) => {
    const load = sprint.velocity === null ? null : file.loadOf(sprint, "points");
    return load === null ? [] : [load.sum, load.complete, ...load.parts.map(({ at }) => at.anchor)];
  },
  *check(sprint, { file }) {
    const { velocity } = sprint;
    if (velocity === null || velocity.unit !== "points" || sprint.commitments.length === 0 || isApproximate(velocity))
      return;
    // A velocity to come may well be more than what is planned so far.
    if (!isActual(sprint)) return;
    const load = file.loadOf(sprint, "points");
    if (!load.complete || velocity.amount <= load.sum) return;
    yield {
      at: velocity.at,
      message: say`Unexpected velocity of ${amountOf(velocity.amount, "points")} in ${sprint.name.value}, expected at most ${plainNumber(load.sum)} = ${sumOf(load.parts)}`,
      related: load.parts.map(({ at, label, amount }) => ({
        at,
        message: say`${label} ${amountOf(amount, "points")}`,
      })),
    };
  },
});
