// How a rule is called, whatever its scope: the runner treats subjects of all kinds alike.
import type { Context, Finding, Rule } from "./rule.ts";

/** What a rule is asked about: each item, each sprint, or the file as a whole. */
export type Group = "item" | "sprint" | "whole";
export const groups: readonly Group[] = ["item", "sprint", "whole"];

/** A rule's functions with their subject's type, whatever its scope. */
export interface Calls<Subject> {
  readonly reads: ((subject: Subject, context: Context<unknown>) => readonly unknown[]) | null;
  readonly check: (subject: Subject, context: Context<unknown>) => Iterable<Finding>;
}

/** Null for a rule that only the runner reports. */
export function groupOf(rule: Rule): Group | null {
  switch (rule.scope) {
    case "item":
    case "sprint":
      return rule.scope;
    case "file":
    case "workspace":
      return "whole";
    case "runner":
      return null;
  }
}

export function callsOf(rule: Rule): Calls<unknown> {
  switch (rule.scope) {
    case "item":
    case "sprint":
      // Which subject a rule gets follows from its scope.
      return { reads: (rule.reads ?? null) as Calls<unknown>["reads"], check: rule.check as Calls<unknown>["check"] };
    case "file":
    case "workspace": {
      const whole = (_: unknown, { file, workspace }: Context<unknown>) =>
        rule.scope === "file" ? [file] : [file, workspace];
      return { reads: (rule.reads ?? whole) as Calls<unknown>["reads"], check: rule.check as Calls<unknown>["check"] };
    }
    case "runner":
      return { reads: null, check: () => [] };
  }
}

/** A context that tells whether it was looked at: an answer that does not look beyond its subject stands whatever changes. */
export function watchedContext({ file, workspace, options }: Context<unknown>): Context<unknown> & { looked: boolean } {
  return {
    looked: false,
    options,
    get file() {
      this.looked = true;
      return file;
    },
    get workspace() {
      this.looked = true;
      return workspace;
    },
  };
}
