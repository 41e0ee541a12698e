// An item while it is being read: its first line taken apart, its body not yet sorted into fields.
import type { Criterion, Dialect, ItemKind, Priority, Status, Value } from "../model/item.ts";
import type { Block } from "../parse/blocks.ts";
import type { Text } from "../parse/inline.ts";
import type { Span } from "../text/span.ts";
import type { Entry } from "./entry.ts";
import type { Head } from "./head.ts";

/** What an item takes over from the headings, tables and epics around it. */
export interface Context {
  readonly epic: Value<string> | null;
  readonly sprint: Value<string> | null;
  readonly priority: Value<Priority> | null;
  readonly status: Value<Status> | null;
  readonly labels: readonly Value<string>[];
}

export const noContext: Context = { epic: null, sprint: null, priority: null, status: null, labels: [] };

export interface Draft {
  readonly dialect: Dialect;
  readonly head: Head;
  readonly kind: ItemKind | null;
  /** The line it starts on, and all of it so far; offsets in the chunk. */
  readonly line: Span;
  end: number;
  /** Depth of nesting: a heading's depth, more for rows, bullets and lines. */
  readonly level: number;
  readonly blocks: Block[];
  /** Fields read already, as table cells are. */
  readonly entries: Entry[];
  readonly context: Context;
  /** The item it is nested in within its own chunk. */
  readonly parent: Draft | null;
  readonly checked: boolean | null;
  /** Text on the first line after the title. */
  readonly remark: Text | null;
  /** The column names above it, where it is a row. */
  readonly table?: Span | undefined;
  /** Criteria found in columns rather than in fields. */
  readonly criteria?: readonly Criterion[];
}
