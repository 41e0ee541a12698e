// A copy of a stretch of a document with changes made in it: how a new item gets the shape of one that is there.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Edit } from "../../rules/rule.ts";
import { applyEdits, sortEdits } from "../../text/edit.ts";
import type { Place } from "../../text/span.ts";

/**
 * The file's own characters at `unit` with `edits` applied, all of which lie within it. Null where two edits claim the
 * same characters: the shape cannot be changed so.
 */
export function cast(file: FileIndex, unit: Place, edits: readonly Edit[]): string | null {
  const { start, end } = file.spanOf(unit);
  const own = edits.map((edit) => {
    const span = file.spanOf(edit.at);
    return { start: span.start - start, end: span.end - start, text: edit.text };
  });
  const sorted = sortEdits(own, end - start);
  return sorted.type === "sorted" ? applyEdits(file.text.slice(start, end), sorted.edits) : null;
}
