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
  examples: [
    {
      bad: [
        "<!-- backlint-ignore ⟦dangling-dependency⟧: the provider numbers it -->",
        "### US-002: Pay by card",
        "**Dependencies:** US-001",
        "",
        "### US-001: Show the basket",
        "",
        "### US-003: Send a receipt",
      ].join("\n"),
      good: [
        "<!-- backlint-ignore dangling-dependency: the provider numbers it -->",
        "### US-002: Pay by card",
        "**Dependencies:** US-077",
        "",
        "### US-001: Show the basket",
        "",
        "### US-003: Send a receipt",
      ].join("\n"),
      fixed: [
        "### US-002: Pay by card",
        "**Dependencies:** US-001",
        "",
        "### US-001: Show the basket",
        "",
        "### US-003: Send a receipt",
      ].join("\n"),
    },
  ],
});
