// Runs the rules over one file of a snapshot: only those whose inputs changed, each caught on its own. Severity,
// suppressions and the baseline are applied afterwards. Answers are kept by identity of their subjects, so they need no invalidation; who has
// to be asked at all follows from what changed since the file was last run.
import type { Config } from "../config/config.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { differenceOf, sameObjects } from "../text/difference.ts";
import { english } from "../text/message.ts";
import { inOneGo, type Slices } from "../text/slices.ts";
import type { Anchor } from "../text/span.ts";
import { type Group, groups } from "./calls.ts";
import { createMentions, goneBetween } from "./mentions.ts";
import { createOrdered } from "./ordered.ts";
import { createPasts, type Past } from "./pasts.ts";
import { createPreparation, type PreparedRule } from "./prepare.ts";
import type { Context, Finding, Rule, Severity } from "./rule.ts";
import { seen } from "./sees.ts";
import { severityOf } from "./severity.ts";
import { besidesKnown } from "../config/baseline.ts";
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
  /** The same in slices. */
  runInSlices(file: FileIndex, workspace: WorkspaceIndex, config: Config): Slices<readonly ReportedFinding[]>;
  /** How often each rule's check ran so far, by rule ID. */
  readonly stats: ReadonlyMap<string, number>;
}

/** What one check found, and from what. */
interface Kept {
  readonly options: unknown;
  readonly reads: readonly unknown[];
  readonly findings: readonly Finding[];
}

/** What is asked about: an item, a sprint, the file. */
interface Subject {
  readonly value: unknown;
  readonly own: Anchor | null;
  readonly answers: Answers;
}

/** What is kept for a subject: an answer for each rule. */
interface Answers {
  /** The run in which it was last asked. */
  run: number;
  readonly slots: (Kept | undefined)[];
}

/** So many subjects of a group have numbers of their own as contributors of findings. */
const span = 2 ** 32;

const nothing: readonly never[] = [];

