// Asks for one field; how is decided by missing/missingField.ts.
import { missingField, missingFieldOptions, missingFieldReads, type Wanted } from "./missing/missingField.ts";
import { defineRule } from "./rule.ts";

const wanted: Wanted = {
  field: "labels",
  words: "labels",
  name: "Labels",
  placeholder: "label",
  skipDone: false,
};

export const missingLabels = defineRule({
  id: "missing-labels",
  category: "labels",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item has no labels where its neighbours have some.",
  why: "Labels are how work is found, filtered and routed. One item without them drops out of every view that the others appear in. A field counts as required when at least four of five items of the same kind carry it; a cell that says none is an answer.",
  options: missingFieldOptions,
  examples: [],
  reads: (item, context) => missingFieldReads(item, context, wanted),
  check: (item, context) => missingField(item, context, wanted),
});
