// A heading that repeats a field of its item or epic, and says otherwise: points and `P` priorities in brackets, and whether
// it is done.
import { amountOf } from "../index/amounts.ts";
import { isRow } from "../index/naming.ts";
import type { FieldName, Item } from "../model/item.ts";
import { type Place, written } from "../text/span.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

export const headingMismatch = defineRule({
  id: "heading-mismatch",
  category: "labels",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "The heading of an item states other points, another priority or another status than its field.",
  why: "The outline shows the heading and the export takes the field, so two people plan with two numbers. Compared are points and priorities such as `P1` that stand in brackets in the heading, and a tick or `DONE` there with a status that is open, or the other way round.",
  examples: [
    {
      bad: "### US-001: Show the basket (⟦5⟧ pts)\n**Story Points:** 8",
      good: "### US-001: Show the basket (8 pts)\n**Story Points:** 8",
      fixed: "### US-001: Show the basket (8 pts)\n**Story Points:** 8",
    },
    {
      bad: "### US-001: Show the basket ⟦✅⟧\n**Status:** In progress",
      good: "### US-001: Show the basket ✅\n**Status:** Done",
    },
  ],
  *check(item) {
    if (isRow(item)) return;
    yield* otherStatus(item);
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

const headDone = /✅|☑️?|\[x\]|(?<=[—–|([:-]\s*)(?:done|completed?|finished|shipped)(?=\s*[)\]]?\s*$)/giu;
const headOpen =
  /🔄|🚧|⏳|(?<=[—–|([:-]\s*)(?:in[ -]progress|wip|not started|to[ -]?do|planned|blocked)(?=\s*[)\]]?\s*$)/giu;

/** A status that its field states and its heading contradicts, as far as done and open go. */
function* otherStatus({ status, fields, head }: Item): Iterable<Finding> {
  const own = fields.find(({ field, valueAt }) => field === "status" && valueAt.start >= head.end);
  if (status === null || status.inherited === true || own === undefined || status.at.start < own.valueAt.start) return;
  const heading = written(head);
  const [done, open] = [[...heading.matchAll(headDone)], [...heading.matchAll(headOpen)]];
  const [said] = status.value === "done" ? open : done;
  // Who says both in one line means something else by one of them.
  if (said === undefined || (done.length > 0 && open.length > 0)) return;
  const start = head.start + said.index;
  yield {
    at: { ...head, start, end: start + said[0].length },
    message: say`Unexpected \`${said[0]}\` in the heading, expected what the field says: \`${status.raw}\``,
    related: [{ at: status.at, message: say`The field` }],
  };
}

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
