// The archive: every backlog of the workspace that is not open, as it is saved. It finds the files, knows which IDs they
// contain after a scan of their characters, and reads and judges one only when somebody asks. It speaks in plain data, so
// that it can live in a thread of its own.
import type { Diagnostic } from "vscode-languageserver";
import type { Reading } from "../../core/model/reading.ts";
import type { Language } from "../../core/text/message.ts";

/** What decides which files there are and how they are judged. */
export interface ArchiveSettings {
  /** Folder URIs. */
  readonly folders: readonly string[];
  /** Globs of what is no part of the folders, relative to them. */
  readonly exclude: readonly string[];
  /** The setting `backlint.rules`, as written. */
  readonly rules: unknown;
  /** The one configuration for all files, where the settings name one. */
  readonly config: string | null;
  /** Whether the client understands related information. */
  readonly related: boolean;
}

/** A file after the scan. */
export interface Traced {
  readonly uri: string;
  /** The IDs that it contains (`keyAbroad`), between blanks; null for one that is gone or cannot hold items. */
  readonly keys: string | null;
}

/** A reading as plain data: its functions are made again by `unpacked`. */
export interface PackedReading {
  readonly reading: Reading;
  /** The file's own text where it is not the one that was read. */
  readonly original: string | null;
}

/** What the rules find in a file as it is saved, beside what is saved in the others. */
export interface Judged {
  /** The same as long as the findings rest on the same, also after a restart. */
  readonly resultId: string;
  readonly items: number;
  readonly sprints: number;
  /** Of all findings. */
  readonly found: number;
  /** As they are published: no more than an editor shows. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Sums since the archive was opened. */
export interface ArchiveCounters {
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
}

export interface Archive {
  /** Looks through the folders, telling of files as they are found. Settles when all are known; answers how many files there are. */
  scan(settings: ArchiveSettings): Promise<number>;
  /** Looks again at files that came, changed or went, and at no others. Answers whose findings may be others now. */
  look(uris: readonly string[]): Promise<readonly string[]>;
  /** The files with items that contain all of these words, whatever their capitals: each text is looked through. */
  containing(words: readonly string[]): Promise<readonly string[]>;
  /** Null for a file that is not there. */
  reading(uri: string): Promise<PackedReading | null>;
  /** Null for a file that is not there or is left out. */
  judge(uri: string): Promise<Judged | null>;
  /** What is known of a text without reading it, because a file with this text was judged among the same others. */
  recall(uri: string, hash: string): Promise<Judged | null>;
  /** Keeps what is known for the next start. */
  save(): Promise<void>;
  counters(): Promise<ArchiveCounters>;
}

/** What the archive needs of the machine. Nothing of it rejects. */
export interface ArchivePorts {
  /** Documents below a folder, in any order and some at a time. */
  list(folder: string, exclude: readonly string[]): AsyncIterable<readonly Stamp[]>;
  /** Null for what is no file any more or is ignored. */
  stat(uri: string): Promise<Stamp | null>;
  /** A promise only where there is something to wait for. */
  read(uri: string): Promise<string | null> | string | null;
  /** Something kept from the last time, by name; null where there is nothing. */
  load(name: string): Promise<string | null>;
  store(name: string, text: string): Promise<void>;
  /** Tells one build of Backlint, and one language, from another. */
  readonly build: string;
  /** Lets others have their turn; called between pieces of work of some milliseconds. */
  breathe(): Promise<void>;
  page(rule: string): string | null;
  /** What findings are told in. */
  readonly language: Language;
  /** Milliseconds. */
  clock(): number;
  /** Told of what the scan finds. */
  traced(files: readonly Traced[]): void;
  /** Told of faults in rules. */
  fault(message: string): void;
}

/** A file without its text: while it is the same, so is the text. */
export interface Stamp {
  readonly uri: string;
  readonly size: number;
  /** When its text was last modified, in milliseconds; programs may set it to what they like. */
  readonly modified: number;
  /** When anything about it was changed, which no program can set. NaN, which is like nothing, while that is so short ago that
   * the next change could carry the same time; `modified` where there is no such thing. */
  readonly changed: number;
}
