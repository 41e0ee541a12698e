// Changes that are worked out on a whole document's text, as edits of places: each stays within its chunk.
import type { FileIndex } from "../index/fileIndex.ts";
import { chunkAt } from "../queries/locate.ts";
import type { Edit } from "../rules/rule.ts";
import type { TextEdit } from "../text/edit.ts";

/** What reaches over several chunks becomes an edit in each; the new text stands in the first. */
export function editsOf(file: FileIndex, changes: readonly TextEdit[]): readonly Edit[] {
  return changes
    .map((change) => asRead(file, change))
    .flatMap(({ start, end, text }) => {
      const edits: Edit[] = [];
      for (let at = chunkAt(file, start); at < file.chunks.length; at++) {
        const chunk = file.chunks[at];
        if (chunk === undefined || (edits.length > 0 && chunk.start >= end)) break;
        const { anchor } = chunk;
        const from = Math.max(start - chunk.start, 0);
        const to = Math.min(end - chunk.start, anchor.text.length);
        edits.push({ at: { anchor, start: from, end: to }, text: edits.length === 0 ? text : "" });
      }
      return edits;
    });
}

/** A change of the file's own characters as one of what was read: damaged text is shorter there. */
function asRead({ original }: FileIndex, { start, end, text }: TextEdit): TextEdit {
  if (original === null) return { start, end, text };
  const read = (offset: number): number => {
    let [low, high] = [0, offset];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (original.toFile(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { start: read(start), end: read(end), text };
}
