// What an author can decide about Backlint, after parsing: the settings of `.backlint.json` as plain data.
import type { Dialect, FieldName, ItemKind, Status } from "../model/item.ts";
import type { Severity } from "../rules/rule.ts";

/** How a rule is set. `null` leaves the severity to the layer below and, in the end, to the rule. */
export interface RuleSetting {
  readonly severity: Severity | "off" | "on" | null;
  /** Options as written, already checked against the rule's schema. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The author's own words for what Backlint knows: written spelling -> Backlint's name. */
export interface Aliases {
  readonly fields: Readonly<Record<string, FieldName>>;
  readonly status: Readonly<Record<string, Status>>;
  readonly kind: Readonly<Record<string, ItemKind>>;
  /** 0 is the most urgent. */
  readonly priority: Readonly<Record<string, number>>;
}

/** One finding that is known and put up with, told by what stays when it moves. */
export interface KnownFinding {
  readonly rule: string;
  /** The item's ID or title; null outside items. */
  readonly item: string | null;
  /** What the finding marks, blanks as one space. */
  readonly text: string;
  /** So many alike; 1 unless it is said. */
  readonly count?: number | undefined;
}

/** What a baseline knows, by the files' paths from its own folder (a URI with the closing slash). */
export interface KnownFindings {
  readonly folder: string;
  readonly files: ReadonlyMap<string, readonly KnownFinding[]>;
}

export interface Config {
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly aliases: Aliases;
  /** Regular expressions of the IDs that items may carry; empty when the files' own families decide. */
  readonly ids: readonly string[];
  /** Dialects that are not read. */
  readonly dialectsOff: ReadonlySet<Dialect>;
  /** Globs, relative to the configuration file; an empty `include` means every Markdown file. */
  readonly files: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  /** Findings that are not reported; null where the configuration names no baseline, or none that can be used. */
  readonly baseline: KnownFindings | null;
}

/** Nothing configured: every rule at its own severity. */
export const noConfig: Config = {
  rules: new Map(),
  aliases: { fields: {}, status: {}, kind: {}, priority: {} },
  ids: [],
  dialectsOff: new Set(),
  files: { include: [], exclude: [] },
  baseline: null,
};

/** True where it teaches the reader words or IDs, so that nobody can tell by the signs of others what holds items. */
export function teaches({ aliases, ids }: Config): boolean {
  return ids.length > 0 || [aliases.fields, aliases.kind].some((words) => Object.keys(words).length > 0);
}

/**
 * Puts one set of rule settings over another: the editor's settings or `--rule` over the file's. A severity that the upper
 * layer leaves open, and each option that it does not name, keep the lower layer's value.
 */
export function withRules(config: Config, over: ReadonlyMap<string, RuleSetting>): Config {
  if (over.size === 0) return config;
  const rules = new Map(config.rules);
  for (const [id, setting] of over) {
    const below = rules.get(id);
    rules.set(id, {
      severity: setting.severity ?? below?.severity ?? null,
      options: { ...below?.options, ...setting.options },
    });
  }
  return { ...config, rules };
}
