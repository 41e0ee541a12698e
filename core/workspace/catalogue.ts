// Which file contains which ID, as the scan has seen it: it says where to look, not what is there.
import type { Elsewhere } from "../index/workspaceIndex.ts";

export interface Catalogue {
  /** Notes what a file contains, in place of what was noted before. */
  put(uri: string, keys: readonly string[]): void;
  /** Forgets a file. */
  drop(uri: string): void;
  mentioning(key: string): Iterable<string>;
  /** Files with items in all probability, as far as they have been put. */
  readonly uris: Iterable<string>;
}

export function createCatalogue(): Catalogue {
  const byKey = new Map<string, Set<string>>();
  const known = new Map<string, readonly string[]>();

  function drop(uri: string): void {
    for (const key of known.get(uri) ?? []) {
      const files = byKey.get(key);
      files?.delete(uri);
      if (files?.size === 0) byKey.delete(key);
    }
    known.delete(uri);
  }

  return {
    put(uri, keys) {
      drop(uri);
      known.set(uri, keys);
      for (const key of keys) {
        const files = byKey.get(key);
        if (files === undefined) byKey.set(key, new Set([uri]));
        else files.add(uri);
      }
    },
    drop,
    mentioning: (key) => byKey.get(key) ?? [],
    get uris() {
      return known.keys();
    },
  };
}

/** What a catalogue leaves open about files that are not read: `isRead` knows those that are. Everything, until it is complete. */
export function elsewhereOf(catalogue: Catalogue, complete: boolean, isRead: (uri: string) => boolean): Elsewhere {
  return {
    mayDefine(key) {
      if (!complete) return true;
      for (const uri of catalogue.mentioning(key)) if (!isRead(uri)) return true;
      return false;
    },
  };
}
