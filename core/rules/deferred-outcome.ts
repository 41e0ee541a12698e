// What happens months after the item is closed cannot close it.
import { report } from "./acceptance/report.ts";
import { rewrite } from "./acceptance/rewrite.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const deferredOutcome = defineRule({
  id: "deferred-outcome",
  category: "acceptance",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion that can be seen only after the item is closed.",
  why: "Adoption and churn are what the work is for, and they answer in a quarter. The item itself can show that they are measured: the event is recorded and on a dashboard.",
  examples: [
    {
      bad: ["### US-001: Invite friends", "**Acceptance Criteria:**", "- ⟦Adoption⟧ grows steadily"].join("\n"),
      good: [
        "### US-001: Invite friends",
        "**Acceptance Criteria:**",
        "- Each accepted invitation is recorded as `invitation_accepted`",
      ].join("\n"),
      fixed: [
        "### US-001: Invite friends",
        "**Acceptance Criteria:**",
        "- Event `name` is recorded and shown on the dashboard `dashboard`",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file }) {
    yield* report(item, file, "deferred-outcome", "info", ({ criterion, word }) => ({
      message:
        word === null
          ? say`The outcome is seen only after the item is closed; say what can be shown at its review`
          : say`\`${word}\` is seen only after the item is closed; say what can be shown at its review`,
      fixes: [
        rewrite(
          criterion,
          say`Ask for the measurement instead`,
          `Event \`${tabStop(1, "name")}\` is recorded and shown on the dashboard \`${tabStop(2, "dashboard")}\``,
        ),
      ],
    }));
  },
});
