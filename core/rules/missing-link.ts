// Asks for one field; how is decided by missing/missingField.ts.
import { missingField, missingFieldOptions, missingFieldReads, type Wanted } from "./missing/missingField.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const wanted: Wanted = {
  field: "links",
  words: say`a link`,
  name: "Links",
  placeholder: "requirement or design",
  skipDone: true,
};

export const missingLink = defineRule({
  id: "missing-link",
  category: "labels",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item links to no requirement, design or ticket where its neighbours do.",
  why: "Whoever builds the item looks for what it was derived from; whoever changes the requirement looks for what is built on it. A field counts as required when at least four of five items of the same kind carry it.",
  options: missingFieldOptions,
  examples: [
    {
      bad: stories("⟦US-006⟧", ""),
      good: stories("US-006", "**References:** FR-6\n"),
      fixed: stories("US-006", "**References:** FR-5\n"),
    },
  ],
  reads: (item, context) => missingFieldReads(item, context, wanted),
  check: (item, context) => missingField(item, context, wanted),
});

function stories(last: string, links: string): string {
  const titles = ["Show the basket", "Pay by card", "Send a receipt", "Cancel an order", "Export invoices"];
  const all = titles.map(
    (title, index) => `### US-00${index + 1}: ${title}\n**References:** FR-${index + 1}\n**Points:** 3\n`,
  );
  return [...all, `### ${last}: Refund a charge\n${links}**Points:** 5`].join("\n");
}
