// Takes what has arrived for open documents into the workspace: at once where that is little, else in turns, so that a
// large document that is opened, or a fence that swallows it, holds up nobody else.
import type { Workspace } from "../core/index.ts";
import type { Configurations } from "./configurations.ts";
import type { Documents } from "./documents.ts";
import type { Host } from "./host.ts";
import { inTurns } from "./turns.ts";

export interface Intake {
  /** Settles when everything that has arrived for a document is in the workspace, also what arrives meanwhile. */
  settle(uri: string): Promise<void>;
}

/** What is typed within so many milliseconds is read together, however long reading takes; then it is read to its end. */
const patience = 500;

/** `late` is told of documents that came in after others may have been judged without them. */
export function createIntake(
  workspace: Workspace,
  documents: Documents,
  configurations: Configurations,
  host: Host,
  late: () => void,
): Intake {
  const running = new Map<string, Promise<void>>();

  async function takeIn(uri: string): Promise<void> {
    let inOneTurn = true;
    const began = host.clock();
    for (;;) {
      if (!configurations.isReady(uri)) await configurations.ready(uri);
      documents.clear();
      const beginning = documents.begin(uri);
      if (beginning === null) break;
      const isOutdated = () => {
        inOneTurn = false;
        if (beginning.isOutdated()) return true;
        if (host.clock() - began > patience) beginning.hold();
        return false;
      };
      const outcome = await inTurns(workspace.applyInSlices(beginning.change), host, isOutdated);
      // Null and a document that is still the same: its configuration is another now.
      if (outcome !== null && outcome.value !== null) beginning.done();
    }
    if (!inOneTurn) late();
  }

  function settle(uri: string): Promise<void> {
    let work = running.get(uri);
    if (work === undefined) {
      work = takeIn(uri).finally(() => running.delete(uri));
      running.set(uri, work);
    }
    return work;
  }

  return {
    async settle(uri) {
      documents.clear();
      // Small changes of other documents are in before the first turn ends; nobody waits for large ones.
      for (const other of documents.waiting) if (other !== uri && configurations.isReady(other)) void settle(other);
      // What arrived after the last look of work that is just ending needs another.
      do await settle(uri);
      while (documents.begin(uri) !== null && configurations.isReady(uri));
    },
  };
}
