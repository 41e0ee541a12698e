// Nobody can look everywhere for ever: a negative needs a place and a time to look.
import { report } from "./acceptance/report.ts";
import { rewrite } from "./acceptance/rewrite.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const unboundedNegative = defineRule({
  id: "unbounded-negative",
  category: "acceptance",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion forbids something without saying where and how long one has to look.",
  why: '"No regressions" can be refuted and never confirmed. With the log, test run or monitor in which the events are counted, and the time for which they are, it ends.',
  examples: [
    {
      bad: ["### US-001: Move the database", "**Acceptance Criteria:**", "- ⟦No problems⟧"].join("\n"),
      good: [
        "### US-001: Move the database",
        "**Acceptance Criteria:**",
        "- 0 lines with `ERROR` in `gateway.log` for 24 h after the move",
      ].join("\n"),
      fixed: [
        "### US-001: Move the database",
        "**Acceptance Criteria:**",
        "- 0 events in `log or monitor` during window",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file }) {
    yield* report(item, file, "unbounded-negative", "info", ({ criterion }) => ({
      message: say`Nobody can confirm that something never happens; say where and how long to look`,
      fixes: [
        rewrite(
          criterion,
          say`Say where and how long to look`,
          `0 ${tabStop(1, "events")} in \`${tabStop(2, "log or monitor")}\` during ${tabStop(3, "window")}`,
        ),
      ],
    }));
  },
});
