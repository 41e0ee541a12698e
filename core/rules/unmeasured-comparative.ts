// "Faster" needs two numbers: the one before and the one wanted.
import { report } from "./acceptance/report.ts";
import { about, rewrite } from "./acceptance/rewrite.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const unmeasuredComparative = defineRule({
  id: "unmeasured-comparative",
  category: "acceptance",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion compares, and does not say with what.",
  why: "Better than today is known only if today was measured. The value before, the value wanted and the way of measuring make a comparison that can fail.",
  examples: [
    {
      bad: ["### US-001: Tune the index", "**Acceptance Criteria:**", "- Search becomes ⟦faster⟧ overall"].join("\n"),
      good: [
        "### US-001: Tune the index",
        "**Acceptance Criteria:**",
        "- `npm run bench` reports at most 200 ms where it reported 400 ms",
      ].join("\n"),
      fixed: [
        "### US-001: Tune the index",
        "**Acceptance Criteria:**",
        "- Search falls from value before to at most value wanted, as shown by `command`",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file }) {
    yield* report(item, file, "unmeasured-comparative", "info", ({ criterion, word }) => ({
      message:
        word === null
          ? say`The comparison has nothing to compare with; state the value before and the value wanted`
          : say`\`${word}\` has nothing to compare with; state the value before and the value wanted`,
      fixes: [
        rewrite(
          criterion,
          say`State both values`,
          `${about(criterion.text, "The measure")} falls from ${tabStop(2, "value before")} to at most ${tabStop(3, "value wanted")}, as shown by \`${tabStop(4, "command")}\``,
        ),
      ],
    }));
  },
});
