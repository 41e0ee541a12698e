// A criterion may point elsewhere, if one can follow it there: a link or an item's ID is enough to keep this rule silent.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Criterion } from "../model/item.ts";
import { tabStop } from "../text/snippet.ts";
import { written } from "../text/span.ts";
import { report } from "./acceptance/report.ts";
import { about, rewrite } from "./acceptance/rewrite.ts";
import { wholePlace } from "./acceptance/written.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";

export const undefinedReference = defineRule({
  id: "undefined-reference",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion points to a target that is not written down where it could be found.",
  why: '"Within the SLA" and "as designed" decide nothing unless one can look them up, and what each reader remembers of them differs. A value, a link or an item\'s ID settles it.',
  examples: [
    {
      bad: ["### US-001: Restore a backup", "**Acceptance Criteria:**", "- Recovery meets ⟦agreed targets⟧"].join("\n"),
      good: [
        "### US-001: Restore a backup",
        "**Acceptance Criteria:**",
        "- A restore of the nightly backup ends within 30 min",
      ].join("\n"),
      fixed: [
        "### US-001: Restore a backup",
        "**Acceptance Criteria:**",
        "- Recovery shows value or text, as written in `path or link`",
      ].join("\n"),
    },
  ],
  // An ID that becomes known, or unknown, changes the answer.
  reads: (item, context) => [
    ...readLanguage(item, context),
    ...item.criteria.flatMap((criterion) => idsIn(criterion).flatMap((id) => context.file.withId(id))),
  ],
  *check(item, { file }) {
    yield* report(item, file, "undefined-reference", "warning", ({ criterion, word }) => {
      if (canBeFollowed(criterion, file)) return null;
      return {
        message:
          word === null
            ? "The criterion points to something that is not written here; state its value or link to it"
            : `\`${word}\` is not written down here; state its value or link to it`,
        fixes: [
          rewrite(
            criterion,
            "State the value, or where it is written",
            `${about(criterion.text, "The result")} shows ${tabStop(2, "value or text")}, as written in \`${tabStop(3, "path or link")}\``,
          ),
        ],
      };
    });
  },
});

function canBeFollowed(criterion: Criterion, file: FileIndex): boolean {
  return (
    /\]\(|\]\[|https?:\/\//.test(written(wholePlace(criterion))) ||
    idsIn(criterion).some((id) => file.withId(id).length > 0)
  );
}

function idsIn(criterion: Criterion): readonly string[] {
  return criterion.text.match(/#\d+|\b[A-Z][A-Z\d]*(?:[-_.][A-Z]*\d+)+\b/g) ?? [];
}
