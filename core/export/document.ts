// What is to leave a file: its items as plain data, without places, so that it can cross from the server to whoever sends it.
import type { ItemKind, Status } from "../model/item.ts";
import type { Message } from "../text/message.ts";

export interface TickLine {
  readonly text: string;
  /** What is said about it beside: "8 h, DevOps"; null for nothing. */
  readonly note: string | null;
  /** null where the file has no box to tick. */
  readonly checked: boolean | null;
}

/** One item as an issue would tell it. All texts are the author's, not yet made safe for anywhere. */
export interface ExportItem {
  /** What identifies it within its file, however its ID is spelt; see `exportKey`. */
  readonly key: string;
  /** Its ID as written; a task line has none. */
  readonly id: string | null;
  readonly kind: ItemKind;
  readonly title: string;
  /** First and last line, from 1. */
  readonly lines: readonly [number, number];
  readonly story: string | null;
  readonly description: readonly string[];
  readonly criteria: readonly TickLine[];
  /** The scenario that the criteria come from, where they are steps of one. */
  readonly scenario: string | null;
  readonly deliverables: readonly string[];
  readonly tasks: readonly TickLine[];
  readonly subtasks: readonly TickLine[];
  readonly labels: readonly string[];
  readonly owners: readonly string[];
  readonly priority: string | null;
  readonly estimate: { readonly text: string; readonly amount: number | null } | null;
  readonly status: Status | null;
  readonly sprint: { readonly name: string; readonly due: string | null } | null;
  /** Key of the item it belongs to, in the same file. */
  readonly parent: string | null;
  readonly blockedBy: readonly { readonly uri: string; readonly key: string }[];
}

export interface ExportDocument {
  readonly uri: string;
  readonly items: readonly ExportItem[];
  /** Items that cannot be told apart or have no ID, with the reason and what helps. */
  readonly leftOut: readonly { readonly line: number; readonly title: string; readonly reason: Message }[];
}

/** What becomes of task lines: boxes in the issue of their item, issues below it, or nothing. */
export type TaskStyle = "list" | "sub-issues" | "none";
