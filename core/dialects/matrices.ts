// Tables that tell the dependencies of items which stand elsewhere: "| Story | Depends on | Blocks |".
import type { Item, Reference } from "../model/item.ts";
import type { MatrixRow } from "../model/statement.ts";
import type { TableBlock } from "../parse/blocks.ts";
import { trimText, type Text } from "../parse/inline.ts";
import type { Anchor } from "../text/span.ts";
import type { House } from "./house.ts";
import { readReferences } from "./references.ts";
import type { PlaceOf } from "./values.ts";

const itemName =
  /^\W*(?:user )?(?:stor(?:y|ies)|items?|tasks?|tickets?|issues?|id|us|pbi|features?|work items?)(?: id)?\W*$/i;
const needsName = /^\W*(?:depends(?: on)?|dependenc(?:y|ies)|blocked by|requires|needs|prerequisites?)\W*$/i;
const blocksName = /^\W*blocks\W*$/i;

/** The rows of a table of dependencies; none where it is another table. */
export function readMatrix(table: TableBlock, place: PlaceOf, house: House): MatrixRow[] {
  const needs = table.head.findIndex(({ plain }) => needsName.test(plain));
  const blocks = table.head.findIndex(({ plain }) => blocksName.test(plain));
  if (needs < 1 || !itemName.test(table.head[0]?.plain ?? "")) return [];
  const said = (cell: Text | undefined): Reference[] => (cell ? readReferences(trimText(cell), place, house) : []);
  return table.rows.flatMap((row): MatrixRow[] => {
    const [lead, cell] = [row.cells[0], row.cells[needs]];
    const [item] = said(lead);
    if (item?.type !== "id" || !cell) return [];
    return [
      {
        item,
        needs: said(cell),
        needsAt: place(trimText(cell)),
        blocks: blocks < 0 ? null : said(row.cells[blocks]),
        at: place(row),
      },
    ];
  });
}

/** A row that defines an item is no second place that tells its dependencies. */
export function besideItems(rows: readonly MatrixRow[], items: readonly Item[]): readonly MatrixRow[] {
  if (rows.length === 0) return rows;
  const own = new Map<Anchor, Set<number>>(rows.map(({ at }) => [at.anchor, new Set<number>()]));
  for (const { head } of items) own.get(head.anchor)?.add(head.start);
  return rows.filter(({ at }) => !own.get(at.anchor)?.has(at.start));
}
