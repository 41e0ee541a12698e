// Compares what a file says in several places about when its sprints are, what they are called and what they commit to. Only exact dates and IDs count.
import { conventionOf } from "../index/conventions.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { linkFacets } from "../index/buildFileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf } from "../index/naming.ts";
import { periodOf, type Period } from "../index/periods.ts";
import { sprintKey, sprintNumber } from "../index/planKeys.ts";
import type { Value } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Place } from "../text/span.ts";
import { defineRule, type Finding } from "./rule.ts";

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
    ...linkFacets.map((facet) => file.facets[facet]),
  ],
  *check(file) {
    const told = toldIn(file);
    yield* differing(told);
    yield* outOfOrder(told);
    yield* ofOtherLength(told, file);
    yield* notCommitted(file);
  },
});

/** One place that tells of a sprint. */
interface Told {
  readonly key: string;
  readonly name: string;
  readonly at: Place;
  readonly dates: Value<string> | null;
  readonly period: Period | null;
  readonly title: Value<string> | null;
  readonly section: boolean;
}

/** Sections first: they say most, and the others are held against them. */
function toldIn(file: FileIndex): readonly Told[] {
  const keyed = (name: string, at: Place, dates: Value<string> | null) => ({
    key: sprintKey(name),
    name,
    at,
    dates,
    period: dates === null ? null : periodOf(dates.raw),
  });
  const sections = file.sprints.map(({ name, title, dates }) => ({
    ...keyed(name.value, name.at, dates),
    title: title === "" ? null : { value: title, raw: title, at: name.at },
    section: true,
  }));
  const mentions = file.planMentions.map(({ name, at, dates, title }) => ({
    ...keyed(name, at, dates),
    title,
    section: false,
  }));
  return [...sections, ...mentions];
}

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
          message: `Unexpected \`${one.dates.raw}\` for ${one.name}, expected \`${when.dates.raw}\` as elsewhere`,
          related: [{ at: when.dates.at, message: `${when.name}: ${when.dates.raw}` }],
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
        message: `Unexpected name \`${one.title.raw}\` for ${one.name}, expected \`${called.title.raw}\` as its section says`,
        related: [{ at: called.at, message: `The section of ${called.name}` }],
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

function* outOfOrder(told: readonly Told[]): Iterable<Finding> {
  const last = new Map<string, { readonly one: Told; readonly number: number; readonly period: Dated }>();
  const seen = new Set<string>();
  for (const one of told) {
    const number = sprintNumber(one.name);
    const { period, dates } = one;
    if (number === null || dates === null || period === null || period.unit === "length") continue;
    if (period.to < period.from) {
      yield { at: dates.at, message: `Unexpected end before the beginning in \`${dates.raw}\`, expected it later` };
      continue;
    }
    const kind = `${one.key.replace(/[\d. ]+$/, "")} ${period.unit} ${period.unit === "days" ? `${period.hasYear} ${period.ends}` : ""} ${one.section}`;
    if (seen.has(`${kind} ${one.key}`)) continue;
    seen.add(`${kind} ${one.key}`);
    const before = last.get(kind);
    // Weeks may be shared; a day is in one sprint.
    const early = before !== undefined && number > before.number && period.from < before.period.to;
    if (before?.one.dates != null && early && period.from < before.period.to)
      yield {
        at: dates.at,
        message: `Unexpected \`${dates.raw}\` for ${one.name}, expected it after ${before.one.name} with \`${before.one.dates.raw}\``,
        related: [{ at: before.one.dates.at, message: `${before.one.name}: ${before.one.dates.raw}` }],
      };
    else last.set(kind, { one, number, period });
  }
}

/** What a row of an overview promises and the sprint's section does not commit to. */
function* notCommitted(file: FileIndex): Iterable<Finding> {
  const [rows, sections] = [file.sprints.filter(isTableRow), file.sprints.filter((sprint) => !isTableRow(sprint))];
  for (const row of rows) {
    const own = sections.filter(({ name }) => sprintKey(name.value) === sprintKey(row.name.value));
    const section = own.find(({ commitments }) => commitments.some(({ item }) => item.type === "id"));
    if (section === undefined) continue;
    const committed = new Set(own.flatMap((one) => file.itemsIn(one)));
    for (const { item: reference } of row.commitments) {
      const resolution = reference.type === "id" ? file.resolve(reference, null) : null;
      const [item, ...others] = resolution?.type === "items" ? resolution.items : [];
      if (item === undefined || others.length > 0 || isGroup(item) || committed.has(item)) continue;
      yield {
        at: reference.at,
        message: `Unexpected \`${nameOf(item)}\` for ${row.name.value}, expected an item that its section commits to`,
        related: [{ at: section.name.at, message: `The section of ${section.name.value}` }],
      };
    }
  }
}

function isTableRow({ at: { anchor, start } }: Sprint): boolean {
  return /^[^\n]*\|/.test(anchor.text.slice(anchor.text.lastIndexOf("\n", start - 1) + 1));
}

type Dated = Exclude<Period, { unit: "length" }>;

function* ofOtherLength(told: readonly Told[], file: FileIndex): Iterable<Finding> {
  const declared = conventionOf(file, "sprint-length");
  if (declared === null || declared.unit === "working days") return;
  const factor = declared.unit === "weeks" ? 7 : 1;
  const [least, most] = [declared.amount * factor, declared.upTo * factor];
  for (const one of told) {
    const days = one.period === null || !one.key.startsWith("sprint ") ? null : daysOf(one.period);
    if (days === null || one.dates === null || isLong(days, least, most)) continue;
    yield {
      at: one.dates.at,
      message: `Unexpected \`${one.dates.raw}\` for ${one.name}, expected ${declared.upTo > declared.amount ? `${declared.amount} to ${declared.upTo}` : declared.amount} ${declared.unit} as declared`,
      related: [{ at: declared.at, message: "The declared length" }],
    };
  }
}

/** Null for a single day. */
function daysOf(period: Period): number | null {
  switch (period.unit) {
    case "length":
      return period.days;
    case "weeks":
      return (period.to - period.from + 1) * 7;
    case "days":
      return period.ends === 2 ? period.to - period.from + 1 : null;
  }
}

/** Two weeks are written from Monday to Friday, to Sunday or to the next Monday. */
function isLong(days: number, least: number, most: number): boolean {
  return days >= least - 3 && days <= most + 1;
}

function shareWords(a: string, b: string): boolean {
  const words = (text: string) =>
    new Set(
      text
        .toLowerCase()
        .match(/[\p{L}\d]{3,}/gu)
        ?.map((word) => word.slice(0, 5)),
    );
  const [one, other] = [words(a), words(b)];
  return one.size === 0 || other.size === 0 || [...one].some((word) => other.has(word));
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
