// All files together, replaced file by file.
import type { Item } from "../model/item.ts";
import type { FileIndex } from "./fileIndex.ts";

export interface WorkspaceIndex {
  readonly files: ReadonlyMap<string, FileIndex>;
  withId(id: string): readonly { readonly file: FileIndex; readonly item: Item }[];
}
