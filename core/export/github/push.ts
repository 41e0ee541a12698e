// A push from beginning to end, for any adapter: what is kept where is the adapter's, the order of things is decided here.
import { say } from "../../text/message.ts";
import { execute, type Outcome, type Progress } from "./execute.ts";
import type { Plan } from "./plan.ts";
import type { GitHubPort } from "./port.ts";
import { prepare, type PrepareInput } from "./prepare.ts";
import { parseJournal, parseSidecar, sidecarText } from "./sidecar.ts";
import { createTalk } from "./talk.ts";
import { Trouble } from "./trouble.ts";

/** Where a push keeps what it must not forget. Texts, whole; null where there is none. */
export interface Store {
  readSidecar(): Promise<string | null>;
  writeSidecar(text: string): Promise<void>;
  readJournal(): Promise<string | null>;
  /** Must be on the disk when it returns. */
  writeJournal(text: string): Promise<void>;
  dropJournal(): Promise<void>;
}

export interface Push {
  readonly plan: Plan;
  /** Whether an interrupted run is taken up again. */
  readonly resumes: boolean;
  /** Carries the plan out, and writes the sidecar whatever comes of it; `through` another port than was planned with. */
  run(progress: (progress: Progress) => void, through?: GitHubPort): Promise<Outcome>;
}

export type PushInput = Omit<PrepareInput, "sidecar" | "journal">;

/** Reads and plans; nothing is written anywhere. Throws `Trouble` with the sentence for the user. */
export async function openPush(port: GitHubPort, store: Store, input: PushInput): Promise<Push> {
  const talk = createTalk(port, input.target, input.pace);
  const written = await store.readSidecar();
  const sidecar = written === null ? null : parseSidecar(written);
  if (sidecar?.type === "unusable") {
    const next = say`Take the last good version from version control, or delete it: issues are found again by their markers`;
    throw new Trouble("refused", say`.backlint/github.json cannot be read: ${sidecar.why}`, next);
  }
  // A journal that a crash of the machine cut short says nothing: the markers on GitHub do.
  const kept = await store.readJournal();
  const parsed = kept === null ? null : parseJournal(kept);
  const journal = parsed?.type === "ok" ? parsed.value : null;
  const plan = await prepare(talk, { ...input, sidecar: sidecar?.value ?? null, journal });
  return {
    plan,
    resumes: journal !== null,
    async run(progress, through) {
      const carrier = through === undefined ? talk : createTalk(through, input.target, input.pace);
      const save = (next: object): Promise<void> => store.writeJournal(JSON.stringify(next));
      const outcome = await execute(plan, { talk: carrier, journal, save, progress });
      const text = sidecarText(outcome.sidecar);
      if (text !== written) await store.writeSidecar(text);
      if (!outcome.unsettled) await store.dropJournal();
      return outcome;
    },
  };
}
