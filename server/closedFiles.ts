// The backlogs that are not open, seen from the editor's side: what open documents refer to is fetched from the archive and
// put on the workspace's shelf; watchers' events are gathered; somebody is told when findings may be others.
import type { FileIndex, Workspace } from "../core/index.ts";
import type { Reading } from "../core/model/reading.ts";
import { createCatalogue, elsewhereOf } from "../core/workspace/catalogue.ts";
import { foreignKeys, relatedTo } from "../core/workspace/related.ts";
import type { Archive, ArchiveSettings, Judged, Traced } from "./archive/archive.ts";
import type { ArchiveEvents } from "./archive/thread.ts";
import { unpacked } from "./archive/packing.ts";

/** How many items and sprints a closed file holds. */
export type Counts = Pick<Judged, "items" | "sprints">;

export interface ClosedFiles {
  /** Settles when the folders have been looked through once. */
  readonly ready: Promise<void>;
  /** Looks through the folders, again after a change of settings or configuration. */
  scan(settings: ArchiveSettings): Promise<void>;
  /** Files changed on disk; many calls in a row are one pass. */
  changed(uris: readonly string[]): void;
  /** Fetches what the open documents refer to and is not read yet. Called when they have changed. */
  attend(open: Iterable<string>): void;
  /** Settles when every file that contains one of these IDs is read. */
  fetch(keys: Iterable<string>): Promise<void>;
  /** Settles when every file that contains all of these words is read, or `most` of them. */
  fetchContaining(words: readonly string[], most?: number): Promise<void>;
  /** Settles when these files are read. */
  read(uris: readonly string[]): Promise<void>;
  /** Judges a file as it is saved; null where there is none. */
  judge(uri: string): Promise<Judged | null>;
  recall(uri: string, hash: string): Promise<Judged | null>;
  /** All files that may hold items, the open ones included. */
  readonly uris: Iterable<string>;
  /** As far as they were judged. */
  countsOf(uri: string): Counts | null;
  save(): Promise<void>;
  readonly archive: Archive | null;
}

export interface ClosedFilesMeans {
  readonly workspace: Workspace;
  /** Null where nothing but open documents can be known. */
  readonly open: ((events: ArchiveEvents) => Archive) | null;
  /** Told when open documents are to be judged again. */
  readonly fresh: () => void;
  /** Told of files whose findings may be others; null for all. */
  readonly stale: (uris: readonly string[] | null) => void;
  /** Told how many files have been found so far; null at the end. */
  readonly progress: (found: number | null) => void;
  readonly fault: (message: string) => void;
}

/** So many files stay on the shelf without being referred to by an open document. */
const mostShelved = 500;

/** Events of watchers come in swarms; so many milliseconds of them are one pass. */
const gathering = 50;

/** So many milliseconds after a scan what it has found is kept for the next start. */
const saving = 2_000;

