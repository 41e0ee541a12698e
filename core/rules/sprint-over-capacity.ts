// Compares what a sprint commits to with what it says it can hold, unit by unit.
import { amountOf, plainNumber, sumOf } from "../index/amounts.ts";
import { teamCapacities } from "../index/capacities.ts";
import type { Load } from "../index/loads.ts";
import type { Capacity, Sprint } from "../model/plan.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

const units = ["points", "hours", "days"] as const;

export const sprintOverCapacity = defineRule({
  id: "sprint-over-capacity",
  category: "capacity",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "sprint",
  summary: "A sprint holds more work than its capacity, or much less.",
  why: "Work beyond the capacity is either not done or not done well, and both are known before the sprint starts. The figures of the sprint's own list go before the items' estimates; points, hours and days are never added together; of a stated range the upper end counts. A sprint that leaves more than a tenth of its capacity open is told so as information, where all of its work is estimated.",
  examples: [
    {
      bad: [
        "## Sprint 1: Checkout",
        "**Capacity:** ⟦10⟧ story points",
        "",
        "| ID | Story | Points |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | 5 |",
        "| US-002 | Pay by card | 8 |",
      ].join("\n"),
      good: [
        "## Sprint 1: Checkout",
        "**Capacity:** 13 story points",
        "",
        "| ID | Story | Points |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | 5 |",
        "| US-002 | Pay by card | 8 |",
      ].join("\n"),
    },
  ],
  reads: (sprint, { file }) => [
    ...teamCapacities(sprint, file),
    ...units.flatMap((unit) =>
      file.loadOf(sprint, unit).parts.flatMap(({ label, amount, at }) => [label, amount, at.anchor]),
    ),
  ],
  *check(sprint, { file }) {
    for (const capacity of teamCapacities(sprint, file)) {
      if (capacity.role !== null || capacity.unit === "items") continue;
      yield* compare(sprint, capacity, file.loadOf(sprint, capacity.unit));
    }
  },
});

function* compare(sprint: Sprint, capacity: Capacity, load: Load): Iterable<Finding> {
  const name = sprint.name.value;
  const limit = capacity.upTo;
  const severity = sprint.status?.value === "done" ? { severity: "warning" as const } : {};
  // A capacity written elsewhere says nothing about this sprint's place.
  const own = sprint.capacity.includes(capacity);
  const at = own ? capacity.at : sprint.name.at;
  if (load.parts.length > 0) {
    if (load.sum <= limit) {
      if (own) yield* underCommitted(sprint, capacity, load);
      return;
    }
    yield {
      at,
      ...severity,
      message: say`Unexpected ${amountOf(load.sum, load.unit)} in ${name}, expected at most ${plainNumber(limit)}: ${sumOf(load.parts)}`,
      related: [
        ...(own ? [] : [{ at: capacity.at, message: say`Capacity ${amountOf(limit, capacity.unit)}` }]),
        ...load.parts.map((part) => ({
          at: part.at,
          message: say`${part.label}: ${amountOf(part.amount, load.unit)}`,
        })),
      ],
    };
  } else if (sprint.committed?.unit === capacity.unit && sprint.committed.amount > limit) {
    yield {
      at: sprint.committed.at,
      ...severity,
      message: say`Unexpected ${amountOf(sprint.committed.amount, capacity.unit)} in ${name}, expected at most ${plainNumber(limit)}`,
      related: [{ at: capacity.at, message: say`Capacity ${amountOf(limit, capacity.unit)}` }],
    };
  }
}

/** A part of the capacity that a sprint may well keep back. */
const slack = 0.1;

function* underCommitted(sprint: Sprint, capacity: Capacity, load: Load): Iterable<Finding> {
  const open = capacity.amount - load.sum;
  if (!load.complete || load.parts.length < 2 || sprint.status?.value === "done" || open <= slack * capacity.amount)
    return;
  yield {
    at: capacity.at,
    severity: "info",
    message: say`Unexpected ${amountOf(load.sum, load.unit)} in ${sprint.name.value}, expected nearer to ${plainNumber(capacity.amount)}: ${sumOf(load.parts)}`,
    related: load.parts.map((part) => ({
      at: part.at,
      message: say`${part.label}: ${amountOf(part.amount, load.unit)}`,
    })),
  };
}
