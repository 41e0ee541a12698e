// "Implemented" is said by whoever implemented it; a criterion is for somebody else.
import type { Criterion } from "../model/item.ts";
import { type Place, written } from "../text/span.ts";
import { report } from "./acceptance/report.ts";
import { about, rewrite } from "./acceptance/rewrite.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

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
    yield* report(item, file, "implementation-claim", "warning", ({ criterion, word, wordAt }) =>
      saysWhich(criterion, wordAt)
        ? null
        : {
            message:
              word === null
                ? say`Only whoever did it can confirm that it was done; say where it is seen and with which value`
                : say`Only whoever did it can confirm \`${word}\`; say where it is seen and with which value`,
            fixes: [
              rewrite(
                criterion,
                say`Say where it is seen`,
                `\`${tabStop(2, "command")}\` shows ${about(criterion.text, "setting")} = ${tabStop(3, "value")}`,
              ),
            ],
          },
    );
  },
});

/** "Fixed at the top" is a position, and what a closing bracket adds is what can be looked up: "enforced (checks both states)". */
function saysWhich({ text }: Criterion, wordAt: Place | null): boolean {
  const after = wordAt === null ? "" : wordAt.anchor.text.slice(wordAt.end, wordAt.end + 8);
  return (
    /\(\S+(?:\s+\S+)+\)\W*$/.test(text) ||
    (wordAt !== null && /^\s+(?:at|to the)\b/.test(after) && /^fixed$/i.test(written(wordAt)))
  );
}
