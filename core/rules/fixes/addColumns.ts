// A table gets the columns that it lacks, where the tables it is held against have them.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Place } from "../../text/span.ts";
import type { Edit, Fix } from "../rule.ts";
import { allOf, say } from "../../text/message.ts";

/**
 * Adds to the table whose head stands on the line `head` the columns among `wanted` that are not among its `own`, each
 * behind the wanted column before it. Cells are as wide as their column's name; a row that ends earlier stays as it is.
 */
export function addColumns(file: FileIndex, head: Place, own: readonly string[], wanted: readonly string[]): Fix {
  const positions = new Map(own.map((name, position) => [name.toLowerCase(), position]));
  const added = new Map<number, string[]>();
  let behind = -1;
  for (const name of wanted) {
    const position = positions.get(name.toLowerCase());
    if (position !== undefined) behind = position;
    else added.set(behind, [...(added.get(behind) ?? []), name]);
  }
  const edits: Edit[] = [];
  for (const [row, line] of linesFrom(file, head).entries()) {
    for (const [position, names] of added) {
      const cells = names.map((name) => [name, "-".repeat(Math.max(3, name.length))][row] ?? " ".repeat(name.length));
      const edit = insertBehind(line, position, cells);
      if (edit !== null) edits.push(edit);
    }
  }
  const names = [...added.values()].flat().map((name) => say`\`${name}\``);
  return { title: say`Add ${allOf(names)}`, edits, safety: "review" };
}

/** The lines of the table, its head included; each row of a large table is a chunk. */
function linesFrom({ chunks, rankOf }: FileIndex, head: Place): readonly Place[] {
  const lines: Place[] = [];
  let from = head.start;
  for (let rank = rankOf(head.anchor); rank < chunks.length; rank++, from = 0) {
    const { anchor } = chunks[rank] ?? head;
    while (from < anchor.text.length) {
      const newline = anchor.text.indexOf("\n", from);
      const end = newline < 0 ? anchor.text.length : newline;
      const line = anchor.text.slice(from, end);
      if (!line.includes("|") || /^ {0,3}#{1,6}\s/.test(line)) return lines;
      lines.push({ anchor, start: from, end });
      from = end + 1;
    }
  }
  return lines;
}

/** Null where the row has no such cell; -1 is the place before the first. */
function insertBehind({ anchor, start, end }: Place, position: number, cells: readonly string[]): Edit | null {
  const line = anchor.text.slice(start, end);
  const written = line.trimEnd();
  const bars = [...written.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const leads = written.trimStart().startsWith("|");
  const closing = position + (leads ? 1 : 0);
  const at = (offset: number): Place => ({ anchor, start: start + offset, end: start + offset });
  if (closing < 0)
    return { at: at(line.length - line.trimStart().length), text: cells.map((cell) => `${cell} | `).join("") };
  const bar = bars[closing];
  if (bar !== undefined) return { at: at(bar + 1), text: ` ${cells.map((cell) => `${cell} |`).join(" ")}` };
  // The last cell needs no bar behind it.
  return closing === bars.length ? { at: at(written.length), text: cells.map((cell) => ` | ${cell}`).join("") } : null;
}
