// Sprints and the other statements a backlog makes about itself.
import type { Place } from "../text/span.ts";
import type { Criterion, Reference, Status, TaskLine, Value } from "./item.ts";

export type Unit = "points" | "hours" | "days" | "items";

/** An amount with the unit it was written in. Units are never mixed. */
export interface Quantity {
  readonly amount: number;
  readonly unit: Unit;
  readonly at: Place;
}

/** What a sprint can hold, in all or for one role. */
export interface Capacity extends Quantity {
  readonly role: string | null;
  /** The upper end of a stated range ("80-100 points"), else the amount again. */
  readonly upTo: number;
}

/** A line that puts an item into a sprint, with what it says about that item there. */
export interface Commitment {
  readonly item: Reference;
  readonly title: string;
  readonly points: Quantity | null;
  readonly roles: readonly string[];
  readonly tasks: readonly TaskLine[];
  /** The hours total written under the commitment. */
  readonly total: Quantity | null;
  /** "US-001 (continued)": the rest of something already committed. */
  readonly continued: boolean;
  readonly at: Place;
}

/** A line such as "DevOps: 30 + 4 + 6 = **40 hrs** (within 80 hrs)". */
export interface CapacityCheck {
  readonly role: string | null;
  readonly terms: readonly Quantity[];
  readonly sum: Quantity | null;
  readonly limit: Quantity | null;
  readonly at: Place;
}

export interface Sprint {
  readonly kind: "sprint" | "phase" | "milestone" | "wave" | "release";
  /** Its name as items refer to it: "Sprint 1". */
  readonly name: Value<string>;
  readonly title: string;
  readonly at: Place;
  readonly goal: Value<string> | null;
  readonly dates: Value<string> | null;
  /** The share that is said to be done, in percent. */
  readonly progress: Value<number> | null;
  readonly status: Value<Status> | null;
  readonly capacity: readonly Capacity[];
  readonly velocity: Quantity | null;
  /** Items named in the section without being defined there. */
  readonly commitments: readonly Commitment[];
  readonly checks: readonly CapacityCheck[];
  /** A total that the section states for itself. */
  readonly committed: Quantity | null;
  readonly criteria: readonly Criterion[];
}

/** A plan named beside its section: a row of an overview, a line of a summary. */
export interface PlanMention {
  /** "Sprint 1" */
  readonly name: string;
  readonly at: Place;
  readonly dates: Value<string> | null;
  readonly title: Value<string> | null;
  /** What it is to bring, as a list in a cell. */
  readonly deliverables: Value<string> | null;
}

/**
 * A total the author wrote. `parts` are the addends that the text itself lists (a table's cells, a sum's terms); when the
 * parts are items instead, `of` names the group whose estimates it should equal and `parts` is empty.
 */
export interface Total {
  readonly what: string;
  readonly stated: Quantity;
  readonly parts: readonly Quantity[];
  readonly of:
    | { readonly type: "file" }
    | { readonly type: "epic" | "sprint" | "velocity" | "item"; readonly name: string }
    | null;
}
