// The `items --format json` contract: what was read in a file, as plain data with lines counted from 1.
import type { FileIndex } from "../core/index/fileIndex.ts";
import { statementsOf } from "../core/queries/statements.ts";
import type { Criterion, Item, ItemKind, Reference, Status } from "../core/model/item.ts";
import type { Quantity, Sprint } from "../core/model/plan.ts";
import { type Place, written } from "../core/text/span.ts";
import { english } from "../core/text/message.ts";

export interface CriterionReport {
  readonly line: number;
  readonly text: string;
  readonly verdict: "binary" | "weak" | "not-binary";
  readonly reason: string | null;
  readonly score: number;
}

export interface ItemReport {
  readonly line: number;
  readonly endLine: number;
  readonly id: string | null;
  readonly title: string;
  readonly kind: ItemKind;
  /** The enclosing epic: its ID or, without one, its title. */
  readonly parent: string | null;
  readonly estimate: { readonly raw: string; readonly points: number | null; readonly hours: number | null } | null;
  readonly priority: string | null;
  readonly labels: readonly string[];
  readonly owners: readonly string[];
  readonly dependsOn: readonly string[];
  readonly status: Status | null;
  readonly sprint: string | null;
  readonly criteria: readonly CriterionReport[];
}

export interface SprintReport {
  readonly line: number;
  readonly name: string;
  /** Each amount that the section or the document states for it. */
  readonly capacity: readonly {
    readonly amount: number;
    readonly upTo: number;
    readonly unit: string;
    readonly role: string | null;
  }[];
  /** The total that the section states for itself. */
  readonly committed: { readonly amount: number; readonly unit: string } | null;
  readonly items: readonly string[];
}

export interface FileReport {
  readonly path: string;
  readonly dialects: readonly string[];
  readonly items: readonly ItemReport[];
  readonly criteria: readonly CriterionReport[];
  readonly sprints: readonly SprintReport[];
  readonly unread: readonly { readonly line: number; readonly reason: string }[];
  /** What it lays down and claims about its items. */
  readonly statements: readonly { readonly line: number; readonly kind: string; readonly what: string }[];
}

/** What the report asks of the rest: where a place stands (lines from 1), and how a criterion is judged. */
export interface ReportMeans {
  lineOf(place: Place): number;
  /** The line its last character stands on. */
  endLineOf(place: Place): number;
  judge(
    criterion: Criterion,
    item: Item | null,
  ): { readonly verdict: CriterionReport["verdict"]; readonly reason: string | null; readonly score: number };
}

export function itemsReport(path: string, file: FileIndex, means: ReportMeans): FileReport {
  const judged = (criterion: Criterion, item: Item | null): CriterionReport => {
    const { verdict, reason, score } = means.judge(criterion, item);
    return { line: means.lineOf(criterion.at), text: criterion.text, verdict, reason, score };
  };
  return {
    path,
    dialects: [...new Set(file.regions.map((region) => region.dialect))],
    items: file.items.map((item) => ({
      line: means.lineOf(item.head),
      endLine: means.endLineOf(item.at),
      id: item.id?.value ?? null,
      title: item.title.value,
      kind: item.kind,
      parent: item.epic?.value ?? null,
      estimate: item.estimate && {
        raw: item.estimate.raw,
        points: item.estimate.value.points,
        hours: item.estimate.value.hours,
      },
      // A priority that the section above gives is the section's, not the item's own.
      priority: item.priority === null || item.priority.inherited ? null : item.priority.raw,
      labels: item.labels.map((label) => label.value),
      owners: item.owners.map((owner) => owner.value),
      dependsOn: [...new Set(item.dependsOn.flatMap((reference) => meant(reference, item, file)))],
      status: item.status?.value ?? null,
      sprint: item.sprint?.value ?? null,
      criteria: item.criteria.map((criterion) => judged(criterion, item)),
    })),
    criteria: [...file.criteria, ...file.sprints.flatMap((sprint) => sprint.criteria)].map((criterion) =>
      judged(criterion, null),
    ),
    sprints: file.sprints.map((sprint) => sprintReport(sprint, file, means)),
    unread: file.unread.map((unread) => ({ line: means.lineOf(unread.at), reason: english(unread.reason) })),
    statements: statementsOf(file).map(({ at, kind, what }) => ({ line: means.lineOf(at), kind, what: english(what) })),
  };
}

function sprintReport(sprint: Sprint, file: FileIndex, means: ReportMeans): SprintReport {
  const ids = file.itemsIn(sprint).map((item) => item.id?.value ?? item.title.value);
  return {
    line: means.lineOf(sprint.name.at),
    name: sprint.name.value,
    capacity: sprint.capacity.map(({ amount, upTo, unit, role }) => ({ amount, upTo, unit, role })),
    committed: sprint.committed && amountOf(sprint.committed),
    items: [...new Set(ids)],
  };
}

function amountOf({ amount, unit }: Quantity): { amount: number; unit: string } {
  return { amount, unit };
}

/** The IDs that a reference names: one as written, ranges and groups expanded where the index can. */
function meant(reference: Reference, item: Item, file: FileIndex): string[] {
  if (reference.type === "prose") return [];
  if (reference.type === "id") return [reference.id];
  // "Epic 1" names the epic itself; "all Epic 1 stories" names what is in it.
  if (reference.type === "group" && reference.group === "epic" && reference.of === written(reference.at))
    return [reference.of];
  const resolution = file.resolve(reference, item);
  const ids =
    resolution.type === "items" ? resolution.items.flatMap((other) => (other.id === null ? [] : [other.id.value])) : [];
  if (ids.length > 0) return ids;
  return reference.type === "range" ? [reference.from, reference.to] : [];
}
