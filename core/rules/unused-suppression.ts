// Reported by suppress.ts.
import { defineRule } from "./rule.ts";

export const unusedSuppression = defineRule({
  id: "unused-suppression",
  category: "structure",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "runner",
  summary: "A `backlint-ignore` comment suppresses nothing.",
  why: "A suppression that outlived its reason hides the next finding that deserves to be seen.",
  examples: [],
});
