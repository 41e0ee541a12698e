// What reading one document yields: the model of the text, before anything is linked.
import type { Anchor, Place } from "../text/span.ts";
import type { Criterion, Dialect, Item } from "./item.ts";
import type { Capacity, PlanMention, Sprint, Total } from "./plan.ts";
import type { Claim, Convention, DrawnEdge, MatrixRow, Ratio } from "./statement.ts";
import type { Message } from "../text/message.ts";

/** A line that looks like an item and was not read as one. */
export interface Unread {
  readonly at: Place;
  readonly reason: Message;
  /** The ID that makes it look like one. */
  readonly id?: string;
  /** What the configuration can say so that it is read; missing where nothing it says would help. */
  readonly remedy?: Remedy;
}

export type Remedy =
  /** The shape of its ID is named among `ids`. */
  | { readonly type: "ids" }
  /** This column's name is said to mean the title. */
  | { readonly type: "title"; readonly column: string };

/** A stretch of a document read in one dialect. */
export interface Region {
  readonly dialect: Dialect;
  readonly at: Place;
  readonly items: number;
}

/** A chunk of the document and where it starts now. Chunks follow each other without gaps. */
export interface Chunk {
  readonly anchor: Anchor;
  readonly start: number;
}

/** Something said about the text itself rather than in it. */
export interface TextDefect {
  readonly kind: "mojibake" | "bom" | "not-text";
  readonly at: Place;
  /** The characters as the file has them; the document itself is read as repaired. */
  readonly damaged: string;
  /** What the author meant, where it can be recovered without loss. */
  readonly repaired: string | null;
}

/** The file's own characters, where they are not those that were read: damaged text is read as what it means. */
export interface Original {
  readonly text: string;
  /** Of `text`, which is put together only when it is looked at. */
  readonly length: number;
  /** From an offset in the text that was read to the one in the file. */
  toFile(offset: number): number;
}

export interface Reading {
  readonly uri: string;
  /** null where the file was read as it is. */
  readonly original: Original | null;
  readonly chunks: readonly Chunk[];
  /** In document order; an epic comes before its stories. */
  readonly items: readonly Item[];
  readonly sprints: readonly Sprint[];
  /** Where sprints are told of beside their sections. */
  readonly planMentions: readonly PlanMention[];
  readonly totals: readonly Total[];
  /** What one sprint can hold by default, as a team or capacity table of the document states it, by role. */
  readonly capacity: readonly Capacity[];
  /** Criteria of the document itself: "Exit criteria", "Definition of Done". */
  readonly criteria: readonly Criterion[];
  /** What stands in no item, in document order; of each type there may be several. */
  readonly conventions: readonly Convention[];
  readonly claims: readonly Claim[];
  readonly ratios: readonly Ratio[];
  /** Dependencies as graphs and arrows draw them. An item that states none itself has them among its own too. */
  readonly drawn: readonly DrawnEdge[];
  /** Rows of tables of dependencies, those that define an item left out. */
  readonly matrix: readonly MatrixRow[];
  readonly regions: readonly Region[];
  readonly unread: readonly Unread[];
  readonly defects: readonly TextDefect[];
  /** Prefixes of the IDs that the document itself uses for its items: "US-", "S1-BE-", "#". */
  readonly idPrefixes: readonly string[];
}
