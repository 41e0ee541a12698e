// Which file contains which ID, as the scan has seen it: it says where to look, not what is there.
import type { Elsewhere } from "../index/workspaceIndex.ts";

export interface Catalogue {
  /** Notes what a file contains, its keys between blanks, in place of what was noted before. */
  put(uri: string, keys: string): void;
  /** Forgets a file. */
  drop(uri: string): void;
  mentioning(key: string): Iterable<string>;
  /** Files with items in all probability, as far as they have been put. */
  readonly uris: Iterable<string>;
}

interface Noted {
  readonly uri: string;
  readonly keys: string;
  /** False once something else was noted in its place. */
  holds: boolean;
}

export function createCatalogue(): Catalogue {
  const known = new Map<string, Noted>();
  /** Most IDs stand in one file only. Lists may name what is noted no more: thousands of files share keys like "1". */
  let byKey = new Map<string, Noted | Noted[]>();
  /** Many starts ask for no key at all, so keys are sorted when the first one is asked for. */
  let unsorted: Noted[] = [];
  let outdated = 0;

  function drop(uri: string): void {
    const noted = known.get(uri);
    if (noted === undefined) return;
    noted.holds = false;
    known.delete(uri);
    outdated++;
  }

  function sort(): void {
    if (outdated > known.size) {
      byKey = new Map();
      unsorted = [...known.values()];
      outdated = 0;
    }
    for (const noted of unsorted) {
      if (!noted.holds || noted.keys === "") continue;
      for (const key of noted.keys.split(" ")) {
        const there = byKey.get(key);
        if (there === undefined) byKey.set(key, noted);
        else if (Array.isArray(there)) there.push(noted);
        else byKey.set(key, [there, noted]);
      }
    }
    unsorted = [];
  }

  return {
    put(uri, keys) {
      if (known.get(uri)?.keys === keys) return;
      drop(uri);
      const noted = { uri, keys, holds: true };
      known.set(uri, noted);
      unsorted.push(noted);
    },
    drop,
    *mentioning(key) {
      sort();
      const there = byKey.get(key) ?? [];
      for (const { uri, holds } of Array.isArray(there) ? there : [there]) if (holds) yield uri;
    },
    get uris() {
      return known.keys();
    },
  };
}

/** What a catalogue leaves open about files that are not read: `isRead` knows those that are. Everything, until it is complete. */
export function elsewhereOf(catalogue: Catalogue, complete: boolean, isRead: (uri: string) => boolean): Elsewhere {
  const names = (key: string): boolean => {
    for (const uri of catalogue.mentioning(key)) if (!isRead(uri)) return true;
    return false;
  };
  return { mayDefine: (key) => !complete || names(key), names };
}
