// Speed, load and size only decide with a number; which number is for the author to say.
import * as z from "zod";
import { report } from "./acceptance/report.ts";
import { about, rewrite } from "./acceptance/rewrite.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  accept: z
    .array(z.string())
    .default([])
    .describe("Words whose measure this project defines elsewhere, in lower case."),
});

export const missingThreshold = defineRule<z.infer<typeof options>>({
  id: "missing-threshold",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion speaks of speed, load or size without a number.",
  why: "Nothing is fast in itself. Without a value, a unit and the load under which it is measured, no test can fail, and the discussion that the number would have needed takes place at the release.",
  options,
  examples: [
    {
      bad: ["### US-001: Search orders", "**Acceptance Criteria:**", "- Search is ⟦performant⟧"].join("\n"),
      good: [
        "### US-001: Search orders",
        "**Acceptance Criteria:**",
        "- Search answers in under 300 ms at 50 requests/s",
      ].join("\n"),
      fixed: [
        "### US-001: Search orders",
        "**Acceptance Criteria:**",
        "- Search takes at most value unit at load, as shown by `tool`",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file, options: { accept } }) {
    yield* report(item, file, "missing-threshold", "warning", ({ criterion, word }) => {
      if (word !== null && (accept.includes(word.toLowerCase()) || isOnlyAttribute(criterion.text, word))) return null;
      const snippet = `${about(criterion.text, "The operation")} takes at most ${tabStop(2, "value")} ${tabStop(3, "unit")} at ${tabStop(4, "load")}, as shown by \`${tabStop(5, "tool")}\``;
      const message =
        word === null
          ? say`Speed or size without a number cannot be tested; state a value, its unit and where it is measured`
          : say`No test can fail \`${word}\` without a number; state a value, its unit and where it is measured`;
      return { message, fixes: [rewrite(criterion, say`State value, unit and load`, snippet)] };
    });
  },
});

/** "Performance dashboard" speaks of a dashboard, a page that is responsive on phones of its layout, "immediately without" of an order. */
function isOnlyAttribute(text: string, word: string): boolean {
  const after = text.slice(text.indexOf(word) + word.length);
  if (/^responsive/i.test(word))
    return /\b(?:mobile|tablet|desktop|phones?|screens?|layouts?|breakpoints?)\b/i.test(text);
  if (/^immediately/i.test(word)) return /^\s+(?:without|after|when|if)\b/i.test(after);
  return (
    /^(?:performance|optimi[sz]ation|load|speed|scalability)$/i.test(word) &&
    /^\s+(?!(?:benchmarks?|targets?|goals?|requirements?)\b|is\b|are\b|of\b|for\b|in\b|on\b|under\b|during\b|at\b|with\b|and\b|or\b|meets?\b|must\b|should\b|\w+ed\b)[a-z]{3,}/.test(
      after,
    )
  );
}