/** Makes a runner with an empty memory. It never throws, unless `onError` does. */
export function createRunner(rules: readonly Rule[], ports: RunnerPorts = {}): Runner {
  const stats = new Map<string, number>();
  const memory = new WeakMap<object, Answers>();
  /** By slot, the last answer that held no findings. */
  const silences: Kept[] = [];
  const prepare = createPreparation(rules);
  const pasts = createPasts();
  // File and workspace rules have no object that outlives an edit; their memory hangs on the file's name.
  const fileKeys = new Map<string, { runs: number }>();

  function answersOf(key: object): Answers {
    let answers = memory.get(key);
    if (answers === undefined) memory.set(key, (answers = { run: 0, slots: [] }));
    return answers;
  }

  /** Runs one check, or takes what it found last time when nothing it reads has changed. Null when it failed. */
  function answer(prepared: PreparedRule, subject: Subject, context: Context<unknown>): Kept | null {
    const { rule, slot, options, calls } = prepared;
    const { file, workspace } = context;
    const { slots } = subject.answers;
    try {
      const reads = calls.reads === null ? nothing : calls.reads(subject.value, context);
      const kept = slots[slot];
      const same = kept !== undefined && kept.options === options && sameValues(kept.reads, reads);
      if (same && kept.findings.every((finding) => isAlive(finding, file, workspace))) return kept;
      stats.set(rule.id, (stats.get(rule.id) ?? 0) + 1);
      const findings: Finding[] = [];
      // A rule over the whole file may hand out again what it has kept for a part of it.
      const sound = new Set(kept?.findings);
      for (const finding of calls.check(subject.value, context)) {
        const fault =
          sound.has(finding) && isAlive(finding, file, workspace) ? null : faultOf(finding, file, workspace);
        if (fault === null) findings.push(finding);
        else
          ports.onError?.({
            rule: rule.id,
            uri: file.uri,
            error: new Error(`"${english(finding.message)}": ${fault}`),
          });
      }
      const old = kept !== undefined && sameObjects(kept.findings, findings) ? kept.findings : findings;
      const now: Kept = { options, reads, findings: old };
      slots[slot] = old.length === 0 ? silent(slot, now) : now;
      return slots[slot];
    } catch (error) {
      slots[slot] = undefined;
      ports.onError?.({ rule: rule.id, uri: file.uri, error });
      return null;
    }
  }

  /** Most subjects give a rule nothing to say, for the same reasons as their neighbours: they share one answer. */
  function silent(slot: number, answer: Kept): Kept {
    const last = silences[slot];
    if (last !== undefined && last.options === answer.options && sameValues(last.reads, answer.reads)) return last;
    const { options, reads } = answer;
    return (silences[slot] = { options, reads: reads.length === 0 ? nothing : reads, findings: nothing });
  }

  function fileKeyOf(uri: string): { runs: number } {
    let key = fileKeys.get(uri);
    if (key === undefined) fileKeys.set(uri, (key = { runs: 0 }));
    return key;
  }

  function subjectsOf(group: Group, file: FileIndex): readonly unknown[] {
    return group === "item" ? file.items : group === "sprint" ? file.sprints : [file];
  }

  function subjectOf(group: Group, value: unknown, file: FileIndex): Subject {
    if (group === "whole") return { value, own: null, answers: answersOf(fileKeyOf(file.uri)) };
    const of = value as Item | Sprint;
    return { value, own: of.at.anchor, answers: answersOf(of) };
  }

  /** What a subject's answers to some rules come to, as they are published. */
  function collect(group: Group, { value, answers }: Subject, active: readonly PreparedRule[], file: FileIndex) {
    const reported: ReportedFinding[] = [];
    for (const { rule, slot, setting, group: own } of active) {
      if (own !== group) continue;
      for (const finding of answers.slots[slot]?.findings ?? nothing) {
        const item = group === "item" ? (value as Item) : file.itemAt(finding.at);
        reported.push(reportedOf(finding, rule.id, severityOf(rule, finding, setting, item), item));
      }
    }
    return reported;
  }

  function* runInSlices(
    file: FileIndex,
    workspace: WorkspaceIndex,
    config: Config,
  ): Slices<readonly ReportedFinding[]> {
    const key = fileKeyOf(file.uri);
    const active = prepare(config);
    const others = workspace.around(file.uri);
    yield* file.warm();
    const facts = new Map<string, readonly unknown[]>();
    for (const { rule } of active) {
      const own = seen.get(rule.id)?.facts?.(file);
      facts.set(rule.id, own ?? nothing);
      if (own !== undefined) yield;
    }
    const run = ++key.runs;
    const { past, isBack } = pasts.take(file, active);
    const about = past?.about ?? createMentions();
    const mentions = past?.mentions ?? { item: createMentions(), sprint: createMentions(), whole: createMentions() };
    const ordered = past?.ordered ?? createOrdered();
    const now: Past = { run, file, active, others, facts, mentions, about, ordered };
    const gone = past === null ? [] : goneBetween(past.file, file);

    for (const [number, group] of groups.entries()) {
      const subjects = subjectsOf(group, file);
      const before = past === null ? nothing : subjectsOf(group, past.file);
      const dirty = new Set<number>(mentions[group].of(gone));
      if (group !== "whole") {
        const { from, endAfter } = differenceOf(before, subjects);
        for (let at = from; at < endAfter; at++) if (subjects[at] !== before[at]) dirty.add(at);
      }
      if (isBack && past !== null) {
        for (const [at, value] of subjects.entries())
          if (subjectOf(group, value, file).answers.run > past.run) dirty.add(at);
        if (group === "whole") for (const { slot } of active) dirty.add(slot);
        else for (const contributor of about.of(gone)) if (isOf(number, contributor)) dirty.add(contributor % span);
      }
      const asked: Subject[] = [];
      const touched = new Set<number>(past === null && group === "whole" ? active.map(({ slot }) => slot) : dirty);
      for (const contributor of about.of(gone)) if (isOf(number, contributor)) touched.add(contributor % span);
      for (const prepared of active) {
        if (prepared.group !== group) continue;
        const context: Context<unknown> = { file, workspace, options: prepared.options };
        const ask = (at: number): void => {
          const subject = (asked[at] ??= subjectOf(group, subjects[at], file));
          subject.answers.run = run;
          const old = subject.answers.slots[prepared.slot];
          const kept = answer(prepared, subject, context);
          const position = group === "whole" ? prepared.slot : at;
          // What stands at its place was noted before.
          if (kept !== null && (kept !== old || past === null || dirty.has(at)))
            mentions[group].note(position, subject.own, kept.reads, kept.findings);
          if (isBack || kept?.findings !== old?.findings) touched.add(position);
        };
        const all = past === null || mustAsk(prepared.rule, past, now);
        const some = group !== "whole" ? dirty : dirty.has(prepared.slot) ? [0] : [];
        for (const at of all ? subjects.keys() : some) {
          ask(at);
          if (all) yield;
          // Another run over this file has been meanwhile, with answers of its own. Those given so far are kept.
          if (key.runs !== run) return yield* runInSlices(file, workspace, config);
        }
      }
      for (const at of touched) {
        if (past === null) yield;
        if (key.runs !== run) return yield* runInSlices(file, workspace, config);
        const some = group === "whole" ? active.filter(({ slot }) => slot === at) : active;
        const reported = collect(group, subjectOf(group, subjects[group === "whole" ? 0 : at], file), some, file);
        if (group !== "item")
          about.note(
            number * span + at,
            null,
            reported.map(({ item }) => item),
            nothing,
          );
        ordered.put(number * span + at, reported);
      }
    }
    pasts.put(now, workspace);
    const findings = ordered.list(file);
    const remaining = applySuppressions(findings, file, { rules, active, config });
    const told = remaining === findings ? findings : inDocumentOrder(remaining, file);
    return besidesKnown(config.baseline, file.uri, told);
  }

  const run: Runner["run"] = (...of) => inOneGo(runInSlices(...of));
  return { rules, run, runInSlices, stats };
}

/** True for contributors of a group. */
const isOf = (group: number, contributor: number): boolean => Math.floor(contributor / span) === group;

const publications = new WeakMap<Finding, ReportedFinding>();

/** A finding as it is published: the same object as long as nothing about it is another, so that what is made of it lasts. */
function reportedOf(finding: Finding, rule: string, severity: Severity, item: Item | null): ReportedFinding {
  const old = publications.get(finding);
  if (old !== undefined && old.rule === rule && old.severity === severity && old.item === item) return old;
  const reported = { ...finding, rule, severity, item };
  publications.set(finding, reported);
  return reported;
}

/** False when the answers of subjects that are the same cannot have changed. */
function mustAsk(rule: Rule, past: Past, now: Past): boolean {
  if ((rule.scope === "item" || rule.scope === "sprint") && rule.reads === undefined) return false;
  const sees = seen.get(rule.id);
  if (sees === undefined) return true;
  return (
    sees.facets.some((facet) => past.file.facets[facet] !== now.file.facets[facet]) ||
    (sees.workspace === true && !sameValues(past.others, now.others)) ||
    !sameValues(past.facts.get(rule.id) ?? nothing, now.facts.get(rule.id) ?? nothing)
  );
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
