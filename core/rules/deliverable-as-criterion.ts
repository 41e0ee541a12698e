// A thing is right under "Deliverables"; under "Acceptance criteria" somebody has to be able to say yes or no to it.
import { report } from "./acceptance/report.ts";
import { ownWords, rewrite } from "./acceptance/rewrite.ts";
import { wholePlace } from "./acceptance/written.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";

export const deliverableAsCriterion = defineRule({
  id: "deliverable-as-criterion",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion names a thing and says nothing about it.",
  why: '"Error handling" is work, not a result: any error handling at all fulfils it. A criterion needs a verb: what the thing does, contains or answers, so that it can turn out not to.',
  examples: [
    {
      bad: ["### US-001: Upload a photo", "**Acceptance Criteria:**", "- ⟦Error handling⟧"].join("\n"),
      good: [
        "### US-001: Upload a photo",
        "**Acceptance Criteria:**",
        '- A file over 5 MB is refused with the message "File too large"',
      ].join("\n"),
      fixed: [
        "### US-001: Upload a photo",
        "**Acceptance Criteria:**",
        "- Error handling shows result when this happens",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file }) {
    yield* report(item, file, "deliverable-as-criterion", "warning", ({ criterion }) => {
      const words = ownWords(criterion.text);
      return {
        at: wholePlace(criterion),
        message:
          "Unexpected name of a thing, about which nobody can say pass or fail; expected what it does or contains",
        fixes: [
          rewrite(
            criterion,
            "Say what it does, and when",
            `${words} shows ${tabStop(1, "result")} when ${tabStop(2, "this happens")}`,
          ),
          rewrite(
            criterion,
            "Say where it is and what it contains",
            `\`${tabStop(1, "path or address")}\` contains ${tabStop(2, "sections")}`,
          ),
        ],
      };
    });
  },
});
