// Custom messages between Backlint's server and its clients: names and plain-data payloads, nothing else.
// The only server file that other top-level folders may import, and only as types and names.
import type { Dialect } from "../core/model/item.ts";

export * from "./convertProtocol.ts";
export * from "./exportProtocol.ts";

export * from "./fileProtocol.ts";
export * from "./fixProtocol.ts";
export * from "./lensProtocol.ts";
export * from "./newItemProtocol.ts";
export * from "./requests.ts";
export * from "./splitProtocol.ts";
export * from "./treeProtocol.ts";

/** Zero-based, as in LSP. */
export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Client -> server request: what was read in one document. Params `StatusParams`, answer `FileStatus | null`. */
export const statusRequest = "backlint/status";
/** Server -> client notification: the model changed; views should ask again. Params `Changed`. */
export const changedNotification = "backlint/changed";

/** Client -> server request: how much work was done so far, for tests and the status command. No params, answer `Counters`. */
export const countersRequest = "backlint/counters";

/** Sums since the server started. */
export interface Counters {
  /** Stretches of documents that the Markdown parser was given. */
  readonly parsed: number;
  /** Sections that were turned into items. */
  readonly sectionsRead: number;
  /** How often each rule's check ran, by rule ID. */
  readonly checks: Readonly<Record<string, number>>;
  /** Of what is not open; null where nothing of that is known. */
  readonly archive: {
    /** Times that the folders were looked through. */
    readonly scans: number;
    /** Times that changed files were looked at, any number at once. */
    readonly passes: number;
    /** Files whose text was read from disk for the scan. */
    readonly traced: number;
    /** Files that were read as backlogs. */
    readonly parsed: number;
    /** Files that the rules were run on. */
    readonly judged: number;
  } | null;
}

export interface StatusParams {
  readonly uri: string;
}

export interface FileStatus {
  readonly uri: string;
  readonly items: number;
  readonly sprints: number;
  readonly dialects: readonly Dialect[];
  /** Lines that look like items and were not read. */
  readonly unread: number;
}

/** Client -> server request: what a preview shows beside a document's lines. Params `StatusParams`, answer `WireBadge[]`. */
export const badgesRequest = "backlint/badges";

export interface WireBadge {
  /** From 0. */
  readonly line: number;
  /** The line's text, by which it is found again after an edit. */
  readonly source: string;
  readonly tone: "good" | "doubtful" | "bad" | "plain";
  readonly text: string;
  /** What the text means, for tooltips and those who listen. */
  readonly about: string;
}

/** Client -> server request: what was read in one document and what was not. Params `StatusParams`, answer `ReadingText | null`. */
export const reportRequest = "backlint/report";
/**
 * Client -> server request: names in one document that could be taught, the one at the caret first. Params
 * `UnknownFieldsParams`, answer `UnknownFieldsAnswer | null`.
 */
export const unknownFieldsRequest = "backlint/unknownFields";
/** Command (workspace/executeCommand) with one argument, `TeachParams`: writes it into the nearest `.backlint.json`. */
export const teachCommand = "backlint.teach";

/** For people: Markdown. */
export interface ReadingText {
  readonly title: string;
  readonly markdown: string;
}

export interface UnknownFieldsParams {
  readonly uri: string;
  readonly position: WireRange["start"];
}

export interface UnknownFieldsAnswer {
  readonly fields: readonly {
    readonly name: string;
    /** How many items have it. */
    readonly items: number;
    /** What it may mean, likeliest first. */
    readonly meanings: readonly string[];
    /** Whether the caret stands on it. */
    readonly here: boolean;
  }[];
  /** Everything that a field can mean. */
  readonly meanings: readonly { readonly field: string; readonly word: string; readonly about: string }[];
}

export interface TeachParams {
  /** The document it was learnt in: its nearest configuration is written. */
  readonly uri: string;
  readonly lesson:
    | { readonly type: "field"; readonly name: string; readonly field: string }
    | { readonly type: "ids"; readonly pattern: string; readonly others: readonly string[] }
    /** Switches a rule off; the reason, where there is one, becomes a remark beside it. */
    | { readonly type: "off"; readonly rule: string; readonly reason: string };
}

/**
 * Client -> server request: why a finding is reported. Params `ExplainParams`, answer `ReadingText | null`: of the finding at
 * the position, the narrowest one; null where there is none.
 */
