// Asks for one field; how is decided by missing/missingField.ts.
import { missingField, missingFieldOptions, missingFieldReads, type Wanted } from "./missing/missingField.ts";
import { defineRule } from "./rule.ts";

const wanted: Wanted = {
  field: "priority",
  words: "a priority",
  name: "Priority",
  placeholder: "Medium",
  skipDone: true,
};

export const missingPriority = defineRule({
  id: "missing-priority",
  category: "labels",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item has no priority where its neighbours have one.",
  why: "Work without a priority is sorted by whoever reads it, each time differently. A field counts as required when at least four of five items of the same kind carry it; a cell that says none is an answer.",
  options: missingFieldOptions,
  examples: [],
  reads: (item, context) => missingFieldReads(item, context, wanted),
  check: (item, context) => missingField(item, context, wanted),
});
