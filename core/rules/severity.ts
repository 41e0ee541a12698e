// How severe a finding is in the end: the rule's default, bent by what the author configured.
import type { RuleSetting } from "../config/config.ts";
import type { Item } from "../model/item.ts";
import type { Finding, Rule, Severity } from "./rule.ts";

/** From the most severe on. */
export const levels: readonly Severity[] = ["error", "warning", "info", "hint"];

/** True when a rule is to be run at all: switched on by default or asked for, and not switched off. */
export function isOn(rule: Rule, setting: RuleSetting | undefined): boolean {
  const severity = setting?.severity ?? null;
  return severity === null ? rule.on : severity !== "off";
}

/** What is wrong with an item that is done misleads nobody's work any more; its status and its ID still do. */
function isPast({ scope, category }: Rule, item: Item | null): boolean {
  return scope === "item" && category !== "status" && category !== "structure" && item?.status?.value === "done";
}

const milder = (severity: Severity): Severity => levels[levels.indexOf(severity) + 1] ?? severity;

/**
 * A configured severity moves the rule's default. A finding that the rule is less sure of than its default stays as many
 * levels below the configured one, so that raising a rule to "error" does not make errors of its guesses.
 */
export function severityOf(
  rule: Rule,
  finding: Finding,
  setting: RuleSetting | undefined,
  item: Item | null,
): Severity {
  const own = finding.severity ?? (isPast(rule, item) ? milder(rule.severity) : rule.severity);
  const configured = setting?.severity ?? null;
  if (configured === null || configured === "on" || configured === "off") return own;
  const shift = levels.indexOf(own) - levels.indexOf(rule.severity);
  const level = Math.min(levels.length - 1, Math.max(0, levels.indexOf(configured) + shift));
  return levels[level] ?? configured;
}
