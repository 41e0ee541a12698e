// Held against a limit that somebody set; without one there is nothing to exceed.
import * as z from "zod";
import { amountOf } from "../index/amounts.ts";
import { conventionOf } from "../index/conventions.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { namesOf, placeOfName } from "../index/naming.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  limit: z
    .number()
    .int()
    .positive()
    .optional()
    .describe("The most items in progress. Unset: what the file declares, else nothing is asked."),
  per: z
    .enum(["owner", "file"])
    .optional()
    .describe(
      "Whether the limit holds for each owner or for all of the file. Unset: as the file declares, else for each owner.",
    ),
});

export const wipLimit = defineRule<z.infer<typeof options>>({
  id: "wip-limit",
  category: "status",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "More items are in progress than the limit allows.",
  why: "What is begun and not finished is worth nothing yet, and each further item slows the others down. The limit is read from a sentence such as `WIP limit: 3 tasks per engineer`, or set as an option.",
  noFix: "Which item waits is the team's decision.",
  options,
  examples: [{ bad: board("⟦T-3⟧", "In Progress"), good: board("T-3", "Done") }],
  reads: (file) => [conventionOf(file, "wip-limit"), inProgress(file)],
  *check(file, { options: { limit, per } }) {
    const declared = conventionOf(file, "wip-limit");
    const most = limit ?? declared?.items;
    if (most === undefined) return;
    const alone = per === "file" || (per === undefined && limit === undefined && declared?.per === null);
    for (const [owner, positions] of alone ? [["", inProgress(file).all] as const] : inProgress(file).byOwner) {
      const items = positions.flatMap((position) => file.items[position] ?? []);
      const first = items[most];
      if (first === undefined) continue;
      const [count, names] = [amountOf(items.length, "items"), namesOf(items, items.length)];
      yield {
        at: placeOfName(first),
        message:
          owner === ""
            ? say`Unexpected ${count} in progress, expected at most ${most}: ${names}`
            : say`Unexpected ${count} in progress for ${owner}, expected at most ${most}: ${names}`,
        related:
          declared === null || limit !== undefined ? [] : [{ at: declared.at, message: say`The declared limit` }],
      };
    }
  },
});

const question = {};

/** Positions of the items in progress, in all and by owner; work that two people share counts for both. */
const inProgress = (file: FileIndex) =>
  file.derive(question, ["status", "kind", "tasks"], () => {
    const all: number[] = [];
    const byOwner = new Map<string, number[]>();
    for (const [position, item] of file.items.entries()) {
      if (item.status?.value !== "in-progress" || item.status.inherited === true || isGroup(item)) continue;
      all.push(position);
      for (const { value } of item.owners) byOwner.set(value, [...(byOwner.get(value) ?? []), position]);
    }
    return { all, byOwner };
  });

function board(third: string, status: string): string {
  return [
    "WIP limit: 2 items per person",
    "",
    "| ID | Task | Owner | Status |",
    "| --- | --- | --- | --- |",
    "| T-1 | Show the basket | Ada | In Progress |",
    "| T-2 | Pay by card | Ada | In Progress |",
    `| ${third} | Send a receipt | Ada | ${status} |`,
  ].join("\n");
}
