// Carries out a plan, one request in flight. The journal is written before and after each creation and after each other step,
// so that whatever ends the run, the next plan knows what was done. Nothing is sent that the plan does not hold.
import { type Message, say } from "../../text/message.ts";
import { createSteps, findIssue } from "./carryOut.ts";
import { takeLock } from "./lock.ts";
import { refOfStep, settled, type Step } from "./operation.ts";
import type { Plan } from "./plan.ts";
import { listIssues, markersIn } from "./remote.ts";
import { type Entry, entriesOf, type Journal, type Sidecar, withEntry } from "./sidecar.ts";
import type { Talk } from "./talk.ts";
import { Trouble } from "./trouble.ts";

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The step under way, for people. */
  readonly step: Step;
  readonly minutesLeft: number;
}

export interface ExecuteMeans {
  readonly talk: Talk;
  /** What the journal held when the run began. */
  readonly journal: Journal | null;
  /** Keeps the journal; the run waits for it. */
  readonly save: (journal: Journal) => Promise<void>;
  readonly progress: (progress: Progress) => void;
}

export interface Outcome {
  readonly done: number;
  readonly total: number;
  /** What to write into the sidecar now. */
  readonly sidecar: Sidecar;
  /** Steps that GitHub refused; the others were carried out. */
  readonly failures: readonly { readonly step: Step; readonly why: Message | string }[];
  /** What ended the run early, or null. */
  readonly trouble: Trouble | null;
  /** Two issues for one item, made by two machines at once; the lower number is kept. */
  readonly doubles: readonly { readonly ref: string; readonly number: number; readonly kept: number }[];
  /** Whether the journal holds something that the next run has to look into. */
  readonly unsettled: boolean;
}

/** Runs the plan. Rejects only where the port or `save` does. */
export async function execute(plan: Plan, means: ExecuteMeans): Promise<Outcome> {
  const { talk, save } = means;
  const total = plan.steps.length;
  const failures: { step: Step; why: Message | string }[] = [];
  let journal: Journal = { version: 1, sidecar: plan.sidecar, intent: null, lock: null };
  let done = 0;
  let doubles: Outcome["doubles"] = [];
  const keep = async (change: Partial<Journal>): Promise<void> => {
    journal = { ...journal, ...change };
    await save(journal);
  };
  const entryOf = (ref: string): Entry | undefined => entriesOf(journal.sidecar).get(ref);
  const outcome = (trouble: Trouble | null): Outcome => {
    return {
      done,
      total,
      sidecar: journal.sidecar,
      failures,
      trouble,
      doubles,
      unsettled: journal.intent !== null || journal.lock !== null,
    };
  };
  // Even without a step, the lock of a run that crashed has to go.
  if (total === 0 && means.journal?.lock == null) return outcome(null);

  // A run that crashed left its name in the journal, and perhaps a lock that says so.
  const mine = means.journal?.lock ?? talk.port.unique();
  let release = async (): Promise<boolean> => true;
  /** The last issue that was made, until GitHub's lists show it: nobody else may push before. */
  let unseen: string | null = null;
  try {
    await keep({ lock: mine });
    const lock = await takeLock(talk, mine);
    release = async () => {
      if (unseen === null) return lock.release();
      await lock.expire();
      return false;
    };
    talk.guard = lock.hold;
    const creations = plan.steps.filter(({ type }) => type === "create");
    if (creations.length > 0) {
      const { byRef } = markersIn(await listIssues(talk, "desc"));
      for (const step of creations) if (byRef.has(refOfStep(step) ?? "")) throw changed(plan, step);
    }
    const steps = createSteps({ plan, talk, entryOf, intend: (intent) => keep({ intent }) });
    for (const step of plan.steps) {
      means.progress({ done, total, step, minutesLeft: plan.minutes * (1 - done / total) });
      const ref = refOfStep(step);
      const result = await steps.carryOut(step);
      if (result.type === "refused") failures.push({ step, why: result.why });
      else if (result.type === "changed") throw changed(plan, step);
      else done += 1;
      if (ref === null) continue;
      const entry = result.type === "made" ? result.entry : entryOf(ref);
      if (result.type === "made") unseen = ref;
      const next = result.type === "done" && entry ? { ...entry, base: settled(entry.base, step) } : entry;
      await keep({ intent: null, ...(next ? { sidecar: withEntry(journal.sidecar, ref, next) } : {}) });
    }
    if (unseen !== null && (await findIssue(talk, unseen)) !== null) unseen = null;
    if (creations.length > 0) {
      doubles = markersIn(await listIssues(talk, "asc")).doubles.filter(({ ref }) => plan.wanted.has(ref));
    }
    return await ended(null);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return await ended(error);
  }

  async function ended(trouble: Trouble | null): Promise<Outcome> {
    talk.guard = async () => {};
    // A lock that somebody else has is theirs.
    const free = trouble?.kind === "locked" || (await release());
    await keep({ lock: free ? null : mine });
    return outcome(trouble);
  }
}

function changed(plan: Plan, step: Step): Trouble {
  const name = plan.wanted.get(refOfStep(step) ?? "")?.name ?? say`an item`;
  return new Trouble(
    "changed",
    say`${name} changed on GitHub since the preview`,
    say`Look at a new preview, then push`,
  );
}
