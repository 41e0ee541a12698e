// Runs the rules over one file of a snapshot: only those whose inputs changed, each caught on its own. Severity,
// suppressions and the baseline are applied afterwards. Answers are kept by identity of their subjects, so they need no invalidation; who has
// to be asked at all follows from what changed since the file was last run.
import type { Config } from "../config/config.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import { inOneGo, type Slices } from "../text/slices.ts";
import { type Group, groups, watchedContext } from "./calls.ts";
import { concernBetween } from "./concern.ts";
import { createLooks, observed } from "./looks.ts";
import { createMemory, type Subject } from "./memory.ts";
import { createMentions, goneBetween } from "./mentions.ts";
import { noNumbers, renumbered } from "../text/numbering.ts";
import { createOrdered } from "./ordered.ts";
import { createPasts, mustAsk, type Past } from "./pasts.ts";
import { createPreparation, type PreparedRule } from "./prepare.ts";
import type { Context, Finding, Rule, Severity } from "./rule.ts";
import { inDocumentOrder, reportedOf } from "./reported.ts";
import { severityOf } from "./severity.ts";
import { toldOf } from "./told.ts";

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
  /** What the rules over single items find in some items of a file, before all else: all of it is among what `run` finds. */
  runOver(
    items: readonly Item[],
    file: FileIndex,
    workspace: WorkspaceIndex,
    config: Config,
  ): Slices<readonly ReportedFinding[]>;
  /** How often each rule's check ran so far, by rule ID. */
  readonly stats: ReadonlyMap<string, number>;
}

/** So many subjects of a group have numbers of their own as contributors of findings. */
const span = 2 ** 32;

const nothing: readonly never[] = [];

