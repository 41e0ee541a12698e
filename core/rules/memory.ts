// The answers of rules: kept by the identity of what they are about, so that they need no invalidation.
import { sameObjects } from "../text/difference.ts";
import { english } from "../text/message.ts";
import type { Anchor } from "../text/span.ts";
import { sameValues } from "./pasts.ts";
import type { PreparedRule } from "./prepare.ts";
import type { Context, Finding } from "./rule.ts";
import type { RunnerPorts } from "./run.ts";
import { faultOf, isAlive } from "./validate.ts";

/** What one check found, and from what. */
export interface Kept {
  readonly options: unknown;
  readonly reads: readonly unknown[];
  readonly findings: readonly Finding[];
}

/** What is asked about: an item, a sprint, the file. */
export interface Subject {
  readonly value: unknown;
  readonly own: Anchor | null;
  readonly answers: Answers;
}

/** What is kept for a subject: an answer for each rule. */
export interface Answers {
  /** The run in which it was last asked. */
  run: number;
  readonly slots: (Kept | undefined)[];
}

const nothing: readonly never[] = [];

export interface Memory {
  /** What is kept for a subject, by the object that stands for it. */
  answersOf(key: object): Answers;
  /**
   * Runs one check, or takes what it found last time when nothing it reads has changed. Null when it failed. What it reads
   * it reads from `watched`, which is the context or tells on who looks beyond a subject.
   */
  answer(prepared: PreparedRule, subject: Subject, context: Context<unknown>, watched: Context<unknown>): Kept | null;
  /** How often each rule's check ran so far, by rule ID. */
  readonly stats: ReadonlyMap<string, number>;
}

export function createMemory(ports: RunnerPorts): Memory {
  const stats = new Map<string, number>();
  const memory = new WeakMap<object, Answers>();
  /** By slot, the last answer that held no findings. */
  const silences: Kept[] = [];

  function answersOf(key: object): Answers {
    let answers = memory.get(key);
    if (answers === undefined) memory.set(key, (answers = { run: 0, slots: [] }));
    return answers;
  }

  function answer(
    prepared: PreparedRule,
    subject: Subject,
    context: Context<unknown>,
    watched: Context<unknown>,
  ): Kept | null {
    const { rule, slot, options, calls } = prepared;
    const { file, workspace } = context;
    const { slots } = subject.answers;
    try {
      const reads = calls.reads === null ? nothing : calls.reads(subject.value, watched);
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

  return { answersOf, answer, stats };
}
