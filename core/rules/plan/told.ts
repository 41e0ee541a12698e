// Every place in which a file tells of a sprint: its sections, the rows of an overview, the lines of a summary.
import type { FileIndex } from "../../index/fileIndex.ts";
import { type Period, periodOf } from "../../index/periods.ts";
import { sprintKey } from "../../index/planKeys.ts";
import type { Value } from "../../model/item.ts";
import type { Place } from "../../text/span.ts";

/** One place that tells of a sprint. */
export interface Told {
  readonly key: string;
  readonly name: string;
  readonly at: Place;
  readonly dates: Value<string> | null;
  readonly period: Period | null;
  readonly title: Value<string> | null;
  readonly section: boolean;
}

/** Sections first: they say most, and the others are held against them. */
export function toldIn(file: FileIndex): readonly Told[] {
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
