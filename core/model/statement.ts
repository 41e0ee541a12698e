// What a backlog says about itself beyond its items and plans: conventions that it lays down, claims that can be computed, and
// dependencies that it tells a second time, in a table or a drawing.
import type { Place } from "../text/span.ts";
import type { Criterion, FieldName, Reference } from "./item.ts";

/** One line of a guide: so many points are so many hours, ends included. */
export interface GuideLine {
  readonly points: number;
  readonly from: number;
  readonly to: number;
}

/** Something the document lays down for its items. `at` is the statement. */
export type Convention =
  /** "ID: `<SPRINT>-<STREAM>-<#>`". `pattern` is a regular expression of a whole ID that means the same. */
  | { readonly type: "ids"; readonly shape: string; readonly pattern: string; readonly at: Place }
  /** "Owner: `BE-A`, `BE-B`, `QA`" */
  | { readonly type: "owners"; readonly names: readonly string[]; readonly at: Place }
  /** "Points: 1, 2, 3, 5, 8" */
  | { readonly type: "scale"; readonly points: readonly number[]; readonly at: Place }
  /** A table from points to hours. */
  | { readonly type: "guide"; readonly lines: readonly GuideLine[]; readonly at: Place }
  /** "Stories larger than 13 points must be split" */
  | { readonly type: "max-points"; readonly points: number; readonly at: Place }
  /** "WIP limit of 3 tasks per engineer"; `per` is null where the limit is for all. */
  | { readonly type: "wip-limit"; readonly items: number; readonly per: string | null; readonly at: Place }
  /** "Sprint length: 2 weeks"; `upTo` is the upper end of a range, else the amount again. */
  | {
      readonly type: "sprint-length";
      readonly amount: number;
      readonly upTo: number;
      readonly unit: "days" | "working days" | "weeks";
      readonly at: Place;
    }
  /** A definition of ready, and the fields of an item that it demands. */
  | {
      readonly type: "ready";
      readonly criteria: readonly Criterion[];
      readonly demands: readonly FieldName[];
      readonly at: Place;
    }
  /** "Titles are imperative" */
  | { readonly type: "imperative-titles"; readonly at: Place }
  /** "Every acceptance criterion is binary" */
  | { readonly type: "binary-criteria"; readonly at: Place }
  /** "Every story must have acceptance criteria" */
  | {
      readonly type: "all-have";
      readonly field: "criteria" | "estimate" | "owner" | "priority" | "labels";
      readonly at: Place;
    }
  /** "Stories must be independent" */
  | { readonly type: "independent"; readonly at: Place };

/** A sentence about all items, or all sprints, that can be computed. */
export type Claim =
  /** "No story exceeds 21 points" */
  | { readonly type: "largest"; readonly amount: number; readonly at: Place }
  /** "Average: 13 points" */
  | { readonly type: "average"; readonly amount: number; readonly places: number; readonly at: Place }
  /** "Range: 8-21 points per story" */
  | { readonly type: "range"; readonly from: number; readonly to: number; readonly at: Place }
  /** "Velocity range: 68-83 points" */
  | { readonly type: "velocities"; readonly from: number; readonly to: number; readonly at: Place }
  /** "All stories have acceptance criteria" */
  | {
      readonly type: "all-have";
      readonly field: "criteria" | "estimate" | "owner" | "priority" | "labels";
      readonly at: Place;
    }
  /** "Average velocity: 74 points per sprint" */
  | { readonly type: "average-velocity"; readonly amount: number; readonly places: number; readonly at: Place }
  /** "All stories can be delivered independently", "No story requires another" */
  | { readonly type: "independent"; readonly at: Place }
  /** "All stories can be completed in 1 sprint" */
  | { readonly type: "one-sprint"; readonly at: Place }
  /** "Production: live" */
  | { readonly type: "live"; readonly at: Place }
  /** "Current sprint: Sprint 3", "Next review: Sprint 3 retrospective" */
  | { readonly type: "now"; readonly name: string; readonly at: Place }
  /**
   * A figure that the project aims at: "99.9% uptime", "30% reduction in operating costs", "Velocity target: 75-85 points".
   * The subject is what two such figures have to share; a single value is both ends.
   */
  | {
      readonly type: "target";
      readonly subject: string;
      readonly unit: "points" | "%";
      readonly from: number;
      readonly to: number;
      readonly at: Place;
    }
  /** "Sprint 5 ◄── Sprint 7": what the arrow leaves comes first. */
  | { readonly type: "order"; readonly first: string; readonly second: string; readonly at: Place };

/** A number and where it stands. `places` are the decimals that the author wrote. */
export interface Figure {
  readonly amount: number;
  readonly places: number;
  readonly at: Place;
}

/** A percentage or an average beside the figures that it is made of. */
export type Ratio =
  | {
      readonly kind: "percentage";
      readonly stated: Figure;
      readonly part: Figure;
      readonly whole: Figure;
      /** True where the other rows of a table say which figures these are, rather than the line itself. */
      readonly inferred: boolean;
    }
  | { readonly kind: "average"; readonly stated: Figure; readonly of: readonly Figure[] };

/** An arrow from one ID to another: `after` needs `before`. Each stands where its ID is written. */
export interface DrawnEdge {
  readonly before: Reference & { readonly type: "id" };
  readonly after: Reference & { readonly type: "id" };
  /** "fence" is a drawing in characters, "chain" arrows in running text, "path" such arrows that are called the critical path. */
  readonly source: "mermaid" | "fence" | "chain" | "path";
  /** What stands before and behind the arrow, where its line has no other and says nothing else; else null. */
  readonly ends: readonly [Place, Place] | null;
}

/** A row of a table of dependencies that stands beside the items. */
export interface MatrixRow {
  readonly item: Reference & { readonly type: "id" };
  /** Empty where the cell is blank or says none. */
  readonly needs: readonly Reference[];
  readonly needsAt: Place;
  /** null where the table has no such column. */
  readonly blocks: readonly Reference[] | null;
  readonly at: Place;
}
