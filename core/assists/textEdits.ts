// Changes that are worked out on a whole document's text, as edits of places: each stays within its chunk.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Edit } from "../rules/rule.ts";
import type { TextEdit } from "../text/edit.ts";

/** What reaches over several chunks becomes an edit in each; the new text stands in the first. */
export function editsOf(file: FileIndex, changes: readonly TextEdit[]): readonly Edit[] {
  return changes.flatMap(({ start, end, text }) => {
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

/** The last chunk that starts at or before an offset. */
function chunkAt({ chunks }: FileIndex, offset: number): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
