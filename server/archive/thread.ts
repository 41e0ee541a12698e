// The archive in a worker thread: calls and answers as messages. Whatever dies takes no request with it: an archive that is
// gone answers that it knows nothing.
import type { MessagePort, Worker } from "node:worker_threads";
import type { Language } from "../../core/text/message.ts";
import type { Archive, ArchivePorts } from "./archive.ts";

/** What an archive is opened with. */
export interface Opening {
  readonly folders: readonly string[];
  /** Where to keep what is known for the next start; null leaves the choice. */
  readonly storage: string | null;
  readonly language: Language;
}

type Method = keyof Archive;
interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}
/** A call's answer, or something that is told. */
type Told =
  | { readonly id: number; readonly answer: unknown }
  | { readonly event: "traced" | "fault"; readonly value: unknown };

export type ArchiveEvents = Pick<ArchivePorts, "traced" | "fault">;

/** Serves the archive to whoever holds the other end. The first message opens it. */
export function serveArchive(port: MessagePort, open: (opening: Opening, events: ArchiveEvents) => Archive): void {
  const say = (told: Told) => port.postMessage(told);
  let archive: Archive | null = null;
  port.on("message", (message: Opening | Call) => {
    if (archive === null || !("method" in message)) {
      archive = open(message as Opening, {
        traced: (value) => say({ event: "traced", value }),
        fault: (value) => say({ event: "fault", value }),
      });
      return;
    }
    const { id, method, args } = message;
    const call = archive[method] as (...given: readonly unknown[]) => Promise<unknown>;
    call(...args).then(
      (answer) => say({ id, answer }),
      (error: unknown) => {
        say({ event: "fault", value: `[${method}] ${error instanceof Error ? (error.stack ?? "") : String(error)}` });
        say({ id, answer: nothing[method] });
      },
    );
  });
}

/** What is answered where nothing can be known. */
const nothing: Readonly<Record<Method, unknown>> = {
  scan: 0,
  look: [],
  containing: [],
  reading: null,
  judge: null,
  recall: null,
  save: undefined,
  counters: { scans: 0, passes: 0, traced: 0, parsed: 0, judged: 0 },
};

/** The archive at the other end of a thread. */
export function archiveIn(worker: Worker, opening: Opening, events: ArchiveEvents): Archive {
  worker.postMessage(opening);
  const waiting = new Map<number, { readonly method: Method; resolve(answer: unknown): void }>();
  let next = 1;
  let gone = false;
  const end = (why: string) => {
    if (gone) return;
    gone = true;
    events.fault(`the files of the workspace are not known any more: ${why}`);
    for (const { method, resolve } of waiting.values()) resolve(nothing[method]);
    waiting.clear();
  };
  worker.on("message", (told: Told) => {
    if ("event" in told) events[told.event](told.value as never);
    else {
      waiting.get(told.id)?.resolve(told.answer);
      waiting.delete(told.id);
    }
  });
  worker.on("error", (error) => end(error instanceof Error ? error.message : String(error)));
  const ended = (code: number) => end(`its thread ended with ${code}`);
  worker.on("exit", ended);
  // It may be gone already.
  if (worker.threadId < 0) ended(worker.threadId);
  const call =
    (method: Method) =>
    (...args: readonly unknown[]): Promise<unknown> => {
      if (gone) return Promise.resolve(nothing[method]);
      const id = next++;
      worker.postMessage({ id, method, args } satisfies Call);
      return new Promise((resolve) => waiting.set(id, { method, resolve }));
    };
  const methods = Object.keys(nothing) as Method[];
  return Object.fromEntries(methods.map((method) => [method, call(method)])) as unknown as Archive;
}
