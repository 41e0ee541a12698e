// What the server needs of the machine it runs on. main.node.ts brings one for Node; a browser brings another.
import type { Language } from "../core/text/message.ts";
import type { Archive } from "./archive/archive.ts";
import type { ArchiveEvents } from "./archive/thread.ts";

export interface Host {
  /** The file's text, or null where there is none or it cannot be read. */
  read(uri: string): Promise<string | null>;
  /** The URI of a path, relative to a folder's URI or absolute; null where there are no paths. */
  uriOf(path: string, folder: string | null): string | null;
  /** Where a rule is explained; null where its page is not at hand. */
  page(rule: string): string | null;
  /** What is said in a language, by the English templates; null where there is nothing in it. */
  sentences(tag: string): Promise<Language["sentences"] | null>;
  /** Milliseconds, for measuring and for keeping turns short. */
  clock(): number;
  /** Settles when everything that has arrived meanwhile had its turn. */
  breathe(): Promise<void>;
  /** Told whether an archive will be asked for, before anything is loaded that could ask. */
  expectArchive?(expected: boolean): void;
  /**
   * The archive of what lies in folders: `serveArchive` in a thread, or `openArchive` in the same one with ports of the
   * host's. `storage` is a folder of the client's choice for what is kept from one start to the next.
   */
  archive(folders: readonly string[], storage: string | null, language: Language, events: ArchiveEvents): Archive;
}
