// Runs the rules over one file of a snapshot: only those whose inputs changed, each caught on its own. Severity and
// suppressions are applied afterwards. The runner's memory is keyed by identity, so it needs no invalidation.
import type { Config } from "../config/config.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { createPreparation, type PreparedRule } from "./prepare.ts";
import type { Context, Finding, Rule, Severity } from "./rule.ts";
import { severityOf } from "./severity.ts";
import { applySuppressions } from "./suppress.ts";
import { faultOf, isAlive } from "./validate.ts";

/** A finding as it is published: with its rule, its final severity and the item it is about. */
export interface ReportedFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly item: Item | null;
}

/** A rule that threw, or a finding of it that was dropped. Its other findings stand. */
export interface RuleFault {
  readonly rule: string;
  readonly uri: string;
  readonly error: unknown;
}

export interface RunnerPorts {
  /** Told of every fault; tests throw here. */
  readonly onError?: (fault: RuleFault) => void;
}

export interface Runner {
  readonly rules: readonly Rule[];
  /** All findings of one file, in document order. */
  run(file: FileIndex, workspace: WorkspaceIndex, config: Config): readonly ReportedFinding[];
  /** How often each rule's check ran so far, by rule ID. */
  readonly stats: ReadonlyMap<string, number>;
}

/** What one check found, and from what. */
interface Kept {
  readonly options: unknown;
  readonly reads: readonly unknown[];
  readonly findings: readonly Finding[];
}

/** A rule's functions with their subject's type, whatever its scope. */
interface Calls<Subject> {
  readonly reads: ((subject: Subject, context: Context<unknown>) => readonly unknown[]) | null;
  readonly check: (subject: Subject, context: Context<unknown>) => Iterable<Finding>;
}

const nothing: readonly unknown[] = [];

/** Makes a runner with an empty memory. It never throws, unless `onError` does. */
export function createRunner(rules: readonly Rule[], ports: RunnerPorts = {}): Runner {
  const stats = new Map<string, number>();
  const memory = new WeakMap<object, (Kept | undefined)[]>();
  const prepare = createPreparation(rules);
  // File and workspace rules have no object that outlives an edit; their memory hangs on the file's name.
  const fileKeys = new Map<string, object>();

  function keyOf(file: FileIndex): object {
    let key = fileKeys.get(file.uri);
    if (key === undefined) {
      key = {};
      fileKeys.set(file.uri, key);
    }
    return key;
  }

  function slotsOf(key: object): (Kept | undefined)[] {
    let slots = memory.get(key);
    if (slots === undefined) {
      slots = [];
      memory.set(key, slots);
    }
    return slots;
  }

  /** Runs one check, or takes what it found last time when nothing it reads has changed. */
  function findingsOf<Subject>(
    prepared: PreparedRule,
    key: object,
    subject: Subject,
    calls: Calls<Subject>,
    context: Context<unknown>,
  ): readonly Finding[] {
    const { rule, slot, options } = prepared;
    const { file, workspace } = context;
    try {
      const reads = calls.reads === null ? nothing : calls.reads(subject, context);
      const slots = slotsOf(key);
      const kept = slots[slot];
      const same = kept !== undefined && kept.options === options && sameValues(kept.reads, reads);
      if (same && kept.findings.every((finding) => isAlive(finding, file, workspace))) return kept.findings;
      stats.set(rule.id, (stats.get(rule.id) ?? 0) + 1);
      const findings: Finding[] = [];
      for (const finding of calls.check(subject, context)) {
        const fault = faultOf(finding, file, workspace);
        if (fault === null) findings.push(finding);
        else ports.onError?.({ rule: rule.id, uri: file.uri, error: new Error(`"${finding.message}": ${fault}`) });
      }
      slots[slot] = { options, reads, findings };
      return findings;
    } catch (error) {
      ports.onError?.({ rule: rule.id, uri: file.uri, error });
      return [];
    }
  }

  function run(file: FileIndex, workspace: WorkspaceIndex, config: Config): readonly ReportedFinding[] {
    const reported: ReportedFinding[] = [];
    const active = prepare(config);
    for (const prepared of active) {
      const { rule, setting } = prepared;
      const context: Context<unknown> = { file, workspace, options: prepared.options };
      const report = (findings: readonly Finding[], item: Item | null): void => {
        for (const finding of findings) {
          const severity = severityOf(rule, finding, setting);
          reported.push({ ...finding, rule: rule.id, severity, item: item ?? file.itemAt(finding.at) });
        }
      };
      switch (rule.scope) {
        case "item": {
          const calls: Calls<Item> = { reads: rule.reads?.bind(rule) ?? null, check: rule.check.bind(rule) };
          for (const item of file.items) report(findingsOf(prepared, item, item, calls, context), item);
          break;
        }
        case "sprint": {
          const calls: Calls<Sprint> = { reads: rule.reads?.bind(rule) ?? null, check: rule.check.bind(rule) };
          for (const sprint of file.sprints) report(findingsOf(prepared, sprint, sprint, calls, context), null);
          break;
        }
        case "file":
        case "workspace": {
          const whole = rule.scope === "file" ? [file] : [file, workspace];
          const reads = rule.reads?.bind(rule) ?? (() => whole);
          report(findingsOf(prepared, keyOf(file), file, { reads, check: rule.check.bind(rule) }, context), null);
          break;
        }
        case "runner":
          break;
      }
    }
    return inDocumentOrder(applySuppressions(reported, file, { rules, active, config }), file);
  }

  return { rules, run, stats };
}

function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}

function inDocumentOrder(findings: readonly ReportedFinding[], file: FileIndex): readonly ReportedFinding[] {
  const placed = findings.map((finding) => ({ finding, span: file.spanOf(finding.at) }));
  placed.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.finding.rule < b.finding.rule ? -1 : 1),
  );
  return placed.map(({ finding }) => finding);
}
