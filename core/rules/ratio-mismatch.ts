// Recomputes percentages and averages from the figures beside them; dialects/ratios.ts knows which figures these are.
import { plainNumber } from "../index/amounts.ts";
import { total } from "../index/loads.ts";
import type { Figure, Ratio } from "../model/statement.ts";
import { isApproximate, writeNumber } from "./fixes/writeNumber.ts";
import { defineRule } from "./rule.ts";
import { type Message, say } from "../text/message.ts";

const story = ["### US-001: Show the basket", "**Story Points:** 5", "", "## Progress"];

export const ratioMismatch = defineRule({
  id: "ratio-mismatch",
  category: "capacity",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "A stated percentage or average differs from the figures it is made of.",
  why: "The percentage is what is reported upwards and the figures are what was counted. Values that are rounded or cut off count as right, and so does a number marked as rough. In a table, a column is only held to be a share of two others where most of its rows are; such a finding is a warning.",
  examples: [
    {
      bad: [...story, "", "- Sprint 1: 7 of 10 stories done (⟦80⟧%)"].join("\n"),
      good: [...story, "", "- Sprint 1: 7 of 10 stories done (70%)"].join("\n"),
      fixed: [...story, "", "- Sprint 1: 7 of 10 stories done (70%)"].join("\n"),
    },
    {
      bad: [
        "| Sprint | Velocity |",
        "| --- | --- |",
        "| Sprint 1 | 20 |",
        "| Sprint 2 | 24 |",
        "| **Average** | **⟦24⟧** |",
      ].join("\n"),
      good: [
        "| Sprint | Velocity |",
        "| --- | --- |",
        "| Sprint 1 | 20 |",
        "| Sprint 2 | 24 |",
        "| **Average** | **22** |",
      ].join("\n"),
      fixed: [
        "| Sprint | Velocity |",
        "| --- | --- |",
        "| Sprint 1 | 20 |",
        "| Sprint 2 | 24 |",
        "| **Average** | **22** |",
      ].join("\n"),
    },
  ],
  *check(file) {
    for (const ratio of file.ratios) {
      const { right, made } = computed(ratio);
      const { stated } = ratio;
      if (isAbout(stated, right) || isApproximate(stated)) continue;
      const shown = Number(right.toFixed(Math.max(stated.places, ratio.kind === "average" ? 1 : 0)));
      const fix = writeNumber(stated, shown);
      yield {
        at: stated.at,
        ...(ratio.kind === "percentage" && ratio.inferred ? { severity: "warning" as const } : {}),
        message:
          ratio.kind === "percentage"
            ? say`Unexpected percentage of ${plainNumber(stated.amount)}%, expected ${plainNumber(shown)}% = ${made}`
            : say`Unexpected average of ${plainNumber(stated.amount)}, expected ${plainNumber(shown)} = ${made}`,
        related: figuresOf(ratio)
          .slice(0, 20)
          .map(({ at, amount }) => ({ at, message: say`A figure it is made of: ${plainNumber(amount)}` })),
        fixes: fix === null ? [] : [fix],
      };
    }
  },
});

/** Values that are rounded or cut off count as right. */
function isAbout({ amount, places }: Figure, exact: number): boolean {
  return Math.abs(amount - exact) < 10 ** -places + 1e-9;
}

function computed(ratio: Ratio): { readonly right: number; readonly made: Message } {
  if (ratio.kind === "percentage") {
    const [part, whole] = [ratio.part.amount, ratio.whole.amount];
    return { right: (100 * part) / whole, made: say`${plainNumber(part)} / ${plainNumber(whole)}` };
  }
  const sum = total(ratio.of);
  return { right: sum / ratio.of.length, made: say`${plainNumber(sum)} / ${ratio.of.length}` };
}

const figuresOf = (ratio: Ratio): readonly Figure[] =>
  ratio.kind === "percentage" ? [ratio.part, ratio.whole] : ratio.of;
