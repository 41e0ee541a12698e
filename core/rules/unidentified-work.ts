// Points that a sprint commits to without saying which item they are for.
import * as z from "zod";
import { amountOf, plainNumber } from "../index/amounts.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  buffer: z.number().min(0).max(1).default(0.15).describe("The share of a sprint that may be set aside as a buffer."),
});

type Options = z.infer<typeof options>;

const bufferWords = /\b(?:buffer|slack|contingency|reserve|spill-?over|unplanned|overhead|support rotation)\b/i;

export const unidentifiedWork = defineRule<Options>({
  id: "unidentified-work",
  category: "capacity",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "sprint",
  summary: "A sprint holds points that belong to no item.",
  why: "Nobody can refine, assign or finish work that has no item, yet it uses up capacity. A line that is called a buffer may take a share of the sprint.",
  noFix: "The item that the points are for has to be written first.",
  options,
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Capacity:** 20 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts)",
        "2. **Supporting work** (⟦8⟧ pts)",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Capacity:** 20 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts)",
        "2. **Buffer** (2 pts)",
      ].join("\n"),
    },
  ],
  *check(sprint, { options: { buffer } }) {
    for (const { item, title, points } of sprint.commitments) {
      if (item.type !== "prose" || points === null || points.amount <= 0) continue;
      const capacity = sprint.capacity.find(({ role, unit }) => role === null && unit === points.unit)?.upTo ?? null;
      const isBuffer = bufferWords.test(title);
      const allowed = capacity === null ? Number.POSITIVE_INFINITY : buffer * capacity;
      if (isBuffer && points.amount <= allowed) continue;
      const wanted = isBuffer
        ? say`at most ${plainNumber(Math.floor(allowed))} of its ${plainNumber(capacity ?? 0)} as a buffer`
        : say`an item for "${title.replace(/\s+/g, " ")}"`;
      yield {
        at: points.at,
        message: say`Unexpected ${amountOf(points.amount, points.unit)} without an item in ${sprint.name.value}, expected ${wanted}`,
      };
    }
  },
});
