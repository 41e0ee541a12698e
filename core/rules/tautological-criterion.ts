// What cannot fail decides nothing. The judge finds these by their form alone, without weighing.
import { report } from "./acceptance/report.ts";
import { deleteWords, observation, rewrite } from "./acceptance/rewrite.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const tautologicalCriterion = defineRule({
  id: "tautological-criterion",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion that is true whatever happens.",
  why: '"Checks are green or the launch is postponed" passes either way, and "all criteria are met" only says that the item is done when it is done. What should happen in the bad case is work of its own.',
  examples: [
    {
      bad: ["### US-001: Launch", "**Acceptance Criteria:**", "- All checks pass ⟦OR launch blocked⟧"].join("\n"),
      good: ["### US-001: Launch", "**Acceptance Criteria:**", "- All checks pass"].join("\n"),
      fixed: ["### US-001: Launch", "**Acceptance Criteria:**", "- All checks pass"].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file }) {
    yield* report(item, file, "tautological-criterion", "warning", ({ criterion, word, wordAt }) =>
      word === null || wordAt === null || word === criterion.text
        ? {
            message: say`The criterion only repeats that the item is done; say what is seen then`,
            fixes: [rewrite(criterion, say`Say what is seen, and when`, observation({ ...criterion, text: "" }))],
          }
        : {
            message: say`\`${word}\` lets every outcome pass; state the one that is wanted`,
            fixes: [deleteWords(wordAt, word)],
          },
    );
  },
});
