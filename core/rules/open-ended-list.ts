// A list that goes on cannot be ticked off.
import { report } from "./acceptance/report.ts";
import { deleteWords } from "./acceptance/rewrite.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const openEndedList = defineRule({
  id: "open-ended-list",
  category: "acceptance",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion's list is left open.",
  why: 'After "etc." nobody knows what else has to be checked, so either it is never done or the rest is never checked. Name the rest, or end the list where it ends.',
  examples: [
    {
      bad: ["### US-001: Keep a trail", "**Acceptance Criteria:**", "- Log sensitive actions, settings, ⟦etc⟧."].join(
        "\n",
      ),
      good: [
        "### US-001: Keep a trail",
        "**Acceptance Criteria:**",
        "- Logins, logouts and changes of settings are logged",
      ].join("\n"),
      fixed: ["### US-001: Keep a trail", "**Acceptance Criteria:**", "- Log sensitive actions, settings."].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file }) {
    yield* report(item, file, "open-ended-list", "info", ({ word, wordAt }) => ({
      message:
        word === null
          ? say`An open list leaves open what else is to be checked; write the whole list`
          : say`\`${word}\` leaves open what else is to be checked; write the whole list`,
      fixes: word === null || wordAt === null ? [] : [deleteWords(wordAt, word)],
    }));
  },
});
