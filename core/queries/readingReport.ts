// What was read in one file and what was not, so that an author can see why Backlint is silent where it is.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Dialect, FieldName, Item } from "../model/item.ts";
import type { Unread } from "../model/reading.ts";
import type { Place } from "../text/span.ts";
import { type Statement, statementsOf } from "./statements.ts";
import { isBacklog } from "./summary.ts";
import { type UnknownField, unknownFields } from "./unknownFields.ts";

export interface ReadingReport {
  /** False where there is nothing of a backlog; everything below is then empty but, perhaps, `unread`. */
  readonly backlog: boolean;
  readonly items: number;
  readonly sprints: number;
  readonly dialects: readonly DialectReport[];
  readonly unknown: readonly UnknownField[];
  readonly unread: readonly Unread[];
  readonly statements: readonly Statement[];
}

/** The stretches of a file that are read in one dialect. */
export interface DialectReport {
  readonly dialect: Dialect;
  /** Where each stretch starts. */
  readonly at: readonly Place[];
  readonly items: number;
  /** Fields that some of its items have, in the order of `reported`. */
  readonly found: readonly FieldCount[];
  /** Fields of planning that none of its items has. */
  readonly missing: readonly FieldName[];
}

export interface FieldCount {
  readonly field: FieldName;
  readonly items: number;
  /** How many of these take it over from the section, table or epic around them. */
  readonly inherited: number;
}

type Holder = readonly [FieldName, (item: Item) => boolean, (item: Item) => boolean];

const never = () => false;
/** A field, whether an item has it, and whether it has it from elsewhere. */
const reported: readonly Holder[] = [
  ["id", (item) => item.id !== null, never],
  ["estimate", (item) => item.estimate !== null, (item) => item.estimate?.inherited === true],
  ["priority", (item) => item.priority !== null, (item) => item.priority?.inherited === true],
  ["status", (item) => item.status !== null, (item) => item.status?.inherited === true],
  ["labels", (item) => item.labels.length > 0, (item) => item.labels[0]?.inherited === true],
  ["owner", (item) => item.owners.length > 0, never],
  ["sprint", (item) => item.sprint !== null, (item) => item.sprint?.inherited === true],
  ["epic", (item) => item.epic !== null, (item) => item.epic?.inherited === true],
  ["dependsOn", (item) => item.dependsOn.length > 0, never],
  ["criteria", (item) => item.criteria.length > 0, never],
  ["blocks", (item) => item.blocks.length > 0, never],
  ["deliverables", (item) => item.deliverables.length > 0, never],
  ["tasks", (item) => item.tasks.length + item.subtasks.length > 0, never],
  ["description", (item) => item.description.length > 0 || item.story !== null, never],
];
/** Nobody misses these. */
const extras: ReadonlySet<FieldName> = new Set(["blocks", "deliverables", "tasks", "description"]);

export function readingReport(file: FileIndex): ReadingReport {
  const dialects = new Map<Dialect, Item[]>();
  for (const item of file.items) {
    const list = dialects.get(item.dialect);
    if (list) list.push(item);
    else dialects.set(item.dialect, [item]);
  }
  return {
    backlog: isBacklog(file),
    items: file.items.length,
    sprints: file.sprints.length,
    dialects: [...dialects].map(([dialect, items]) => ({
      dialect,
      at: file.regions.flatMap((region) => (region.dialect === dialect ? [region.at] : [])),
      items: items.length,
      ...fieldsOf(items),
    })),
    unknown: unknownFields(file),
    unread: file.unread,
    statements: statementsOf(file),
  };
}

function fieldsOf(items: readonly Item[]): Pick<DialectReport, "found" | "missing"> {
  const counts = reported.map(([field, has, inherits]) => ({
    field,
    items: items.filter(has).length,
    inherited: items.filter(inherits).length,
  }));
  return {
    found: counts.filter((count) => count.items > 0),
    missing: counts.filter((count) => count.items === 0 && !extras.has(count.field)).map(({ field }) => field),
  };
}
