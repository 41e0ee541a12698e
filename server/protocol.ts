// Custom messages between Backlint's server and its clients: names and plain-data payloads, nothing else.
// The only server file that other top-level folders may import, and only as types and names.

/** Zero-based, as in LSP. */
export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Client -> server request: the backlog tree. Params `TreeParams`, answer `TreeNode[]`. */
export const treeRequest = "backlint/tree";
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
}

export interface TreeParams {
  /** Only this document; every open or known backlog file without it. */
  readonly uri?: string;
}

export interface TreeNode {
  /** Stable within a revision's file: used to keep expansion state. */
  readonly key: string;
  readonly kind:
    | "file"
    | "epic"
    | "feature"
    | "story"
    | "task"
    | "subtask"
    | "bug"
    | "spike"
    | "chore"
    | "criterion"
    | "sprint";
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly state: "todo" | "in-progress" | "blocked" | "done" | null;
  readonly uri: string;
  /** Where to go on click. */
  readonly range: WireRange;
  readonly children: readonly TreeNode[];
}

export interface StatusParams {
  readonly uri: string;
}

export interface FileStatus {
  readonly uri: string;
  readonly items: number;
  readonly sprints: number;
  readonly dialects: readonly string[];
  /** Lines that look like items and were not read. */
  readonly unread: number;
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
    | { readonly type: "ids"; readonly pattern: string; readonly others: readonly string[] };
}

export interface Changed {
  readonly revision: number;
}
