// Diagnostics of the backlogs that are not open, as they are saved: streamed file by file to editors that ask for them. The
// answer stays open, and what changes is sent after.
import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { changedNotification } from "../protocol.ts";
import type { Session } from "../session.ts";

/** Where parts of the answer go; null where the client wants it whole. */
export type Part = ((part: WorkspaceDiagnosticReport) => void) | null;

export interface WorkspaceDiagnostics {
  answer(params: WorkspaceDiagnosticParams, token: CancellationToken, part: Part): Promise<WorkspaceDiagnosticReport>;
  /** These files' findings may be others; null for all. */
  stale(uris: readonly string[] | null): void;
}

/** So many files are asked for at a time: the archive is never idle, and whoever else asks it waits no longer than for these. */
const atATime = 4;

export function createWorkspaceDiagnostics(session: Session): WorkspaceDiagnostics {
  const { closed, connection, documents } = session;
  /** What the present answer has still to look at. */
  let queue = new Set<string>();
  let wake = () => {};

  async function reportOf(uri: string, before: Map<string, string>): Promise<WorkspaceDocumentDiagnosticReport | null> {
    const previous = before.get(uri);
    if (documents.versionOf(uri) !== null) return null;
    const judged = session.settings.workspaceDiagnostics ? await closed.judge(uri) : null;
    // An editor that shows nothing of a file needs not be told that there is nothing.
    if (previous === undefined && (judged === null || judged.diagnostics.length === 0)) return null;
    const resultId = judged?.resultId ?? "gone";
    if (previous === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId };
    before.set(uri, resultId);
    const items = [...(judged?.diagnostics ?? [])];
    return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items };
  }

  return {
    stale(uris) {
      for (const uri of uris ?? closed.uris) queue.add(uri);
      wake();
    },
    async answer({ previousResultIds }, token, part) {
      await closed.ready;
      const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const mine = new Set([...closed.uris, ...before.keys()]);
      queue = mine;
      wake();
      token.onCancellationRequested(() => wake());
      const whole: WorkspaceDocumentDiagnosticReport[] = [];
      while (!token.isCancellationRequested && queue === mine) {
        const next = [...first(mine, atATime)];
        if (next.length === 0) {
          await closed.save();
          // Views that count what is in all files have something new to show.
          void connection.sendNotification(changedNotification, { revision: session.workspace.snapshot.revision });
          if (part === null) break;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        for (const uri of next) mine.delete(uri);
        const reports = (await Promise.all(next.map((uri) => reportOf(uri, before)))).filter((one) => one !== null);
        if (part === null) whole.push(...reports);
        else if (reports.length > 0) part({ items: reports });
      }
      return { items: whole };
    },
  };
}

function* first<One>(from: Iterable<One>, count: number): Iterable<One> {
  let left = count;
  for (const one of from) {
    if (left-- <= 0) return;
    yield one;
  }
}
