// Recomputes the totals that a backlog states about itself; index/totals.ts decides what each should be.
import { amountOf, plainNumber, sumOf } from "../index/amounts.ts";
import { type Computed, computedFor } from "../index/totals.ts";
import type { Total } from "../model/plan.ts";
import { isApproximate, writeNumber } from "./fixes/writeNumber.ts";
import { defineRule } from "./rule.ts";

/** Authors round to one place. */
const tolerance = 0.051;

export const sumMismatch = defineRule({
  id: "sum-mismatch",
  category: "capacity",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "A stated total differs from the sum of its parts.",
  why: "Somebody plans with that number. A total is compared only when all its parts are known and in its own unit, and a number that is marked as rough is left alone.",
  examples: [
    {
      bad: [
        "| ID | Story | Points |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | 5 |",
        "| US-002 | Pay by card | 8 |",
        "| **Total** | | **⟦15⟧** |",
      ].join("\n"),
      good: [
        "| ID | Story | Points |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | 5 |",
        "| US-002 | Pay by card | 8 |",
        "| **Total** | | **13** |",
      ].join("\n"),
      fixed: [
        "| ID | Story | Points |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | 5 |",
        "| US-002 | Pay by card | 8 |",
        "| **Total** | | **13** |",
      ].join("\n"),
    },
  ],
  *check(file) {
    for (const total of file.totals) {
      const sums = computedFor(total, file);
      const [computed] = sums;
      if (computed === undefined || isApproximate(total.stated)) continue;
      if (sums.some(({ sum }) => Math.abs(sum - total.stated.amount) <= tolerance)) continue;
      const fix = writeNumber(total.stated, computed.sum);
      yield {
        at: total.stated.at,
        message: messageFor(total, computed),
        related: computed.parts.slice(0, 20).map((part) => ({
          at: part.at,
          message: `${part.label} ${amountOf(part.amount, total.stated.unit)}`.trim(),
        })),
        fixes: fix === null ? [] : [fix],
      };
    }
  },
});

function messageFor(total: Total, { sum, parts }: Computed): string {
  const { amount, unit } = total.stated;
  const what = total.what.replace(/\s+/g, " ").trim();
  const made = parts.length > 0 ? ` = ${sumOf(parts)}` : "";
  return `Unexpected ${what === "" ? "total" : `"${what}"`} of ${amountOf(amount, unit)}, expected ${plainNumber(sum)}${made}`;
}
