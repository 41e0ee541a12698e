// Rows that an empty line cut off from their table: Markdown shows them as text, their author goes on counting them.
import type { Row, TableBlock } from "../parse/blocks.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";

/** The lines of a paragraph as rows of the table above it; null where they are none. */
export function strayRows(lines: readonly Text[], table: TableBlock): TableBlock | null {
  const rows: Row[] = [];
  for (const line of lines) {
    if (!/^\|.*\|$/.test(line.plain.trim())) return null;
    const cells = cellsOf(line);
    if (cells.length !== table.head.length) return null;
    rows.push({ cells, start: line.start, end: line.end });
  }
  const [first] = rows;
  return first ? { ...table, rows, start: first.start, end: rows.at(-1)?.end ?? first.end } : null;
}

function cellsOf(line: Text): Text[] {
  const bars: number[] = [];
  for (let at = line.plain.indexOf("|"); at >= 0; at = line.plain.indexOf("|", at + 1)) {
    if (!line.marks.some((mark) => mark.type === "code" && mark.start <= at && at < mark.end)) bars.push(at);
  }
  return bars.slice(1).map((bar, index) => trimText(sliceText(line, (bars[index] ?? 0) + 1, bar)));
}
