// Finds the files and keeps track of them: a text is looked at only when its stamp is new, and traced only when it is new.
import { hashOf } from "../../core/text/hash.ts";
import { type Catalogue, createCatalogue } from "../../core/workspace/catalogue.ts";
import { traceOf } from "../../core/workspace/trace.ts";
import type { ArchivePorts, Stamp, Traced } from "./archive.ts";
import { type Entries, type Entry, readEntries } from "./entries.ts";

export interface Holdings {
  readonly entries: Entries;
  readonly catalogue: Catalogue;
  /** Looks through the folders; what is not found any more is forgotten. Answers how many files there are. */
  scan(folders: readonly string[], exclude: readonly string[]): Promise<number>;
  look(uris: readonly string[]): Promise<void>;
  /** The files with items whose texts contain all of these words, whatever their capitals. */
  containing(words: readonly string[]): Promise<readonly string[]>;
  /** Notes the text of a file; its entry. */
  note(stamp: Stamp, text: string): Entry;
  readonly traced: number;
}

/** What the configuration says about single files. */
export interface Rulings {
  ready(uri: string): Promise<void>;
  covers(uri: string): boolean;
  /** True where it teaches words or IDs, so that nobody can tell by the signs of others what holds items. */
  teaches(uri: string): boolean;
}

const isSame = (a: Stamp, b: Stamp): boolean =>
  a.size === b.size && a.modified === b.modified && a.changed === b.changed;

/** Others get their turn after so many milliseconds. */
const slice = 8;
const batchSize = 500;

export function createHoldings(ports: ArchivePorts, rulings: Rulings): Holdings {
  const entries: Entries = new Map();
  const catalogue = createCatalogue();
  let traced = 0;
  let batch: Traced[] = [];
  let since = ports.clock();
  /** Files of one folder come together, and what is known of one is known of all. */
  let lastFolder = "";

  /** Before anybody asks: there is nothing else to do yet. */
  const loaded = ports.load("files").then((text) => {
    for (const [uri, entry] of readEntries(text, ports.build)) entries.set(uri, entry);
  });

  const isDue = (): boolean => ports.clock() - since >= slice;

  async function breathe(): Promise<void> {
    await ports.breathe();
    since = ports.clock();
  }

  function tell(): void {
    if (batch.length === 0) return;
    ports.traced(batch);
    batch = [];
  }

  function announce(uri: string, entry: Entry | null): void {
    const keys = entry !== null && entry.mayHoldItems && rulings.covers(uri) ? entry.keys : null;
    if (keys === null) catalogue.drop(uri);
    else catalogue.put(uri, keys);
    batch.push({ uri, keys });
    if (batch.length >= batchSize) tell();
  }

  function note(stamp: Stamp, text: string): Entry {
    const { uri } = stamp;
    const before = entries.get(uri);
    let entry: Entry;
    // Of thousands of files few are ever read, and only of those anything is worth being known again.
    if (before && before.hash !== null && before.hash === hashOf(text)) entry = { ...before, stamp };
    else {
      const trace = traceOf(text);
      const mayHoldItems = trace.mayHoldItems || rulings.teaches(uri);
      entry = { stamp, hash: null, mayHoldItems, keys: trace.keys.join(" "), known: null };
    }
    entries.set(uri, entry);
    return entry;
  }

  function forget(uri: string): void {
    if (entries.delete(uri)) announce(uri, null);
  }

  /** Waits only where there is something to wait for: for thousands of files, waiting costs more than looking at them. */
  function take(stamp: Stamp): Promise<void> | undefined {
    const { uri } = stamp;
    const folder = uri.slice(0, uri.lastIndexOf("/"));
    if (folder === lastFolder) return lookAt(stamp);
    lastFolder = folder;
    return rulings.ready(uri).then(() => lookAt(stamp));
  }

  function lookAt(stamp: Stamp): Promise<void> | undefined {
    const { uri } = stamp;
    const before = entries.get(uri);
    if (before !== undefined && isSame(before.stamp, stamp)) {
      announce(uri, before);
      return undefined;
    }
    const text = ports.read(uri);
    if (text instanceof Promise) return text.then((found) => keep(stamp, found));
    keep(stamp, text);
    return undefined;
  }

  function keep(stamp: Stamp, text: string | null): void {
    if (text === null) forget(stamp.uri);
    else {
      traced++;
      announce(stamp.uri, note(stamp, text));
    }
  }

  async function containing(words: readonly string[]): Promise<readonly string[]> {
    const wanted = words.map((word) => word.toLowerCase());
    const found: string[] = [];
    for (const uri of [...catalogue.uris]) {
      const text = (await ports.read(uri))?.toLowerCase();
      if (text !== undefined && wanted.every((word) => text.includes(word))) found.push(uri);
      if (isDue()) await breathe();
    }
    return found;
  }

  return {
    entries,
    catalogue,
    containing,
    note,
    get traced() {
      return traced;
    },
    async scan(folders, exclude) {
      await loaded;
      lastFolder = "";
      const found = new Set<string>();
      for (const folder of folders) {
        for await (const stamps of ports.list(folder, exclude)) {
          for (const stamp of stamps) {
            if (found.has(stamp.uri)) continue;
            found.add(stamp.uri);
            const taken = take(stamp);
            if (taken !== undefined) await taken;
            if (isDue()) await breathe();
          }
        }
      }
      for (const uri of [...entries.keys()]) if (!found.has(uri)) forget(uri);
      tell();
      return found.size;
    },
    async look(uris) {
      await loaded;
      lastFolder = "";
      for (const uri of new Set(uris)) {
        const stamp = await ports.stat(uri);
        if (stamp !== null) await take(stamp);
        else if (entries.has(uri)) forget(uri);
        // Of a folder that goes, editors tell the folder alone.
        else for (const one of [...entries.keys()]) if (one.startsWith(`${uri}/`)) forget(one);
        if (isDue()) await breathe();
      }
      tell();
    },
  };
}
