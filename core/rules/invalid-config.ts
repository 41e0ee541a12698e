// Reported by config/parseConfig.ts, in the configuration file itself.
import { defineRule } from "./rule.ts";

export const invalidConfig = defineRule({
  id: "invalid-config",
  category: "structure",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "runner",
  summary: "A `.backlint.json` holds something that Backlint cannot use.",
  why: "A misspelt rule or severity would silently leave a rule as it was. What can be used still is; a file that is no JSON at all leaves the last good settings in force.",
  noFix: "The message names the nearest key or word; the file is the author's own.",
  examples: [
    {
      bad: ["{", '  "rules": {', '    ⟦"duplicat-id"⟧: "error"', "  }", "}"].join("\n"),
      good: ["{", "  // Comments are welcome.", '  "rules": {', '    "duplicate-id": "error"', "  }", "}"].join("\n"),
    },
  ],
});
