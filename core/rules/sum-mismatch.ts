// Recomputes the totals that a backlog states about itself; index/totals.ts decides what each should be.
import { amountOf, labelled, plainNumber, sumOf } from "../index/amounts.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf } from "../index/naming.ts";
import { type Computed, computedFor, computedForEpic } from "../index/totals.ts";
import type { Quantity } from "../model/plan.ts";
import { isApproximate, writeNumber } from "./fixes/writeNumber.ts";
import { defineRule } from "./rule.ts";
import { type Message, say } from "../text/message.ts";

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
    for (const { what, stated, sums, counted, elsewhere } of statements(file)) {
      const [computed] = sums;
      if (computed === undefined || isApproximate(stated)) continue;
      if (sums.some(({ sum }) => Math.abs(sum - stated.amount) <= tolerance)) continue;
      const fix = writeNumber(stated, computed.sum);
      // Fewer points than stated may also mean that an item was not recognised; listed parts are all there is.
      const unsure = elsewhere !== null || (counted && computed.sum < stated.amount);
      yield {
        at: stated.at,
        ...(unsure ? { severity: "warning" as const } : {}),
        message: messageFor(what, elsewhere, stated, computed),
        related: computed.parts.slice(0, 20).map((part) => ({
          at: part.at,
          message: say`${labelled(part.label, amountOf(part.amount, stated.unit))}`,
        })),
        fixes: fix === null ? [] : [fix],
      };
    }
  },
});

interface Statement {
  readonly what: Message;
  readonly stated: Quantity;
  readonly sums: readonly Computed[];
  /** True when the parts are items that the reader found, rather than numbers that the text lists. */
  readonly counted: boolean;
  /** The sprint whose own section has the parts, so that either of the two may be out of date. */
  readonly elsewhere: string | null;
}

/** The totals that the text states, and the epics that state points of their own. */
function* statements(file: FileIndex): Iterable<Statement> {
  // The lines of a capacity check are another rule's.
  const checks = file.sprints.flatMap((sprint) => sprint.checks);
  const said = new Set(checks.flatMap(({ sum }) => (sum === null ? [] : [placeKey(sum)])));
  for (const total of file.totals) {
    if (said.has(placeKey(total.stated))) continue;
    said.add(placeKey(total.stated));
    const elsewhere = total.of?.type === "sprint" || total.of?.type === "velocity";
    yield {
      what: elsewhere ? say`total` : say`"${total.what.replace(/\s+/g, " ").trim() || say`Total`}"`,
      stated: total.stated,
      sums: computedFor(total, file),
      counted: total.of !== null,
      elsewhere: elsewhere ? total.of.name : null,
    };
  }
  for (const epic of file.items.filter(isGroup)) {
    const points = epic.estimate?.value.points ?? null;
    if (points === null || epic.estimate === null || epic.estimate.value.upTo !== null) continue;
    const stated: Quantity = { amount: points, unit: "points", at: epic.estimate.at };
    if (said.has(placeKey(stated))) continue;
    yield {
      what: say`estimate of \`${nameOf(epic)}\``,
      stated,
      sums: computedForEpic(epic, file),
      counted: true,
      elsewhere: null,
    };
  }

  function placeKey({ at }: Quantity): string {
    return String(file.spanOf(at).start);
  }
}

function messageFor(
  what: Message,
  sprint: string | null,
  { amount, unit }: Quantity,
  { sum, parts }: Computed,
): Message {
  const made = parts.length > 0 ? say`${plainNumber(sum)} = ${sumOf(parts)}` : plainNumber(sum);
  return sprint === null
    ? say`Unexpected ${what} of ${amountOf(amount, unit)}, expected ${made}`
    : say`Unexpected ${what} of ${amountOf(amount, unit)} for ${sprint}, expected ${made}`;
}
