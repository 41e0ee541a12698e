// A piece of evidence about a criterion, before it is weighed.
import type { Span } from "../../../../text/span.ts";
import type { Clause } from "../clause.ts";
import type { Tagged } from "../tagging.ts";

/** `name` is what the weights are kept under; `span` is the deciding text, null when it is the whole criterion. */
export interface Clue {
  readonly name: string;
  readonly span: Span | null;
}

/** What every detector looks at. */
export interface Subject {
  readonly text: string;
  readonly lower: string;
  readonly tokens: readonly Tagged[];
  readonly clause: Clause;
  /** Lower-case words of the item's own title; empty when it is not known. */
  readonly title: ReadonlySet<string>;
  /** The item's title and text, lower case; empty when not known. */
  readonly itemText: string;
}

export function clue(name: string, ...at: readonly (Span | undefined)[]): Clue {
  const first = at[0];
  const last = at[at.length - 1];
  return { name, span: first && last ? { start: first.start, end: last.end } : null };
}
