// Items, sprints and epics of all files by a few letters of their names: "go to symbol in workspace".
import type { FileIndex } from "../index/fileIndex.ts";
import type { ItemKind } from "../model/item.ts";
import type { Place } from "../text/span.ts";
import { nameOf, sprintName } from "./outline.ts";

export interface FoundSymbol {
  readonly kind: ItemKind | "sprint";
  readonly label: string;
  /** The epic it belongs to; null without one. */
  readonly container: string | null;
  readonly at: Place;
}

/** At most `limit`, in document order; the client ranks them. An empty query finds everything. */
export function symbols(files: Iterable<FileIndex>, query: string, limit: number): readonly FoundSymbol[] {
  const found: FoundSymbol[] = [];
  for (const file of files) {
    for (const item of file.items) {
      const label = nameOf(item);
      if (!isLike(label, query)) continue;
      const epic = file.epicOf(item);
      found.push({
        kind: item.kind,
        label,
        container: epic === null ? null : nameOf(epic),
        at: item.id?.at ?? item.head,
      });
      if (found.length >= limit) return found;
    }
    for (const sprint of file.sprints) {
      const label = sprintName(sprint);
      if (isLike(label, query)) found.push({ kind: "sprint", label, container: null, at: sprint.name.at });
    }
  }
  return found.slice(0, limit);
}

/** True where the letters of the query stand in the text in their order, whatever lies between. */
export function isLike(text: string, query: string): boolean {
  const wanted = query.toLowerCase().replace(/\s+/g, "");
  const within = text.toLowerCase();
  let at = 0;
  for (const letter of wanted) {
    at = within.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