export const explainRequest = "backlint/explain";

export interface ExplainParams {
  readonly uri: string;
  readonly position: WireRange["start"];
}

export interface Changed {
  readonly revision: number;
}

/** What items are grouped by in views. */
export type Grouping = "epic" | "sprint" | "status" | "owner" | "label";
export type WireStatus = "todo" | "in-progress" | "blocked" | "done";

/** An item as views name it: stable while text elsewhere in the file changes. */
export interface ItemHandle {
  readonly uri: string;
  readonly key: string;
}

/** Client -> server request: the board. Params `BoardParams`, answer `BoardColumn[]`. */
export const boardRequest = "backlint/board";

export interface BoardParams {
  /** Only this document; every known backlog without it. */
  readonly uri?: string;
  readonly by: Grouping;
  /** Cards sent per column, and further ones for columns that were scrolled, by their key. */
  readonly first: number;
  /** So many columns send cards unasked. */
  readonly columns?: number;
  readonly more?: Readonly<Record<string, number>>;
  /** Only cards with all these words. */
  readonly search?: string;
}

export interface BoardColumn {
  readonly key: string;
  readonly title: string;
  /** What dropping a card here writes; null where nothing can be dropped. */
  readonly value: string | null;
  readonly count: number;
  readonly points: number | null;
  readonly cards: readonly BoardCard[];
}

export interface BoardCard extends ItemHandle {
  readonly id: string | null;
  readonly title: string;
  readonly kind: string;
  readonly state: WireStatus | null;
  readonly estimate: string;
  readonly owners: readonly string[];
  readonly labels: readonly string[];
  readonly waitsFor: readonly string[];
  readonly range: WireRange;
}

/** Client -> server request: how full the sprints are. Params `CapacityParams`, answer `Capacities`. */
export const capacityRequest = "backlint/capacity";

export interface CapacityParams {
  readonly uri?: string;
}

export interface Capacities {
  readonly sprints: readonly SprintCapacity[];
  /** Points planned and done up to and with each sprint; empty where there are none. */
  readonly burnUp: readonly { readonly name: string; readonly planned: number; readonly done: number }[];
}

export interface SprintCapacity {
  readonly uri: string;
  readonly name: string;
  readonly state: WireStatus | null;
  readonly dates: string | null;
  readonly items: number;
  readonly done: number;
  readonly bars: readonly CapacityBar[];
  readonly range: WireRange;
}

export interface CapacityBar {
  /** null for the whole team. */
  readonly role: string | null;
  readonly unit: string;
  readonly planned: number;
  readonly limit: number | null;
  /** False where some of the work states no amount. */
  readonly complete: boolean;
}

/** Client -> server request: the dependency graph. Params `GraphParams`, answer `DependencyGraph`. */
export const graphRequest = "backlint/graph";

export interface GraphParams {
  readonly uri?: string;
  /** More boxes are drawn as groups, or cut off around the focus. */
  readonly limit: number;
  readonly focus?: ItemHandle;
  /** The name of a group of an earlier answer. */
  readonly group?: string;
}

export interface DependencyGraph {
  readonly nodes: readonly GraphBox[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly critical: boolean;
    /** Other arrows say as much. */
    readonly implied: boolean;
    readonly count: number;
  }[];
  readonly grouped: boolean;
  /** Items with dependencies in all. */
  readonly total: number;
  readonly summary: string;
  /** The same as Mermaid text. */
  readonly mermaid: string;
}

export interface GraphBox extends ItemHandle {
  readonly name: string;
  readonly label: string;
  readonly title: string;
  readonly kind: string;
  readonly state: WireStatus | null;
  readonly estimate: string;
  readonly critical: boolean;
  readonly slack: string;
  readonly items: number;
  readonly range: WireRange;
}

/** Client -> server request: changes the text so that an item belongs to another group. Params `RegroupParams`, answer `Regrouped`. */
export const regroupRequest = "backlint/regroup";

export interface RegroupParams {
  readonly item: ItemHandle;
  /** Into a group of a view, or beside another item of the same file. */
  readonly to:
    | { readonly by: Grouping; readonly value: string | null; readonly from: string | null }
    | { readonly item: ItemHandle; readonly side: "before" | "after" };
}

export interface Regrouped {
  /** null where the text was changed; else why not, in a plain sentence. */
  readonly refused: string | null;
}
