// The table around a row of items: all its lines go when its items go. Its totals become lines of text; any other row that is no item
// has no place outside a table.
import { fieldNamed, unitNamed } from "../../dialects/vocabulary.ts";
import { noHouse } from "../../dialects/house.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Item } from "../../model/item.ts";
import { pipes } from "../../text/cells.ts";
import { lineAt, nextLine } from "../../text/lines.ts";
import { type Message, say } from "../../text/message.ts";
import type { Span } from "../../text/span.ts";
import { shapeOf } from "./shape.ts";
import { words } from "./words.ts";

/** What goes with items: whole lines, and the totals among them. */
export interface Around extends Span {
  readonly totals: readonly string[];
}

/** `row` is a line of the table. A sentence where it holds a row that is neither an item nor a total. */
export function tableAround(file: FileIndex, row: Span, items: readonly Item[]): Around | Message {
  const { text } = file;
  const isRowLine = (line: Span) => text.slice(line.start, line.end).includes("|");
  let head = lineAt(text, row.start);
  while (head.start > 0 && isRowLine(lineAt(text, head.start - 1))) head = lineAt(text, head.start - 1);
  const rows = new Set(
    items.filter((item) => shapeOf(item) === "table").map((item) => lineAt(text, file.spanOf(item.head).start).start),
  );
  const names = cellsOf(text, head);
  const totals: string[] = [];
  let last = head;
  let isBody = false;
  for (let line = head; isRowLine(line); ) {
    last = line;
    const own = text.slice(line.start, line.end);
    if (/^[\s|:>-]+$/.test(own) && own.includes("-")) isBody = true;
    else if (isBody && !rows.has(line.start) && words(own).length > 0) {
      const cells = cellsOf(text, line);
      if (!/^\W*(?:sub-?)?(?:totals?|summe|gesamt|合计|总计|合計)\b/iu.test(cells.find((cell) => cell !== "") ?? ""))
        return say`The table has a row that is no item and would have no place: “${shortened(own)}”`;
      totals.push(...totalsIn(names, cells));
    }
    const next = nextLine(text, line.end);
    if (next >= text.length) break;
    line = lineAt(text, next);
  }
  return { start: head.start, end: last.end, totals };
}

function cellsOf(text: string, line: Span): readonly string[] {
  const borders = pipes(text, line.start, line.end);
  return borders.slice(0, -1).map((start, index) =>
    text
      .slice(start + 1, borders[index + 1])
      .replace(/[*_`]/g, "")
      .trim(),
  );
}

/** "**Total Story Points:** 16" for each column that is summed up. */
function totalsIn(names: readonly string[], cells: readonly string[]): readonly string[] {
  const lead = cells.findIndex((cell) => cell !== "");
  return cells.flatMap((cell, index) => {
    if (cell === "" || index === lead) return [];
    const name = names[index] ?? "";
    const isPoints = fieldNamed(name, noHouse) === "estimate" && unitNamed(name) === "points";
    return [`**Total ${isPoints ? "Story Points" : name}:** ${cell}`];
  });
}

function shortened(row: string): string {
  const plain = row.replace(/[|*\s]+/g, " ").trim();
  return plain.length <= 40 ? plain : `${plain.slice(0, 40).trimEnd()}…`;
}
