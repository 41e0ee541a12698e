// A backlog item as its author wrote it: plain readonly data, each value with the place it was read from.
import type { Place } from "../text/span.ts";

export type ItemKind = "epic" | "feature" | "story" | "task" | "subtask" | "bug" | "spike" | "chore";

/** A value and where it stands. `raw` is the author's text for it, without markup. */
export interface Value<T> {
  readonly value: T;
  readonly raw: string;
  readonly at: Place;
  /** Set when the value comes from an enclosing heading, table or file rather than from the item itself. */
  readonly inherited?: true;
}

export type Status = "todo" | "in-progress" | "blocked" | "done";

/** Ranks compare within one scale only: P0 = 0, P1 = 1; Critical = 0, High = 1; Must = 0; "house" is the author's own. Lower is more urgent. */
export interface Priority {
  readonly rank: number | null;
  readonly scale: "p" | "level" | "moscow" | "number" | "house" | "other";
}

/** What the author estimated. At most one of the numbers is primary; a unit that is not stated stays null. */
export interface Estimate {
  readonly points: number | null;
  readonly hours: number | null;
  readonly days: number | null;
  readonly size: string | null;
  /** The upper end where a range was written ("2-3 days"); the numbers above are then the lower end. */
  readonly upTo: number | null;
}

/** A pointer to other work, as written. Which items it means is decided by the index, not here. */
export type Reference =
  /** One ID: "US-001", "#12", "Story 1.2". `id` is without markup and gloss. */
  | { readonly type: "id"; readonly id: string; readonly at: Place }
  /** From one ID to another, inclusive: "US-001 to US-005", "stories 1-2". `epic` scopes bare numbers: "Epic 1 stories 1-2". */
  | {
      readonly type: "range";
      readonly from: string;
      readonly to: string;
      readonly epic: string | null;
      readonly at: Place;
    }
  /** A set: "All S4 tasks", "Epic 2", "All previous stories", "Sprint 3". `of` names it, null for everything. */
  | {
      readonly type: "group";
      readonly group: "all" | "previous" | "epic" | "sprint" | "prefix";
      readonly of: string | null;
      readonly at: Place;
    }
  /** Text that names no item; kept as prose. */
  | { readonly type: "prose"; readonly text: string; readonly at: Place };

/** One acceptance criterion: the unit that the judge decides. */
export interface Criterion {
  readonly text: string;
  readonly at: Place;
  /** null when it carries no checkbox. */
  readonly checked: boolean | null;
  /** Gherkin role, when it stands in Given/When/Then form. `then` also covers its And/But. */
  readonly step: "given" | "when" | "then" | null;
}

/** A line of work inside an item that has no planning life of its own. */
export interface TaskLine {
  readonly title: string;
  readonly hours: number | null;
  readonly role: string | null;
  readonly done: boolean | null;
  readonly at: Place;
  /** Where the hours stand, when they are stated. */
  readonly hoursAt: Place | null;
}

export interface UserStory {
  readonly role: Value<string> | null;
  readonly goal: Value<string> | null;
  readonly benefit: Value<string> | null;
  readonly at: Place;
}

/** What Backlint calls a field, whatever the author calls it. dialects/vocabulary.ts maps spellings to these. */
export type FieldName =
  | "id"
  | "title"
  | "kind"
  | "description"
  | "criteria"
  | "deliverables"
  | "tasks"
  | "subtasks"
  | "labels"
  | "priority"
  | "estimate"
  | "owner"
  | "status"
  | "sprint"
  | "epic"
  | "dependsOn"
  | "blocks"
  | "links"
  | "total"
  | "capacity"
  | "velocity"
  | "goal"
  | "dates"
  | "notes";

/** A field as written: its name and its value, each with a place. `field` is null when the name is not known. */
export interface WrittenField {
  readonly field: FieldName | null;
  readonly name: string;
  readonly nameAt: Place;
  readonly valueAt: Place;
}

/** The shapes Backlint reads; one per family of documents. */
export type Dialect =
  | "story-blocks"
  | "issue-blocks"
  | "heading-tasks"
  | "item-table"
  | "sprint-table"
  | "tracker-table"
  | "key-value"
  | "numbered-stories"
  | "bold-list"
  | "checklist"
  | "single-item";

export interface Item {
  readonly kind: ItemKind;
  readonly dialect: Dialect;
  /** Everything that belongs to the item. */
  readonly at: Place;
  /** The line it starts on: heading text, table row, bullet's first line. */
  readonly head: Place;
  /** The names of the columns above it, where it is a row of a table; they may stand in another chunk. */
  readonly table: Place | null;
  readonly id: Value<string> | null;
  readonly title: Value<string>;
  readonly story: UserStory | null;
  readonly description: readonly Value<string>[];
  readonly criteria: readonly Criterion[];
  readonly deliverables: readonly Value<string>[];
  readonly tasks: readonly TaskLine[];
  readonly subtasks: readonly TaskLine[];
  readonly labels: readonly Value<string>[];
  readonly priority: Value<Priority> | null;
  readonly estimate: Value<Estimate> | null;
  readonly owners: readonly Value<string>[];
  readonly status: Value<Status> | null;
  /** The sprint, phase, milestone or wave that it is planned in, by name. */
  readonly sprint: Value<string> | null;
  /** The enclosing epic as the document nests it: its ID or, without one, its title. */
  readonly epic: Value<string> | null;
  readonly dependsOn: readonly Reference[];
  readonly blocks: readonly Reference[];
  /** Every field that is written on the item itself, known or not, in document order. */
  readonly fields: readonly WrittenField[];
}
