// Reported by suppress.ts.
import { defineRule } from "./rule.ts";

export const unknownRule = defineRule({
  id: "unknown-rule",
  category: "structure",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "runner",
  summary: "A `backlint-ignore` comment names a rule that does not exist, or is misspelt itself.",
  why: "A misspelt rule ID suppresses nothing, and nobody notices.",
  examples: [
    {
      bad: [
        "<!-- backlint-ignore ⟦dangling-dependencys⟧: the provider numbers it -->",
        "### US-002: Pay by card",
        "**Dependencies:** None",
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
        "<!-- backlint-ignore dangling-dependency: the provider numbers it -->",
        "### US-002: Pay by card",
        "**Dependencies:** None",
        "",
        "### US-001: Show the basket",
        "",
        "### US-003: Send a receipt",
      ].join("\n"),
    },
  ],
});
