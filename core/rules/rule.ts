// What a rule is. A rule is a pure generator: no logging, no severity, no I/O; unknown facts make it silent.
import type { z } from "zod";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Message } from "../text/message.ts";
import type { Place } from "../text/span.ts";

export type Severity = "error" | "warning" | "info" | "hint";
export type Category =
  | "acceptance"
  | "dependencies"
  | "capacity"
  | "labels"
  | "size"
  | "structure"
  | "wording"
  | "plan"
  | "status";

/** Replace what stands at `at` by `text`. */
export interface Edit {
  readonly at: Place;
  readonly text: string;
  /** True when `text` is a snippet with tab stops; editors without snippets get the plain placeholder words. */
  readonly snippet?: true;
}

/** An offered repair. `safe`: no word is lost and nothing exported changes; only safe fixes join "fix all". */
export interface Fix {
  /** An imperative that names the result: "Rename to `S-2`". */
  readonly title: Message;
  readonly edits: readonly Edit[];
  readonly safety: "safe" | "review";
  /** True for a number that others are made of: what was true of it is written anew with it when the fix is chosen. */
  readonly carries?: true;
}

export interface Finding {
  /** As narrow as the thing to be edited. */
  readonly at: Place;
  /** One line, no full stop: "Unexpected <actual>, expected <wanted>". */
  readonly message: Message;
  /** Overrides the rule's default where the rule knows how sure it is. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: Place; readonly message: Message }[];
  /** Best first; the first is the preferred one. */
  readonly fixes?: readonly Fix[];
  /** What the judgement rests on, a line each, for the hover. */
  readonly evidence?: readonly Message[];
}

export interface Example {
  /** Markdown in which `⟦…⟧` marks exactly the findings of this rule. */
  readonly bad: string;
  readonly good: string;
  /** `bad` after the first fix of each finding. */
  readonly fixed?: string;
}

interface Common<Options> {
  /** Kebab-case name of the defect = file name = diagnostic code = docs page = setting. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  /** False for rules that must be asked for. */
  readonly on: boolean;
  readonly since: string;
  readonly summary: string;
  readonly why: string;
  readonly examples: readonly Example[];
  /** Why the rule offers no fix, for its page; required when it has none. */
  readonly noFix?: string;
  readonly options?: z.ZodType<Options>;
}

/** What every check is given besides its subject. */
export interface Context<Options> {
  readonly file: FileIndex;
  readonly workspace: WorkspaceIndex;
  readonly options: Options;
}

/**
 * A rule. Its `reads` names every fact that a check's answer depends on besides its subject and its options: resolved items, a share of siblings.
 * The check runs again when one of them is another value or object (`Object.is`) than last time. Without `reads` an item or
 * sprint rule may look at nothing but its subject and its options, and a file or workspace rule runs on every change.
 * The narrowest scope wins: it decides what has to run again after a keystroke.
 */
export type Rule<Options = unknown> = Common<Options> &
  (
    | {
        readonly scope: "item";
        reads?(item: Item, context: Context<Options>): readonly unknown[];
        check(item: Item, context: Context<Options>): Iterable<Finding>;
      }
    | {
        readonly scope: "sprint";
        reads?(sprint: Sprint, context: Context<Options>): readonly unknown[];
        check(sprint: Sprint, context: Context<Options>): Iterable<Finding>;
      }
    | {
        readonly scope: "file" | "workspace";
        reads?(file: FileIndex, context: Context<Options>): readonly unknown[];
        check(file: FileIndex, context: Context<Options>): Iterable<Finding>;
      }
    /** Found while rules are run or configured, so there is nothing to check: the runner itself reports it. */
    | { readonly scope: "runner" }
  );

/** Declares a rule; `Options` is inferred from its zod schema. */
export function defineRule<Options = unknown>(rule: Rule<Options>): Rule {
  // A rule's options reach it only after its own schema has parsed them, so the list may forget their type.
  return rule as Rule;
}
