// Which rules run under a configuration, and with which options.
import type { Config, RuleSetting } from "../config/config.ts";
import { type Calls, callsOf, type Group, groupOf } from "./calls.ts";
import type { Rule } from "./rule.ts";
import { type Seen, seen } from "./sees.ts";
import { isOn } from "./severity.ts";

/** A rule with what the configuration says about it. `options` stays the same object while its content does. */
export interface PreparedRule {
  readonly rule: Rule;
  /** The rule's position in the whole list. */
  readonly slot: number;
  readonly setting: RuleSetting | undefined;
  readonly options: unknown;
  readonly calls: Calls<unknown>;
  readonly group: Group | null;
  /** What it sees, if that is written down. */
  readonly sees: Seen | null;
}

/** Picks the rules that are on and parses their options, once per configuration. */
export function createPreparation(rules: readonly Rule[]): (config: Config) => readonly PreparedRule[] {
  const known = new WeakMap<Config, readonly PreparedRule[]>();
  const parsed = new Map<string, unknown>();
  return (config) => {
    let prepared = known.get(config);
    if (prepared === undefined) {
      prepared = rules.flatMap((rule, slot) => {
        const setting = config.rules.get(rule.id);
        if (!isOn(rule, setting)) return [];
        const written = setting?.options ?? {};
        const name = `${rule.id} ${JSON.stringify(written)}`;
        if (!parsed.has(name)) parsed.set(name, parseOptions(rule, written));
        return [
          {
            rule,
            slot,
            setting,
            options: parsed.get(name),
            calls: callsOf(rule),
            group: groupOf(rule),
            sees: seen.get(rule.id) ?? null,
          },
        ];
      });
      known.set(config, prepared);
    }
    return prepared;
  };
}

/** Options that do not fit the rule's schema were reported when the configuration was read; the rule runs with its defaults. */
function parseOptions(rule: Rule, written: Readonly<Record<string, unknown>>): unknown {
  if (rule.options === undefined) return {};
  const result = rule.options.safeParse(written);
  return result.success ? result.data : rule.options.safeParse({}).data;
}
