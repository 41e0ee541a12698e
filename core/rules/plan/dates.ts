// When sprints are: in their order, on days that there are, and as long as the file declares.
import { conventionOf, type ConventionOf } from "../../index/conventions.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { type Period, weekdaysIn } from "../../index/periods.ts";
import { sprintNumber } from "../../index/planKeys.ts";
import type { Value } from "../../model/item.ts";
import { written } from "../../text/span.ts";
import type { Finding } from "../rule.ts";
import type { Told } from "./told.ts";
import { type Message, say } from "../../text/message.ts";

/** What the file says that a sprint lasts, in calendar days, ends included; null where it says nothing that can be compared. */
export function declaredDays(file: FileIndex): { readonly least: number; readonly most: number } | null {
  const declared = conventionOf(file, "sprint-length");
  if (declared === null || declared.unit === "working days") return null;
  const factor = declared.unit === "weeks" ? 7 : 1;
  return { least: declared.amount * factor, most: declared.upTo * factor };
}

/** A sprint that ends before it begins, begins before the one before it, or follows it sooner than declared. */
export function* outOfOrder(told: readonly Told[], declared: ReturnType<typeof declaredDays>): Iterable<Finding> {
  const last = new Map<string, { readonly one: Told; readonly number: number; readonly period: Dated }>();
  const seen = new Set<string>();
  for (const one of told) {
    const number = sprintNumber(one.name);
    const { period, dates } = one;
    if (number === null || dates === null || period === null || period.unit === "length") continue;
    if (period.to < period.from) {
      yield { at: dates.at, message: say`Unexpected end before the beginning in \`${dates.raw}\`, expected it later` };
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
        message: say`Unexpected \`${dates.raw}\` for ${one.name}, expected it after ${before.one.name} with \`${before.one.dates.raw}\``,
        related: [{ at: before.one.dates.at, message: say`${before.one.name}: ${before.one.dates.raw}` }],
      };
    else {
      const later = before !== undefined && number > before.number;
      const days = later ? daysBetween(before.period, period) : null;
      // Two single days are two beginnings or two ends: what lies between them is the length of a sprint.
      if (
        before?.one.dates != null &&
        days !== null &&
        declared !== null &&
        one.key.startsWith("sprint ") &&
        days * 2 < declared.least
      )
        yield {
          at: dates.at,
          message:
            days === 1
              ? say`Unexpected \`${dates.raw}\` for ${one.name}, a day after ${before.one.name}, expected at least ${declared.least} days as declared`
              : say`Unexpected \`${dates.raw}\` for ${one.name}, ${days} days after ${before.one.name}, expected at least ${declared.least} days as declared`,
          related: [{ at: before.one.dates.at, message: say`${before.one.name}: ${before.one.dates.raw}` }],
        };
      last.set(kind, { one, number, period });
    }
  }
}

/** From one single day to the next; null where one of them is a stretch of time. */
function daysBetween(a: Dated, b: Dated): number | null {
  return a.unit === "days" && b.unit === "days" && a.ends === 1 && b.ends === 1 ? b.from - a.from : null;
}

/** "Friday, Jan 5, 2026": a day of the week that its date does not fall on. */
export function* misnamedDays(told: readonly Told[]): Iterable<Finding> {
  const seen = new Set<Value<string>>();
  for (const { dates, name } of told) {
    if (dates === null || seen.has(dates)) continue;
    seen.add(dates);
    for (const { said, falls, at } of weekdaysIn(dates.raw)) {
      if (said === falls) continue;
      const start = written(dates.at).indexOf(dates.raw.slice(at.start, at.end));
      yield {
        at:
          start < 0
            ? dates.at
            : { ...dates.at, start: dates.at.start + start, end: dates.at.start + start + at.end - at.start },
        message: say`Unexpected \`${dates.raw.slice(at.start, at.end)}\` for ${name}, expected a ${falls} or another date`,
      };
    }
  }
}

type Dated = Exclude<Period, { unit: "length" }>;

/** "2 weeks", "10 to 14 days". */
function lengthOf({ amount, upTo, unit }: ConventionOf<"sprint-length">): Message {
  const figure = upTo > amount ? say`${amount} to ${upTo}` : amount;
  return unit === "weeks" ? say`${figure} weeks` : say`${figure} days`;
}

/** Sprints of another length than declared. */
export function* ofOtherLength(told: readonly Told[], file: FileIndex): Iterable<Finding> {
  const [declared, days] = [conventionOf(file, "sprint-length"), declaredDays(file)];
  if (declared === null || days === null) return;
  const { least, most } = days;
  for (const one of told) {
    const lasts = one.period === null || !one.key.startsWith("sprint ") ? null : daysOf(one.period);
    if (lasts === null || one.dates === null || isLong(lasts, least, most)) continue;
    yield {
      at: one.dates.at,
      message: say`Unexpected \`${one.dates.raw}\` for ${one.name}, expected ${lengthOf(declared)} as declared`,
      related: [{ at: declared.at, message: say`The declared length` }],
    };
  }
}

/** Null for a single day. */
export function daysOf(period: Period): number | null {
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
export function isLong(days: number, least: number, most: number): boolean {
  return days >= least - 3 && days <= most + 1;
}
