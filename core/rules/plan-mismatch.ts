// Compares what a file says in several places about when its sprints are, what they are called and what they commit to. Only exact dates and IDs count.
import { conventionOf } from "../index/conventions.ts";
import { linkFacets } from "../index/buildFileIndex.ts";
import type { Period } from "../index/periods.ts";
import { notCommitted, notDelivered, shareWords } from "./plan/contents.ts";
import { daysOf, declaredDays, isLong, misnamedDays, ofOtherLength, outOfOrder } from "./plan/dates.ts";
import { type Told, toldIn } from "./plan/told.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

export const planMismatch = defineRule({
  id: "plan-mismatch",
  category: "plan",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary:
    "Two places give a sprint different dates, names or items, sprints are out of order, or one has another length than declared.",
  why: "People book holidays and releases by the plan. An overview that was not changed with the sections, or a sprint that ends before it begins, is found when somebody was told the wrong week.",
  noFix: "Which of the two places is right only the author knows.",
  examples: [
    {
      bad: plan("⟦Weeks 4-5⟧"),
      good: plan("Weeks 3-4"),
    },
    {
      bad: [
        "## Sprint 1 (Jan 5 - Jan 16, 2026)",
        "- [ ] T-1: Show the basket",
        "",
        "## Sprint 2 (⟦Jan 12 - Jan 23, 2026⟧)",
        "- [ ] T-2: Pay by card",
      ].join("\n"),
      good: [
        "## Sprint 1 (Jan 5 - Jan 16, 2026)",
        "- [ ] T-1: Show the basket",
        "",
        "## Sprint 2 (Jan 19 - Jan 30, 2026)",
        "- [ ] T-2: Pay by card",
      ].join("\n"),
    },
  ],
  reads: (file) => [
    ...file.sprints,
    ...file.planMentions,
    conventionOf(file, "sprint-length"),
    ...[...linkFacets, "title" as const].map((facet) => file.facets[facet]),
  ],
  *check(file) {
    const told = toldIn(file);
    yield* differing(told);
    yield* outOfOrder(told, declaredDays(file));
    yield* misnamedDays(told);
    yield* ofOtherLength(told, file);
    yield* notCommitted(file);
    yield* notDelivered(file);
  },
});

function* differing(told: readonly Told[]): Iterable<Finding> {
  const dated = new Map<string, Told>();
  const titled = new Map<string, Told>();
  for (const one of told) {
    const [when, called] = [dated.get(one.key), titled.get(one.key)];
    if (one.period !== null && one.dates !== null) {
      if (when?.period == null || when.dates === null) dated.set(one.key, one);
      else if (!isSame(one.period, when.period))
        yield {
          at: one.dates.at,
          message: say`Unexpected \`${one.dates.raw}\` for ${one.name}, expected \`${when.dates.raw}\` as elsewhere`,
          related: [{ at: when.dates.at, message: say`${when.name}: ${when.dates.raw}` }],
        };
    }
    // Sections of one sprint are called after their parts: "Sprint 1: Tasks", "Sprint 1: Risks".
    if (one.title === null) continue;
    if (one.section) {
      if (called === undefined) titled.set(one.key, one);
    } else if (called?.title != null && !shareWords(one.title.value, called.title.value))
      yield {
        at: one.title.at,
        severity: "hint",
        message: say`Unexpected name \`${one.title.raw}\` for ${one.name}, expected \`${called.title.raw}\` as its section says`,
        related: [{ at: called.at, message: say`The section of ${called.name}` }],
      };
  }
}

/** Whether two periods can both be right. */
function isSame(a: Period, b: Period): boolean {
  if (a.unit === "length" || b.unit === "length") {
    const [days, other] = [daysOf(a), daysOf(b)];
    return days === null || other === null || isLong(days, other, other);
  }
  if (a.unit !== b.unit) return true;
  if (a.unit === "days" && b.unit === "days") {
    // The day that something was finished on lies somewhere in or after its time.
    if (a.ends !== b.ends || a.hasYear !== b.hasYear) return true;
  }
  return a.from === b.from && a.to === b.to;
}

function plan(weeks: string): string {
  return [
    "| Sprint | Duration | Focus |",
    "| --- | --- | --- |",
    "| Sprint 1 | Weeks 1-2 | Basket |",
    `| Sprint 2 | ${weeks} | Payments |`,
    "",
    "## Sprint 1 (Weeks 1-2): Basket",
    "- [ ] T-1: Show the basket",
    "",
    "## Sprint 2 (Weeks 3-4): Payments",
    "- [ ] T-2: Pay by card",
  ].join("\n");
}
