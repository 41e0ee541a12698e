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
  // Most IDs stand in one file only: a set for each of them would cost more than all the rest.
  const byKey = new Map<string, string | Set<string>>();
  const known = new Map<string, readonly string[]>();

  function drop(uri: string): void {
    for (const key of known.get(uri) ?? []) {
      const files = byKey.get(key);
      if (files === uri) byKey.delete(key);
      else if (files instanceof Set) files.delete(uri);
    }
    known.delete(uri);
  }

  return {
    put(uri, keys) {
      drop(uri);
      known.set(uri, keys);
      for (const key of keys) {
        const files = byKey.get(key);
        if (files === undefined) byKey.set(key, uri);
        else if (files instanceof Set) files.add(uri);
        else if (files !== uri) byKey.set(key, new Set([files, uri]));
      }
    },
    drop,
    mentioning(key) {
      const files = byKey.get(key) ?? [];
      return typeof files === "string" ? [files] : files;
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
