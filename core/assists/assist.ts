// What an assist is: a change of text that is worked out when somebody chooses it, and proven by reading its result. Assists answer
// findings whose repair needs more than their rule knows, or serve an item without any finding.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item } from "../model/item.ts";
import type { Edit } from "../rules/rule.ts";
import type { Message } from "../text/message.ts";
import type { ReportedFinding } from "../rules/run.ts";
import type { Snapshot } from "../workspace/workspace.ts";

/** What an assist is asked about. */
export interface Subject {
  readonly snapshot: Snapshot;
  readonly file: FileIndex;
  /** Null for a finding that belongs to no item. */
  readonly item: Item | null;
  /** Null where it is asked for without a finding. */
  readonly finding: ReportedFinding | null;
}

/** One of the changes that an assist can make of a subject, by a name that is the same when it is asked for again. */
export interface Offer {
  readonly choice: string;
  /** An imperative that names the result. */
  readonly title: Message;
}

export interface Assist {
  readonly id: string;
  /** The rules whose findings it repairs. */
  readonly answers: readonly string[];
  /** Whether it is offered on every item, besides. */
  readonly refactors: boolean;
  /** Set where writing it costs so much that it is offered only to editors that ask for the edit when it is chosen. */
  readonly isCostly?: true;
  /** The IDs (`keyAbroad`) that it changes wherever they stand, also in files that nobody has read yet. */
  keys?(subject: Subject): readonly string[];
  /** Cheap, for it is asked at every step of the caret: nothing is written out and nothing is proven. */
  offers(subject: Subject): readonly Offer[];
  /** The change, proven; or one plain sentence that says why there is none. */
  write(subject: Subject, choice: string): Proposal | Message;
}

/** A file to be made. The URI names none that is known. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

/** Part of what a proposal makes of an item, as it is shown before it is done. */
export interface Slice {
  readonly id: string | null;
  readonly title: string;
  /** As it will be written: "5", "?"; null where nothing is estimated. */
  readonly points: string | null;
  readonly criteria: readonly string[];
  readonly tasks: readonly string[];
}

/** One change that can be made: all of its edits or none. */
export interface Proposal {
  /** What it is asked for by, among those of its assist. */
  readonly choice: string;
  readonly title: Message;
  /** Why it is proposed and what it leaves to the author, in whole sentences. */
  readonly notes: readonly Message[];
  readonly slices: readonly Slice[];
  readonly edits: readonly Edit[];
  readonly creates: readonly NewFile[];
  /** URIs of files that go. */
  readonly removes?: readonly string[];
}
