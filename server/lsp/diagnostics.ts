// Diagnostics: answered to editors that ask, sent to those that do not. The old list stands until the new one is there,
// and a list that did not change is not sent again.
import {
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver";
import { diagnosticsOf } from "../convert.ts";
import type { Session, View } from "../session.ts";
import { sameDiagnostics } from "./sameDiagnostics.ts";

export interface Diagnostics {
  /** Something changed: what is open is published, or asked for again, once everything in the pipe is in. */
  touch(): void;
  /** The configuration or the settings changed, which an editor that asks for itself cannot know. */
  invalidate(): void;
  forget(uri: string): void;
  pull(params: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport>;
}

interface Sent {
  readonly list: readonly Diagnostic[];
  readonly resultId: string;
  readonly version: number | null;
}

/** Nothing is handed out before `started`; `settled` is called when everything that has arrived is read. */
export function createDiagnostics(session: Session, started: Promise<void>, settled: () => void): Diagnostics {
  const { connection, client, documents, guard, host } = session;
  const sent = new Map<string, Sent>();
  let results = 0;
  let waiting: NodeJS.Immediate | null = null;

  function listOf(view: View): Diagnostic[] {
    return diagnosticsOf(view.file, view.findings(), {
      workspace: view.snapshot.index,
      page: (rule) => host.page(rule),
      related: client.relatedInformation,
    });
  }

  /** What was last handed out, replaced when the list is another. */
  function update(view: View): { readonly now: Sent; readonly changed: boolean } {
    const before = sent.get(view.uri);
    const list = listOf(view);
    const version = documents.versionOf(view.uri);
    const same = before !== undefined && sameDiagnostics(before.list, list);
    const now = { list, version, resultId: same ? before.resultId : `${++results}` };
    sent.set(view.uri, now);
    return { now, changed: !same };
  }

  async function publish(): Promise<void> {
    await started;
    for (const uri of documents.uris) {
      const view = await session.view(uri);
      if (view === null || client.pulls) continue;
      const before = sent.get(uri);
      const { now, changed } = update(view);
      // A list that stands is sent again for a new version, so that the editor knows it is still true; an empty one is not.
      if (!changed && (now.list.length === 0 || now.version === before?.version)) continue;
      void connection.sendDiagnostics({
        uri,
        diagnostics: [...now.list],
        ...(now.version === null ? {} : { version: now.version }),
      });
    }
    session.closed.attend(documents.uris);
    settled();
  }

  /** Of a document that is not open: editors ask once more when they close it. */
  async function asSaved(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport> {
    const judged = session.settings.workspaceDiagnostics ? await session.closed.judge(uri) : null;
    if (judged === null) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const { resultId, diagnostics } = judged;
    if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
  }

  /** Two turns: messages that are already in the pipe are taken one a turn, and each puts this off again. */
  function touch(): void {
    if (waiting !== null) clearImmediate(waiting);
    waiting = setImmediate(() => {
      waiting = setImmediate(() => {
        waiting = null;
        guard.notification("publish", publish)(null);
      });
    });
  }

  return {
    touch,
    invalidate() {
      if (client.pulls && client.refreshesDiagnostics) void connection.languages.diagnostics.refresh();
      touch();
    },
    forget(uri) {
      const before = sent.get(uri);
      sent.delete(uri);
      if (!client.pulls && before !== undefined && before.list.length > 0) {
        void connection.sendDiagnostics({ uri, diagnostics: [] });
      }
    },
    async pull({ textDocument: { uri }, previousResultId }) {
      await started;
      const view = await session.view(uri);
      if (view === null) return asSaved(uri, previousResultId);
      const { now } = update(view);
      if (now.resultId === previousResultId) {
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: now.resultId };
      }
      return { kind: DocumentDiagnosticReportKind.Full, resultId: now.resultId, items: [...now.list] };
    },
  };
}
