// What looks like an item and was not read as one, with the reason, so that an author can see why and what would help.
import type { Remedy, Unread } from "../model/reading.ts";
import type { Block, TableBlock } from "../parse/blocks.ts";
import type { Text } from "../parse/inline.ts";
import { headingDialect } from "./chunks.ts";
import { headingHead, isRegister } from "./facts.ts";
import { readHead, type Head } from "./head.ts";
import type { House } from "./house.ts";
import { idAt } from "./ids.ts";
import { labelAt } from "./labels.ts";
import type { BlockChunk } from "./sections.ts";
import { itemColumns } from "./columns.ts";
import type { PlaceOf } from "./values.ts";
import { isDenied } from "./survey.ts";
import { normalise } from "./vocabulary.ts";
import { isPriorityCode } from "./words.ts";
import { type Message, say } from "../text/message.ts";

/** The item-like lines among what no item took. `claimed` holds the tables that were read. */
export function unreadIn(
  chunk: BlockChunk,
  rest: readonly Block[],
  claimed: ReadonlySet<TableBlock>,
  place: PlaceOf,
  house: House,
): Unread[] {
  const found: Unread[] = [];
  const add = (text: Text, id: string, reason: Message, remedy: Remedy | null) =>
    found.push({ at: place(text), reason, id, ...(remedy ? { remedy } : {}) });
  const { heading } = chunk;
  const head = heading ? headingHead(heading.text, house) : null;
  if (heading && head?.id && likeItem(head) && !house.dialectsOff.has(headingDialect(head, "item")))
    add(heading.text, head.id.plain, headingReason(head), byId(head));
  const lists = !house.dialectsOff.has("bold-list") && !house.dialectsOff.has("checklist");
  for (const block of rest) {
    if (block.type === "table" && !claimed.has(block)) {
      const first = block.rows[0]?.cells[0];
      const hit = first ? idAt(first.plain, house) : null;
      const section = heading?.text.plain ?? "";
      if (
        first &&
        hit &&
        (hit.form === "key" || hit.form === "hash") &&
        !isRegister(hit.id) &&
        itemColumns(block, "", house) === null
      ) {
        add(
          first,
          hit.id,
          say`a table row with an ID, but no column of the table holds a title`,
          byTitle(block, section, house),
        );
      }
    }
    if (block.type !== "list" || !lists) continue;
    for (const item of block.items) {
      const line = item.lines[0];
      const own = line ? readHead(line, house) : null;
      if (
        line &&
        own?.id &&
        likeItem(own) &&
        !labelAt(line, house)?.field &&
        (own.separated || item.checked !== null)
      ) {
        add(line, own.id.plain, say`a list item with an ID, but the only one of its kind here`, byId(own));
      }
    }
  }
  return found;
}

function headingReason(head: Head): Message {
  const prefix = /^[A-Za-z]+/.exec(head.id?.plain ?? "")?.[0] ?? "";
  return isDenied(prefix)
    ? say`a heading with an ID, but \`${prefix}\` usually begins the IDs of decisions, risks, tests or requirements`
    : say`a heading with an ID, but no heading of this shape has criteria, an estimate, a priority or dependencies under it`;
}

/** Letters and a number are a shape that can be named; a bare number would name every other number too. */
function byId(head: Head): Remedy | null {
  return head.form === "key" ? { type: "ids" } : null;
}

/** The column of the longest texts that would make the table one of items if it held the titles. */
function byTitle(table: TableBlock, section: string, house: House): Remedy | null {
  const length = (column: number) => table.rows.reduce((sum, row) => sum + (row.cells[column]?.plain.length ?? 0), 0);
  const columns = table.head
    .map((cell, index) => ({ name: cell.plain.trim(), index }))
    .filter(({ name, index }) => index > 0 && normalise(name) !== "");
  const [best] = columns
    .sort((a, b) => length(b.index) - length(a.index))
    .filter(
      ({ name }) =>
        itemColumns(table, section, { ...house, fields: new Map([...house.fields, [normalise(name), "title"]]) }) !==
        null,
    );
  return best ? { type: "title", column: best.name } : null;
}

/** An ID of an item's usual shape with a title after it. */
function likeItem(head: Head): boolean {
  return (
    head.id !== null &&
    head.plan === null &&
    (head.form === "key" || head.form === "hash" || (head.form === "number" && head.word !== null)) &&
    head.title.plain.length > 2 &&
    !isRegister(head.id.plain) &&
    !isPriorityCode(head.id.plain)
  );
}