export function createClosedFiles(means: ClosedFilesMeans): ClosedFiles {
  const { workspace } = means;
  const catalogue = createCatalogue();
  const shelved = new Set<string>();
  /** Files that the scan has seen and that could not be had since. */
  const unreadable = new Set<string>();
  const counts = new Map<string, Counts>();
  const waiting = new Set<string>();
  /** What the archive has looked at since the last pass: more than was asked for where a folder is gone. */
  const touched = new Set<string>();
  let passing = false;
  let complete = false;
  let found = 0;
  let fetching: Promise<unknown> = Promise.resolve();
  let open: readonly string[] = [];
  let attending = false;
  let again = false;
  let scanned = () => {};
  const isScanned = means.open === null ? Promise.resolve() : new Promise<void>((resolve) => (scanned = resolve));

  // Before anybody has looked, nobody can say that something is missing.
  if (means.open !== null) tellElsewhere();
  // It gets ready while the settings are on their way; nothing is asked of it before they are there.
  const opened = means.open?.({ traced, fault: means.fault }) ?? null;
  let archive: Archive | null = null;

  function tellElsewhere(): void {
    const elsewhere = elsewhereOf(catalogue, complete, isRead);
    workspace.apply({ type: "elsewhere", elsewhere });
  }

  function isRead(uri: string): boolean {
    return workspace.snapshot.index.files.has(uri) || unreadable.has(uri);
  }

  function traced(files: readonly Traced[]): void {
    for (const { uri, keys } of files) {
      touched.add(uri);
      if (keys === null) catalogue.drop(uri);
      else catalogue.put(uri, keys);
    }
    found += files.length;
    if (!complete) means.progress(found);
  }

  function shelve(readings: readonly Reading[], gone: readonly string[]): void {
    for (const uri of gone) shelved.delete(uri);
    for (const { uri } of readings) shelved.add(uri);
    workspace.apply({ type: "shelve", readings, gone });
    tellElsewhere();
  }

  /** Puts what is not read yet on the shelf; answers whether that was anything. One call waits for the one before. */
  function fetchFiles(uris: readonly string[]): Promise<boolean> {
    const done = fetching.then(async () => {
      const from = archive;
      const missing = uris.filter((uri) => !isRead(uri));
      if (from === null || missing.length === 0) return false;
      const readings = (
        await Promise.all(
          missing.map(async (uri) => {
            const packed = await from.reading(uri);
            if (packed === null) unreadable.add(uri);
            return packed === null ? [] : [unpacked(packed)];
          }),
        )
      ).flat();
      shelve(readings, []);
      return true;
    });
    fetching = done;
    return done;
  }

  function foreignOf(uri: string): readonly string[] | null {
    const file: FileIndex | undefined = workspace.snapshot.index.files.get(uri);
    return file === undefined ? null : foreignKeys(file);
  }

  function wanted(): ReadonlySet<string> {
    const found = new Set<string>();
    for (const uri of open)
      for (const one of relatedTo(uri, foreignOf, (key) => catalogue.mentioning(key))) found.add(one);
    return found;
  }

  async function attend(): Promise<void> {
    again = true;
    if (attending || !complete) return;
    attending = true;
    let arrived = false;
    while (again) {
      again = false;
      const files = wanted();
      if (await fetchFiles([...files])) again = arrived = true;
      else if (shelved.size > mostShelved)
        shelve(
          [],
          [...shelved].filter((uri) => !files.has(uri)),
        );
    }
    attending = false;
    if (arrived) means.fresh();
  }

  /** What was read of these files is out of date; null: of all. */
  function outdate(uris: readonly string[] | null): void {
    const gone = uris === null ? [...shelved] : uris.filter((uri) => shelved.has(uri));
    if (uris === null) unreadable.clear();
    else for (const uri of uris) unreadable.delete(uri);
    shelve([], gone);
    if (uris === null || gone.length > 0) means.fresh();
    void attend();
  }

  async function pass(): Promise<void> {
    while (waiting.size > 0 && archive !== null) {
      const uris = [...waiting];
      waiting.clear();
      touched.clear();
      const affected = await archive.look(uris);
      outdate([...touched]);
      means.stale(affected);
    }
    passing = false;
  }

  return {
    ready: isScanned,
    async scan(settings) {
      if (opened === null || settings.folders.length === 0) return;
      archive = opened;
      found = 0;
      await opened.scan(settings);
      complete = true;
      scanned();
      means.progress(null);
      outdate(null);
      means.stale(null);
      // Whoever waited for the scan goes first.
      setTimeout(() => void opened.save(), saving);
    },
    changed(uris) {
      if (archive === null) return;
      for (const uri of uris) waiting.add(uri);
      if (passing || waiting.size === 0) return;
      passing = true;
      setTimeout(() => void pass(), gathering);
    },
    attend(uris) {
      open = [...uris];
      void attend();
    },
    async fetch(keys) {
      await isScanned;
      const files = new Set<string>();
      for (const key of keys) for (const uri of catalogue.mentioning(key)) files.add(uri);
      await fetchFiles([...files]);
    },
    async fetchContaining(words, most) {
      await isScanned;
      const files = (await archive?.containing(words)) ?? [];
      await fetchFiles(files.slice(0, most));
    },
    async read(uris) {
      await fetchFiles(uris);
    },
    async judge(uri) {
      const judged = (await archive?.judge(uri)) ?? null;
      if (judged === null) counts.delete(uri);
      else counts.set(uri, { items: judged.items, sprints: judged.sprints });
      return judged;
    },
    recall: async (uri, hash) => (await archive?.recall(uri, hash)) ?? null,
    get uris() {
      return catalogue.uris;
    },
    countsOf: (uri) => counts.get(uri) ?? null,
    save: async () => archive?.save(),
    get archive() {
      return archive;
    },
  };
}
