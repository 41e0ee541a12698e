// Size by points against a limit, and by the length of the item's own lists.
import { isWithdrawn } from "../index/withdrawn.ts";
import * as z from "zod";
import { amountOf, plainNumber } from "../index/amounts.ts";
import { conventionOf } from "../index/conventions.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { estimatesIn } from "../index/scale.ts";
import type { Item } from "../model/item.ts";
import { placeOfName } from "../index/naming.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

/** What most teams split at, for files that say nothing. */
const usualLimit = 13;

const options = z.object({
  maxPoints: z
    .number()
    .positive()
    .optional()
    .describe(
      "The most points that a story may have. Unset: what the file declares, else 13, where most of its stories stay within it.",
    ),
  maxCriteria: z.number().int().positive().default(8).describe("More acceptance criteria than this earn a hint."),
  maxTasks: z.number().int().positive().default(10).describe("More tasks than this earn a hint."),
});

type Options = z.infer<typeof options>;

export const oversizedStory = defineRule<Options>({
  id: "oversized-story",
  category: "size",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A story is larger than the limit.",
  why: "Large stories are estimated badly, finished late and reviewed superficially; two halves can be planned, shown and accepted apart. A story at a configured limit, or with a very long list of criteria or tasks, earns a hint.",
  options,
  examples: [
    {
      bad: [
        "### US-001: Pay by card",
        "**Points:** 8",
        "",
        "### US-002: Move all payments to the new provider",
        "**Points:** ⟦21⟧",
        "",
        "### US-003: Send a receipt",
        "**Points:** 3",
      ].join("\n"),
      good: [
        "### US-001: Pay by card",
        "**Points:** 8",
        "",
        "### US-002: Move card payments to the new provider",
        "**Points:** 13",
        "",
        "### US-003: Send a receipt",
        "**Points:** 3",
      ].join("\n"),
    },
  ],
  reads: (item, { file, options: { maxPoints } }) => [
    maxPoints !== undefined || (pointsOf(item) ?? 0) <= usualLimit || staysWithin(usualLimit, item, file),
    conventionOf(file, "max-points"),
  ],
  *check(item, { file, options: { maxPoints: configured, maxCriteria, maxTasks } }) {
    if (isGroup(item) || isWithdrawn(item)) return;
    const points = pointsOf(item);
    const declared = conventionOf(file, "max-points");
    const maxPoints = configured ?? declared?.points;
    const limit = maxPoints ?? usualLimit;
    const related =
      configured !== undefined || declared === null
        ? {}
        : { related: [{ at: declared.at, message: say`The declared limit` }] };
    const severity = item.status?.value === "done" ? { severity: "info" as const } : {};
    if (points !== null && item.estimate !== null && points > limit) {
      if (maxPoints === undefined && !staysWithin(limit, item, file)) return;
      const message = say`Unexpected story of ${amountOf(points, "points")}, expected at most ${plainNumber(limit)}`;
      yield { at: item.estimate.at, message, ...severity, ...related };
      return;
    }
    if (points !== null && item.estimate !== null && points === maxPoints) {
      const message = say`Story of ${amountOf(points, "points")} is at the limit of ${plainNumber(limit)}`;
      yield { at: item.estimate.at, message, severity: "hint" };
    }
    const [criteria, tasks] = [item.criteria.length, item.tasks.length];
    const at = placeOfName(item);
    if (criteria > maxCriteria) {
      const message = say`Unexpected story with ${criteria} acceptance criteria, expected at most ${maxCriteria}`;
      yield { at, message, severity: "hint" };
    }
    if (tasks > maxTasks) {
      const message = say`Unexpected story with ${tasks} tasks, expected at most ${maxTasks}`;
      yield { at, message, severity: "hint" };
    }
  },
});

const pointsOf = (item: Item): number | null => item.estimate?.value.points ?? null;

const question = {};

function staysWithin(limit: number, item: Item, file: FileIndex): boolean {
  return item.estimate !== null && isUsual(limit, file);
}

/** A file whose stories mostly exceed a limit counts in points of another size. */
function isUsual(limit: number, file: FileIndex): boolean {
  const estimates = file.derive(question, ["kind", "estimate"], () => estimatesIn(file));
  let [all, larger] = [0, 0];
  for (const { points, count } of estimates) {
    all += count;
    if (points > limit) larger += count;
  }
  return larger * 2 <= all;
}

/** What is taken from all estimates together. */
export function habitOfSize(file: FileIndex): readonly unknown[] {
  const declared = conventionOf(file, "max-points");
  return [declared, isUsual(usualLimit, file), isUsual(declared?.points ?? usualLimit, file)];
}
