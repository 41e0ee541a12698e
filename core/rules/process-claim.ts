// That a step took place leaves no trace to check; its document, approval or record does.
import * as z from "zod";
import type { Criterion } from "../model/item.ts";
import { wordAt } from "../text/wordAt.ts";
import { report } from "./acceptance/report.ts";
import { rewrite } from "./acceptance/rewrite.ts";
import { tabStop } from "../text/snippet.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  approvers: z
    .array(z.string())
    .default([])
    .describe(
      "Roles whose approval is on record. A criterion that names one of them is left alone, and the fix offers the first.",
    ),
});

export const processClaim = defineRule<z.infer<typeof options>>({
  id: "process-claim",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A criterion says that a step took place, and names nothing that remains of it.",
  why: '"Design reviewed" is true as soon as one person has looked at it. The file that came of it, who approved it and where the approval is recorded can be checked a year later. Where the project records who approves what, name those roles in `approvers`.',
  options,
  examples: [
    {
      bad: ["### US-001: Protect uploads", "**Acceptance Criteria:**", "- Threat model ⟦reviewed⟧"].join("\n"),
      good: [
        "### US-001: Protect uploads",
        "**Acceptance Criteria:**",
        "- `docs/threat-model.md` is merged in a pull request approved by @security",
      ].join("\n"),
      fixed: [
        "### US-001: Protect uploads",
        "**Acceptance Criteria:**",
        "- `path of the document` is merged in a pull request approved by `role`",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file, options: { approvers } }) {
    yield* report(item, file, "process-claim", "warning", ({ criterion, word }) =>
      isOrder(criterion, word) || approvers.some((role) => wordAt(criterion.text, role) >= 0)
        ? null
        : {
            message:
              word === null
                ? say`The step leaves nothing to look at; name its document, who approves it and where that is recorded`
                : say`\`${word}\` leaves nothing to look at; name the document, who approves it and where that is recorded`,
            fixes: [
              rewrite(
                criterion,
                say`Name the document and who approves it`,
                `\`${tabStop(1, "path of the document")}\` is merged in a pull request approved by \`${tabStop(2, approvers[0] ?? "role")}\``,
              ),
            ],
          },
    );
  },
});

/** A criterion that begins with the verb tells somebody to do it; it claims no step that took place. */
function isOrder({ text }: Criterion, word: string | null): boolean {
  return word !== null && text.trimStart().startsWith(word) && !/(?:ed|en|un|ne|wn|lt)$/i.test(word);
}
