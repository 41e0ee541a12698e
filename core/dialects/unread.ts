// What looks like an item and was not read as one, with the reason, so that an author can see why and what would help.
import type { Unread } from "../model/reading.ts";
import type { Block, TableBlock } from "../parse/blocks.ts";
import type { Text } from "../parse/inline.ts";
import { headingHead, isRegister } from "./facts.ts";
import { readHead, type Head } from "./head.ts";
import type { House } from "./house.ts";
import { idAt } from "./ids.ts";
import { labelAt } from "./labels.ts";
import type { BlockChunk } from "./sections.ts";
import { itemColumns } from "./rows.ts";
import type { PlaceOf } from "./values.ts";
import { isPriorityCode } from "./words.ts";

/** The item-like lines among what no item took. `claimed` holds the tables that were read. */
export function unreadIn(chunk: BlockChunk, rest: readonly Block[], claimed: ReadonlySet<TableBlock>, place: PlaceOf, house: House): Unread[] {
  const found: Unread[] = [];
  const add = (text: Text, reason: string) => found.push({ at: place(text), reason });
  if (chunk.role === "section" && chunk.heading && likeItem(headingHead(chunk.heading.text, house))) {
    add(chunk.heading.text, "a heading with an ID, but no heading of this shape has criteria, an estimate, a priority or dependencies under it");
  }
  for (const block of rest) {
    if (block.type === "table" && !claimed.has(block)) {
      const first = block.rows[0]?.cells[0];
      const hit = first ? idAt(first.plain, house) : null;
      if (first && hit && (hit.form === "key" || hit.form === "hash") && !isRegister(hit.id) && itemColumns(block, "", house) === null) add(first, "a table row with an ID, but no column of the table holds a title");
    }
    if (block.type !== "list") continue;
    for (const item of block.items) {
      const line = item.lines[0];
      const head = line ? readHead(line, house) : null;
      if (line && head && likeItem(head) && !labelAt(line, house)?.field && (head.separated || item.checked !== null)) {
        add(line, "a list item with an ID, but the only one of its kind here");
      }
    }
  }
  return found;
}

/** An ID of an item's usual shape with a title after it. */
function likeItem(head: Head): boolean {
  return head.id !== null && head.plan === null && (head.form === "key" || head.form === "hash" || (head.form === "number" && head.word !== null))
    && head.title.plain.length > 2 && !isRegister(head.id.plain) && !isPriorityCode(head.id.plain);
}
