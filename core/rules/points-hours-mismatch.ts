// Held against the file's own guide from points to hours, and only where every task of the item states its hours.
import { amountOf, plainNumber } from "../index/amounts.ts";
import { conventionOf } from "../index/conventions.ts";
import { total } from "../index/loads.ts";
import { writeNumber } from "./fixes/writeNumber.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const guide = ["| Points | Hours |", "| --- | --- |", "| 3 | 4-8 |", "| 5 | 8-16 |", "| 8 | 16-32 |"];

export const pointsHoursMismatch = defineRule({
  id: "points-hours-mismatch",
  category: "capacity",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item's task hours are outside what the file's guide gives for its points.",
  why: "Points and hours are two estimates of one thing. Where the file says itself how they go together, an item far from it was either sized or broken down wrongly.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Story Points:** ⟦8⟧",
        "**Tasks:**",
        "- Draw the page (4 hrs)",
        "- Store the basket (3 hrs)",
        "",
        "## Estimation guide",
        "",
        ...guide,
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Story Points:** 8",
        "**Tasks:**",
        "- Draw the page (14 hrs)",
        "- Store the basket (8 hrs)",
        "",
        "## Estimation guide",
        "",
        ...guide,
      ].join("\n"),
      fixed: [
        "### US-001: Show the basket",
        "**Story Points:** 3",
        "**Tasks:**",
        "- Draw the page (4 hrs)",
        "- Store the basket (3 hrs)",
        "",
        "## Estimation guide",
        "",
        ...guide,
      ].join("\n"),
    },
  ],
  reads: (_item, { file }) => [conventionOf(file, "guide")],
  *check(item, { file }) {
    const declared = conventionOf(file, "guide");
    const points = item.estimate?.value.points ?? null;
    const { estimate } = item;
    if (declared === null || points === null || estimate === null || estimate.value.upTo !== null) return;
    const line = declared.lines.find((one) => one.points === points);
    const hours = item.tasks.map((task) => task.hours);
    if (line === undefined || hours.length === 0 || hours.includes(null)) return;
    const sum = total(hours.map((amount) => ({ amount: amount ?? 0 })));
    if (sum >= line.from && sum <= line.to) return;
    yield {
      at: estimate.at,
      message: say`Unexpected ${amountOf(points, "points")} with ${amountOf(sum, "hours")} of tasks, expected ${plainNumber(line.from)} to ${plainNumber(line.to)} hours by the guide`,
      related: [{ at: declared.at, message: say`The guide` }],
      fixes: declared.lines
        .filter(({ from, to }) => sum >= from && sum <= to)
        .flatMap((one) => writeNumber(estimate, one.points) ?? []),
    };
  },
});
