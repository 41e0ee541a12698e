// Asks for one field; how is decided by missing/missingField.ts.
import { missingField, missingFieldOptions, missingFieldReads, type Wanted } from "./missing/missingField.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const wanted: Wanted = {
  field: "owner",
  words: say`an owner`,
  name: "Owner",
  placeholder: "name",
  skipDone: true,
};

export const missingOwner = defineRule({
  id: "missing-owner",
  category: "labels",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item has no owner where its neighbours have one.",
  why: "In a plan that names who does what, an item without a name is done by nobody. A field counts as required when at least four of five items of the same kind carry it; a cell that says none is an answer.",
  options: missingFieldOptions,
  examples: [
    {
      bad: [
        "| ID | Task | Owner |",
        "| --- | --- | --- |",
        "| SHOP-01 | Show the basket | FE |",
        "| SHOP-02 | Pay by card | BE |",
        "| SHOP-03 | Send a receipt | BE |",
        "| SHOP-04 | Cancel an order | FE |",
        "| SHOP-05 | Export invoices | BE |",
        "| ⟦SHOP-06⟧ | Refund a charge |  |",
      ].join("\n"),
      good: [
        "| ID | Task | Owner |",
        "| --- | --- | --- |",
        "| SHOP-01 | Show the basket | FE |",
        "| SHOP-02 | Pay by card | BE |",
        "| SHOP-03 | Send a receipt | BE |",
        "| SHOP-04 | Cancel an order | FE |",
        "| SHOP-05 | Export invoices | BE |",
        "| SHOP-06 | Refund a charge | – |",
      ].join("\n"),
      fixed: [
        "| ID | Task | Owner |",
        "| --- | --- | --- |",
        "| SHOP-01 | Show the basket | FE |",
        "| SHOP-02 | Pay by card | BE |",
        "| SHOP-03 | Send a receipt | BE |",
        "| SHOP-04 | Cancel an order | FE |",
        "| SHOP-05 | Export invoices | BE |",
        "| SHOP-06 | Refund a charge | BE |",
      ].join("\n"),
    },
  ],
  reads: (item, context) => missingFieldReads(item, context, wanted),
  check: (item, context) => missingField(item, context, wanted),
});
