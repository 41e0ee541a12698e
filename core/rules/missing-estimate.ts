// Asks for one field; how is decided by missing/missingField.ts.
import { missingField, missingFieldOptions, missingFieldReads, type Wanted } from "./missing/missingField.ts";
import { defineRule } from "./rule.ts";

const wanted: Wanted = {
  field: "estimate",
  words: "an estimate",
  name: "Estimate",
  placeholder: "3",
  skipDone: true,
};

export const missingEstimate = defineRule({
  id: "missing-estimate",
  category: "labels",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item has no estimate where its neighbours have one.",
  why: "An item without an estimate makes every total and every sprint load a lower bound. A field counts as required when at least four of five items of the same kind carry it; a cell that says none is an answer.",
  options: missingFieldOptions,
  examples: [],
  reads: (item, context) => missingFieldReads(item, context, wanted),
  check: (item, context) => missingField(item, context, wanted),
});
