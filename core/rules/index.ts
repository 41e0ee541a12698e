// The rules there are, one line each, by category. Nothing else: `npm run new-rule ID` adds a line.
import type { Rule } from "./rule.ts";
import { invalidConfig } from "./invalid-config.ts";
import { unknownRule } from "./unknown-rule.ts";
import { unusedSuppression } from "./unused-suppression.ts";

export const rules: readonly Rule[] = [
  // acceptance
  // dependencies
  // capacity
  // labels
  // size
  // structure
  invalidConfig,
  unknownRule,
  unusedSuppression,
];
