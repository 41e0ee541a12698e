// Reported by suppress.ts.
import { defineRule } from "./rule.ts";

export const unknownRule = defineRule({
  id: "unknown-rule",
  category: "structure",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "runner",
  summary: "A `backlint-ignore` comment names a rule that does not exist.",
  why: "A misspelt rule ID suppresses nothing, and nobody notices.",
  examples: [],
});
