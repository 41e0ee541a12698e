// Diagnostics: answered to editors that ask, sent to those that do not. The old list stands until the new one is there,
// and a list that did not change is not sent again.
import {
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver";
import { hashOf } from "../../core/text/hash.ts";
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

/** Shorter documents are read sooner than anybody could remember them. */
const large = 50_000;

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
  /** How often something happened that asks for publishing. */
  let touched = 0;

  function listOf(view: View, findings = view.findings()): Diagnostic[] {
    return diagnosticsOf(view.file, findings, {
      workspace: view.snapshot.index,
      page: (rule) => host.page(rule),
      related: client.relatedInformation,
      speak: session.speak,
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
    await Promise.all([...documents.uris].map(publishOne));
    session.closed.attend(documents.uris);
    settled();
  }

  async function publishOne(uri: string): Promise<void> {
    if (client.pulls) {
      await session.view(uri);
      return;
    }
    const known = await firstOf(uri);
    if (known !== null) send(uri, known);
    const view = await session.judged(uri);
    if (view === null) return;
    const before = sent.get(uri);
    const { now, changed } = update(view);
    // A list that stands is sent again for a new version, so that the editor knows it is still true; an empty one is not.
    if (changed || (now.list.length > 0 && now.version !== before?.version)) send(uri, now);
  }

  /** What can be told of a large document before all of it is judged; null where nothing can, or judging was faster. */
  async function firstOf(uri: string): Promise<Sent | null> {
    if ((documents.unread(uri)?.length ?? 0) < large || sent.has(uri)) return null;
    const looking = client.looks ? glimpsed(uri) : session.judged(uri).then(() => null);
    return (await Promise.race([recalled(uri), looking])) ?? looking;
  }

  /** What items in sight have to be told, which is true of the whole document: the rest is still being judged. */
  async function glimpsed(uri: string): Promise<Sent | null> {
    const version = documents.versionOf(uri);
    const glimpse = await session.glimpsed(uri);
    if (glimpse === null || documents.versionOf(uri) !== version || sent.has(uri)) return null;
    const known: Sent = { list: listOf(glimpse.view, glimpse.findings), resultId: `${++results}`, version };
    sent.set(uri, known);
    return known;
  }

  function send(uri: string, { list, version }: Sent): void {
    void connection.sendDiagnostics({ uri, diagnostics: [...list], ...(version === null ? {} : { version }) });
  }

  /** What was found when a large document was last judged, if that is still what it says: long before it can be read. */
  async function recalled(uri: string): Promise<Sent | null> {
    const version = documents.versionOf(uri);
    const text = documents.unread(uri);
    if (text === null) return null;
    const judged = await session.closed.recall(uri, hashOf(text));
    if (judged === null || documents.versionOf(uri) !== version || sent.has(uri)) return null;
    const known: Sent = { list: judged.diagnostics, resultId: judged.resultId, version };
    sent.set(uri, known);
    return known;
  }

  /** What was told first is held against what is judged; an editor that has been told something else asks again. */
  async function confirm(uri: string): Promise<void> {
    const view = await session.judged(uri);
    if (view !== null && update(view).changed) invalidate();
  }

  function invalidate(): void {
    if (client.pulls && client.refreshesDiagnostics) void connection.languages.diagnostics.refresh();
    touch();
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
    const own = ++touched;
    const unlessAgain = () => {
      if (own === touched) guard.notification("publish", publish)(null);
    };
    void host.breathe().then(host.breathe).then(unlessAgain);
  }

  return {
    touch,
    invalidate,
    forget(uri) {
      const before = sent.get(uri);
      sent.delete(uri);
      if (!client.pulls && before !== undefined && before.list.length > 0) {
        void connection.sendDiagnostics({ uri, diagnostics: [] });
      }
    },
    async pull({ textDocument: { uri }, previousResultId }) {
      await started;
      const known = await firstOf(uri);
      if (known !== null) guard.notification("confirm", confirm)(uri);
      const view = known === null ? await session.judged(uri) : null;
      const now = view === null ? known : update(view).now;
      if (now === null) return asSaved(uri, previousResultId);
      if (now.resultId === previousResultId) {
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: now.resultId };
      }
      return { kind: DocumentDiagnosticReportKind.Full, resultId: now.resultId, items: [...now.list] };
    },
  };
}
