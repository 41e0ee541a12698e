// What the detectors of evidence are given, and how they report.
import type { Span } from "../../../../text/span.ts";
import type { Clause } from "../clause.ts";
import type { Tagged } from "../tags.ts";

/** A piece of evidence about a criterion, before it is weighed. */
export interface Clue {
  /** What its weight is kept under. */
  readonly name: string;
  /** The deciding text; null when it is the whole criterion. */
  readonly span: Span | null;
}

/** Reports evidence, from the first to the last deciding token. A name counts once. */
export type Found = (name: string, first?: Span, last?: Span) => void;

/** What every detector looks at. */
export interface Subject {
  readonly text: string;
  readonly lower: string;
  readonly tokens: readonly Tagged[];
  readonly clause: Clause;
  /** Roots of the words of the item's own title; empty when it is not known. */
  readonly title: ReadonlySet<string>;
}