/** Makes a runner with an empty memory. It never throws, unless `onError` does. */
export function createRunner(rules: readonly Rule[], ports: RunnerPorts = {}): Runner {
  const { answersOf, answer, stats } = createMemory(ports);
  const prepare = createPreparation(rules);
  const pasts = createPasts();
  // File and workspace rules have no object that outlives an edit; their memory hangs on the file's name.
  const fileKeys = new Map<string, { runs: number }>();

  function fileKeyOf(uri: string): { runs: number } {
    let key = fileKeys.get(uri);
    if (key === undefined) fileKeys.set(uri, (key = { runs: 0 }));
    return key;
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
    for (const { rule, options, sees } of active) {
      const own = sees?.facts?.(file, options);
      facts.set(rule.id, own ?? nothing);
      if (own !== undefined) yield;
    }
    const run = ++key.runs;
    const { past, isBack } = pasts.take(file, active);
    const about = past?.about ?? createMentions();
    const mentions = past?.mentions ?? { item: createMentions(), sprint: createMentions(), whole: createMentions() };
    const ordered = past?.ordered ?? createOrdered();
    const looking = past?.looking ?? new Map<number, Set<number>>();
    const looks = past?.looks ?? createLooks();
    const numberings = {
      item: renumbered(past?.numberings.item ?? noNumbers, file.items),
      sprint: renumbered(past?.numberings.sprint ?? noNumbers, file.sprints),
      whole: { numbering: noNumbers, changed: nothing, dropped: nothing },
    };
    const numbered = { item: numberings.item.numbering, sprint: numberings.sprint.numbering };
    const now: Past = {
      run,
      file,
      active,
      others,
      facts,
      mentions,
      about,
      ordered,
      looking,
      looks,
      numberings: numbered,
    };
    const { numbers } = numberings.item.numbering;
    const watching = observed(file, workspace, looks, (item) => numbers[file.orderOf(item)] ?? -1);
    const concern = past && concernBetween(past, now, [...numberings.item.changed, ...numberings.item.dropped]);
    const gone = past === null ? [] : goneBetween(past.file, file);
    // Whose item a finding stands in is looked up again where items came or went.
    const isOther = past !== null && past.file.items.length !== file.items.length;

    let asked = 0;
    for (const [rank, group] of groups.entries()) {
      const { numbering, changed, dropped } = numberings[group];
      const all = group === "whole" ? active.map(({ slot }) => slot) : numbering.numbers;
      const stands = (number: number): boolean => group === "whole" || (numbering.positions[number] ?? -1) >= 0;
      const valueOf = (number: number): unknown =>
        group === "whole" ? file : numbering.subjects[numbering.positions[number] ?? -1];
      for (const number of dropped) ordered.put(rank * span + number, nothing);
      const dirty = new Set<number>([...changed, ...mentions[group].of(gone)].filter(stands));
      const concerned = [...about.of(gone)].filter((one) => isOf(rank, one)).map((one) => one % span);
      if (isBack && past !== null) {
        for (const number of all)
          if (group === "whole" || subjectOf(group, valueOf(number), file).answers.run > past.run) dirty.add(number);
        if (group !== "whole") for (const number of concerned) if (stands(number)) dirty.add(number);
      }
      const subjects = new Map<number, Subject>();
      const touched = new Set<number>(
        (past === null && group === "whole") || (isOther && group !== "item") ? all : dirty,
      );
      for (const number of concerned) if (stands(number)) touched.add(number);
      for (const prepared of active) {
        if (prepared.group !== group) continue;
        const { slot, options, sees } = prepared;
        const lookers = looking.get(slot) ?? new Set();
        looking.set(slot, lookers);
        const context: Context<unknown> = { file, workspace, options };
        const watched = watchedContext(sees?.near === undefined ? context : { ...watching, options });
        const ask = (number: number): void => {
          watching.subject = number;
          let subject = subjects.get(number);
          if (subject === undefined) subjects.set(number, (subject = subjectOf(group, valueOf(number), file)));
          subject.answers.run = run;
          const old = subject.answers.slots[slot];
          watched.looked = false;
          const kept = answer(prepared, subject, context, watched);
          if (watched.looked || kept === null) lookers.add(number);
          else lookers.delete(number);
          // What stands in its place was noted before.
          if (kept !== null && (kept !== old || past === null || dirty.has(number)))
            mentions[group].note(number, subject.own, kept.reads, kept.findings);
          if (isBack || kept?.findings !== old?.findings) touched.add(number);
        };
        // Null where it may be anybody who looks beyond a subject.
        const some = past === null || mustAsk(prepared, past, now) ? null : (concern?.(prepared) ?? null);
        const isWide = some === null;
        let asking: Iterable<number> = dirty;
        if (group === "whole") asking = isWide || dirty.has(slot) ? [slot] : nothing;
        else if (isWide) asking = past === null ? all : new Set([...lookers, ...dirty]);
        else if (some.size > 0) asking = new Set([...dirty, ...[...some].filter((number) => lookers.has(number))]);
        for (const number of asking) {
          if (stands(number)) ask(number);
          else lookers.delete(number);
          if (isWide && (past === null || ++asked % 8 === 0)) yield;
          // Another run over this file has been meanwhile, with answers of its own. Those given so far are kept.
          if (key.runs !== run) return yield* runInSlices(file, workspace, config);
        }
      }
      for (const number of touched) {
        if (past === null) yield;
        if (key.runs !== run) return yield* runInSlices(file, workspace, config);
        const some = group === "whole" ? active.filter(({ slot }) => slot === number) : active;
        const reported = collect(group, subjectOf(group, valueOf(number), file), some, file);
        if (group !== "item")
          about.note(
            rank * span + number,
            null,
            reported.map(({ item }) => item),
            nothing,
          );
        ordered.put(rank * span + number, reported);
      }
    }
    pasts.put(now, workspace);
    const findings = ordered.list(file, (contributor) => {
      const [rank, number] = [Math.floor(contributor / span), contributor % span];
      const group = groups[rank];
      return (
        rank * span + (group === undefined || group === "whole" ? number : (numbered[group].positions[number] ?? -1))
      );
    });
    return toldOf(findings, file, { rules, active, config });
  }

  function* runOver(
    items: readonly Item[],
    file: FileIndex,
    workspace: WorkspaceIndex,
    config: Config,
  ): Slices<readonly ReportedFinding[]> {
    yield* file.warm();
    const run = ++fileKeyOf(file.uri).runs;
    const active = prepare(config).filter(({ group }) => group === "item");
    const found: ReportedFinding[] = [];
    for (const item of items) {
      const subject = subjectOf("item", item, file);
      subject.answers.run = run;
      for (const prepared of active) {
        const context = { file, workspace, options: prepared.options };
        answer(prepared, subject, context, watchedContext(context));
        yield;
      }
      found.push(...collect("item", subject, active, file));
    }
    const told = toldOf(inDocumentOrder(found, file), file, { rules, active, config });
    // Whether a suppression is of use only all rules together can say.
    return told.filter(({ rule }) => rule !== "unused-suppression");
  }

  const run: Runner["run"] = (...of) => inOneGo(runInSlices(...of));
  return { rules, run, runInSlices, runOver, stats };
}

/** True for contributors of a group. */
const isOf = (group: number, contributor: number): boolean => Math.floor(contributor / span) === group;
