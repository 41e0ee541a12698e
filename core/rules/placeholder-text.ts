// A place kept free for a criterion looks like one in every count. TODO as the name of a status is none of these.
import * as z from "zod";
import type { Criterion } from "../model/item.ts";
import { wordAt } from "../text/wordAt.ts";
import { report, type Wording } from "./acceptance/report.ts";
import { rewrite } from "./acceptance/rewrite.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  words: z
    .array(z.string())
    .default([])
    .describe("Further words that keep a place free where a criterion begins or ends with them, in any case."),
});

export const placeholderText = defineRule<z.infer<typeof options>>({
  id: "placeholder-text",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion that is not written yet.",
  why: 'An item with "TBD" under its criteria looks ready and is not: the open question is found when the work is done. A question with a name and a date gets an answer.',
  options,
  examples: [
    {
      bad: ["### US-001: Export invoices", "**Acceptance Criteria:**", "- Files up to: ⟦TBD⟧"].join("\n"),
      good: ["### US-001: Export invoices", "**Acceptance Criteria:**", "- The export holds one row per invoice"].join(
        "\n",
      ),
      fixed: [
        "### US-001: Export invoices",
        "**Acceptance Criteria:**",
        "- When this happens, the page shows what is seen",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file, options: { words } }) {
    const told = new Set<Criterion>();
    yield* report(item, file, "placeholder-text", "warning", ({ criterion, word }) => {
      told.add(criterion);
      return worded(criterion, word);
    });
    for (const criterion of item.criteria) {
      const word = words.find((one) => beginsOrEnds(criterion.text, one));
      if (word !== undefined && !told.has(criterion)) yield { at: criterion.at, ...worded(criterion, word) };
    }
  },
});

function worded(criterion: Criterion, word: string | null): Wording {
  return {
    message:
      word === null
        ? say`Unexpected empty criterion, expected the criterion itself`
        : say`Unexpected placeholder \`${word}\`, expected the criterion itself`,
    fixes: [
      rewrite(
        criterion,
        say`Write the criterion`,
        `When ${tabStop(1, "this happens")}, ${tabStop(2, "the page")} shows ${tabStop(3, "what is seen")}`,
      ),
    ],
  };
}

function beginsOrEnds(text: string, word: string): boolean {
  const at = wordAt(text, word);
  return at >= 0 && (!/[\p{L}\d]/u.test(text.slice(0, at)) || !/[\p{L}\d]/u.test(text.slice(at + word.length)));
}
