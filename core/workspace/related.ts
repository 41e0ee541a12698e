// Which other files a file's findings can depend on: those that may define what it refers to, and what these refer to.
import type { FileIndex } from "../index/fileIndex.ts";
import { linkFacets } from "../index/buildFileIndex.ts";
import { keyAbroad } from "../index/ids.ts";
import type { Reference } from "../model/item.ts";

const question = {};

/** Keys of the IDs that a file refers to and does not define. Computed again only when a reference or an ID changes. */
export function foreignKeys(file: FileIndex): readonly string[] {
  return file.derive(question, linkFacets, () => {
    const keys = new Set<string>();
    const note = (reference: Reference, resolved: boolean) => {
      const key = reference.type === "id" && !resolved ? keyAbroad(reference.id) : null;
      if (key !== null) keys.add(key);
    };
    for (const item of file.items) {
      for (const reference of [...item.dependsOn, ...item.blocks])
        note(reference, file.resolve(reference, item).type === "items");
    }
    for (const sprint of file.sprints) {
      for (const { item } of sprint.commitments) note(item, file.resolve(item, null).type === "items");
    }
    return [...keys];
  });
}

/** Beyond so many files, whatever else a file may refer to stays unknown. */
export const mostRelated = 200;

/**
 * Every file that one's findings can depend on, without itself, nearest first. `foreignOf` answers the keys that a file
 * refers to and does not define, null while nobody has read it; `mentioning` the files that contain an ID.
 */
export function relatedTo(
  uri: string,
  foreignOf: (uri: string) => readonly string[] | null,
  mentioning: (key: string) => Iterable<string>,
): readonly string[] {
  const found = new Set([uri]);
  const asked = new Set<string>();
  for (const one of found) {
    for (const key of foreignOf(one) ?? []) {
      if (asked.has(key)) continue;
      asked.add(key);
      for (const other of mentioning(key)) {
        if (found.size > mostRelated) break;
        found.add(other);
      }
    }
  }
  found.delete(uri);
  return [...found];
}
