// How much of a document was read: what a status line says.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Dialect } from "../model/item.ts";

export interface Summary {
  readonly items: number;
  readonly sprints: number;
  readonly dialects: readonly Dialect[];
  readonly unread: number;
}

export function summary(file: FileIndex): Summary {
  return {
    items: file.items.length,
    sprints: file.sprints.length,
    dialects: [...new Set(file.regions.map((region) => region.dialect))],
    unread: file.unread.length,
  };
}

/** Whether anything in the document is planning: elsewhere Backlint stays quiet. */
export function isBacklog(file: FileIndex): boolean {
  return file.items.length > 0 || file.sprints.length > 0;
}
