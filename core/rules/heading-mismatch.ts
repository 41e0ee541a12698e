// A heading that repeats a field of its item or epic in brackets, and says otherwise. Only points and `P` priorities count.
import { amountOf } from "../index/amounts.ts";
import { isRow } from "../index/naming.ts";
import type { FieldName, Item } from "../model/item.ts";
import { type Place, written } from "../text/span.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const headingMismatch = defineRule({
  id: "heading-mismatch",
  category: "labels",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "The heading of an item states other points or another priority than its field.",
  why: "The outline shows the heading and the export takes the field, so two people plan with two numbers. Compared are points and priorities such as `P1` that stand in brackets in the heading.",
  examples: [
    {
      bad: "### US-001: Show the basket (⟦5⟧ pts)\n**Story Points:** 8",
      good: "### US-001: Show the basket (8 pts)\n**Story Points:** 8",
      fixed: "### US-001: Show the basket (8 pts)\n**Story Points:** 8",
    },
  ],
  *check(item) {
    if (isRow(item)) return;
    for (const { field, inHead, inField } of repeated) {
      const [said, fact] = [matchIn(item.head, inHead), fieldOf(item, field, inField)];
      if (said === null || fact === null || Number(written(said)) === Number(written(fact))) continue;
      const [heading, value] = [written(said), written(fact)];
      const shown = (number: string) =>
        field === "priority" ? say`priority \`P${number}\`` : amountOf(Number(number), "points");
      yield {
        at: said,
        message: say`Unexpected ${shown(heading)} in the heading, expected ${shown(value)} as the field says`,
        related: [{ at: fact, message: say`The field` }],
        fixes: [
          { title: say`Change the heading to ${shown(value)}`, edits: [{ at: said, text: value }], safety: "review" },
          { title: say`Change the field to ${shown(heading)}`, edits: [{ at: fact, text: heading }], safety: "review" },
        ],
      };
    }
  },
});

/** The number is the first group of each. */
const repeated: readonly { readonly field: FieldName; readonly inHead: RegExp; readonly inField: RegExp }[] = [
  {
    field: "estimate",
    inHead: /[([](?:[^()[\]]*[^\d.~≈()[\]–-])?\b(\d+(?:\.\d+)?) ?(?:story )?(?:pts?|points?|sp)\b[^()[\]]*[)\]]/di,
    inField: /(?:points?|pts|sp)\b\W*(\d+(?:\.\d+)?)\W*$|^.*?\W(\d+(?:\.\d+)?) ?(?:story )?(?:pts?|points?|sp)\W*$/dis,
  },
  {
    field: "priority",
    inHead: /[([](?:[^()[\]]*[,;/|] *)?P([0-4])(?: *[,;|][^()[\]]*)?[)\]]/d,
    inField: /\WP([0-4])\b(?! *[-/–] *P?\d)/d,
  },
];

/** Where the number stands that the item's own field states, outside of its heading. */
function fieldOf(item: Item, name: FieldName, form: RegExp): Place | null {
  const field = item.fields.find(({ field, valueAt }) => field === name && valueAt.start >= item.head.end);
  return field === undefined ? null : matchIn({ ...field.valueAt, start: field.nameAt.start }, form);
}

function matchIn(place: Place, form: RegExp): Place | null {
  const found = form.exec(written(place))?.indices;
  const range = found?.slice(1).find((group) => group !== undefined);
  return range === undefined ? null : { ...place, start: place.start + range[0], end: place.start + range[1] };
}
