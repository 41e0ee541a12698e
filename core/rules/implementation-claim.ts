// "Implemented" is said by whoever implemented it; a criterion is for somebody else.
import { report } from "./acceptance/report.ts";
import { about, rewrite } from "./acceptance/rewrite.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";

export const implementationClaim = defineRule({
  id: "implementation-claim",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion claims that something was built, without saying where it is seen.",
  why: '"Caching configured" can be confirmed only by the developer who did it. With the command, page or setting that shows it, and the value it shows, anybody can look.',
  examples: [
    {
      bad: ["### US-001: Limit logins", "**Acceptance Criteria:**", "- Access rules ⟦implemented⟧"].join("\n"),
      good: [
        "### US-001: Limit logins",
        "**Acceptance Criteria:**",
        "- A planner receives 403 on `DELETE /orders/1`",
      ].join("\n"),
      fixed: ["### US-001: Limit logins", "**Acceptance Criteria:**", "- `command` shows Access rules = value"].join(
        "\n",
      ),
    },
  ],
  reads: readLanguage,
  *check(item, { file }) {
    yield* report(item, file, "implementation-claim", "warning", ({ criterion, word }) => ({
      message:
        word === null
          ? "Only whoever did it can confirm that it was done; say where it is seen and with which value"
          : `Only whoever did it can confirm \`${word}\`; say where it is seen and with which value`,
      fixes: [
        rewrite(
          criterion,
          "Say where it is seen",
          `\`${tabStop(2, "command")}\` shows ${about(criterion.text, "setting")} = ${tabStop(3, "value")}`,
        ),
      ],
    }));
  },
});
