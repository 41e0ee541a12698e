// All files together, replaced file by file.
import type { Item, Reference } from "../model/item.ts";
import type { FileIndex, Resolution } from "./fileIndex.ts";

export interface WorkspaceIndex {
  readonly files: ReadonlyMap<string, FileIndex>;
  withId(id: string): readonly { readonly file: FileIndex; readonly item: Item }[];
  /** Whether a file that is not in the index is known to contain an ID. */
  namedElsewhere(id: string): boolean;
  /** The file that an item stands in; null for an item of an older snapshot. */
  fileOf(item: Item): FileIndex | null;
  /** What a reference made in `file` means: there first, then in the other files. */
  resolve(reference: Reference, from: Item | null, file: FileIndex): Resolution;
  /** Items that an item needs, wherever they stand. */
  dependenciesOf(item: Item): readonly Item[];
  /** Items that need an item, wherever they stand. */
  dependentsOf(item: Item): readonly Item[];
  /** Everything beyond one file, as a few objects: the same ones while none of it changed. */
  around(uri: string): readonly unknown[];
}

/** Files that exist beside those in the index. Replaced when an answer may have changed. */
export interface Elsewhere {
  /** Whether a file that is not in the index may define an ID with this key: then nobody can say that it is missing. */
  mayDefine(key: string): boolean;
  /** Whether such a file is known already to contain it. */
  names(key: string): boolean;
}
