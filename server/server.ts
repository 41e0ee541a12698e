// Wires the connection to the verbs. No logic of its own. What reads and judges backlogs is loaded once the client has
// its answer to `initialize`: an editor starts all its servers at once and waits for each.
import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  WatchKind,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceFolder,
  type WorkspaceFoldersChangeEvent,
} from "vscode-languageserver";
import manifest from "../package.json" with { type: "json" };
import { capabilities } from "./capabilities.ts";
import { clientFacts, rootsOf } from "./clientFacts.ts";
import { diagnosticsOf } from "./convert.ts";
import { createGuard, type Guard } from "./guard.ts";
import type { Host } from "./host.ts";
import { tongueOf } from "./language.ts";
import { english } from "../core/text/message.ts";
import { fileName } from "../core/text/uri.ts";
import { createDiagnostics, type Diagnostics } from "./lsp/diagnostics.ts";
import { createWorkspaceDiagnostics, type WorkspaceDiagnostics } from "./lsp/workspaceDiagnostics.ts";
import { changedNotification, type ClientOptions, noAnswer, type ParamsOf, type Request } from "./protocol.ts";
import { createScanProgress } from "./scanProgress.ts";
import type { Session } from "./session.ts";
import type { Verbs } from "./verbs.ts";

/** Everything that answers, once it is loaded. */
interface Parts {
  readonly session: Session;
  readonly verbs: Verbs;
  readonly diagnostics: Diagnostics;
  readonly others: WorkspaceDiagnostics;
}

/** Serves one client until it says goodbye. `greeted` is told first what the client says about itself. */
export function startServer(connection: Connection, host: Host, greeted?: (options: ClientOptions) => void): void {
  connection.onInitialize((params) => {
    greeted?.((params.initializationOptions ?? {}) as ClientOptions);
    const guard = createGuard(connection.console, () => host.clock());
    const client = clientFacts(params);
    host.expectArchive?.(rootsOf(params).length > 0);
    const parts = load(connection, host, params, guard);
    wireDocuments(connection, guard, parts);
    wireRequests(connection, guard, parts);
    return {
      serverInfo: { name: "backlint", version: manifest.version },
      capabilities: capabilities(client),
    };
  });
  connection.listen();
}

async function load(connection: Connection, host: Host, params: InitializeParams, guard: Guard): Promise<Parts> {
  const client = clientFacts(params);
  const initialized = new Promise<void>((resolve) => connection.onInitialized(() => resolve()));
  await host.breathe();
  const [{ createSession }, { verbs }, tongue] = await Promise.all([
    import("./session.ts"),
    import("./verbs.ts"),
    tongueOf(params.locale, host),
  ]);
  const session: Session = createSession(
    { connection, host, params, client, guard, ...tongue },
    {
      complain({ uri, text, findings }) {
        const { index } = session.workspace.snapshot;
        const means = { workspace: index, page: host.page, related: client.relatedInformation, speak: tongue.speak };
        void connection.sendDiagnostics({ uri, diagnostics: diagnosticsOf(text, findings, means) });
      },
      fresh() {
        diagnostics.invalidate();
        refreshShown(session);
      },
      stale: (uris) => others.stale(uris),
      watch(uri) {
        const watchers = [{ globPattern: `**/${fileName(uri)}` }];
        if (client.watches) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      },
      progress: createScanProgress(connection, client, tongue.speak),
    },
  );
  const started = initialized.then(() => start(session));
  let told = 0;
  const diagnostics = createDiagnostics(session, started, () => {
    const { revision } = session.workspace.snapshot;
    if (revision !== told) void connection.sendNotification(changedNotification, { revision });
    told = revision;
  });
  const others = createWorkspaceDiagnostics(session);
  if (client.folders)
    connection.workspace.onDidChangeWorkspaceFolders(
      guard.notification("didChangeWorkspaceFolders", async ({ added, removed }: WorkspaceFoldersChangeEvent) => {
        const urisOf = (folders: readonly WorkspaceFolder[]) => folders.map(({ uri }) => uri);
        session.moveRoots(urisOf(added), urisOf(removed));
        await settle(session);
      }),
    );
  return { session, verbs, diagnostics, others };
}

/** Asks to be told of changes, and for the settings. */
async function start(session: Session): Promise<void> {
  const { connection, client } = session;
  const registry = connection.client;
  if (client.settingsOnRequest)
    void registry.register(DidChangeConfigurationNotification.type, { section: "backlint" });
  if (client.watches) {
    const watchers = [
      { globPattern: "**/.backlint.json" },
      { globPattern: "**/*.{md,markdown}" },
      // Of a folder that goes, its files included, only the folder is told.
      { globPattern: "**", kind: WatchKind.Delete },
    ];
    void registry.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  await settle(session);
}

/** Asks for the settings and looks through the folders, as they are now. */
async function settle(session: Session): Promise<void> {
  if (session.client.configuration) await session.settings.load();
  scan(session);
}

/** Looks through the workspace's folders in the background, under the settings as they are now. */
function scan({ closed, client, configurations, guard, roots, settings }: Session): void {
  const { rules, exclude } = settings;
  const asked = { folders: roots, exclude, rules, config: configurations.only, related: client.relatedInformation };
  guard.notification("scan", () => closed.scan(asked))(null);
}

function wireDocuments(connection: Connection, guard: Guard, parts: Promise<Parts>): void {
  // All wait for the same promise, so they are taken in the order they came.
  const on = <P>(name: string, handler: (parts: Parts, params: P) => void | Promise<void>) =>
    guard.notification<P>(name, async (params) => handler(await parts, params));
  connection.onDidOpenTextDocument(
    on("didOpen", ({ session, diagnostics }, params) => {
      session.documents.open(params);
      diagnostics.touch();
    }),
  );
  connection.onDidChangeTextDocument(
    on("didChange", ({ session, diagnostics }, params) => {
      session.documents.change(params);
      diagnostics.touch();
    }),
  );
  connection.onDidCloseTextDocument(
    on("didClose", ({ session, diagnostics }, params) => {
      session.documents.close(params);
      diagnostics.forget(params.textDocument.uri);
      diagnostics.touch();
    }),
  );
  connection.onDidChangeWatchedFiles(
    on("didChangeWatchedFiles", async ({ session, diagnostics }, { changes }) => {
      const [configs, files] = parted(changes, ({ uri }) => session.configurations.reads(uri));
      session.closed.changed(files.map(({ uri }) => uri));
      if (configs.length === 0) return;
      await Promise.all(configs.map(({ uri }) => session.configurations.changed(uri)));
      diagnostics.invalidate();
      scan(session);
    }),
  );
  connection.onDidChangeConfiguration(
    on("didChangeConfiguration", async ({ session, diagnostics }) => {
      if (!session.client.configuration) return;
      await session.settings.load();
      diagnostics.invalidate();
      refreshShown(session);
      scan(session);
    }),
  );
}

/** Lenses, hints and colours are asked for again. */
function refreshShown({ client, connection, guard }: Session): void {
  const { languages } = connection;
  guard.notification("refresh", async () => {
    if (client.refreshesLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
    if (client.refreshesHints) await languages.inlayHint.refresh();
    if (client.refreshesTokens) await languages.semanticTokens.refresh();
  })(null);
}

function parted<One>(all: readonly One[], first: (one: One) => boolean): readonly [One[], One[]] {
  return [all.filter(first), all.filter((one) => !first(one))];
}

function wireRequests(connection: Connection, guard: Guard, parts: Promise<Parts>): void {
  /** `fallback` is answered where the verb fails. */
  const verb = <P, R>(name: string, fallback: R, pick: (verbs: Verbs) => (session: Session, params: P) => Promise<R>) =>
    guard.request<P, R>(name, fallback, async (params) => {
      const { session, verbs } = await parts;
      return pick(verbs)(session, params);
    });
  /** For verbs that add to what they are given: given back as it is where they fail. */
  const resolve = <P>(name: string, pick: (verbs: Verbs) => (session: Session, given: P) => Promise<P>) => {
    const answer = verb<P, P | null>(name, null, pick);
    return async (given: P, token: CancellationToken): Promise<P> => (await answer(given, token)) ?? given;
  };
  connection.languages.diagnostics.on(
    guard.request("diagnostic", { kind: "full", items: [] }, async (params) => (await parts).diagnostics.pull(params)),
  );
  connection.languages.diagnostics.onWorkspace(async (params, token, _progress, result) => {
    const { others } = await parts;
    const part = result === undefined ? null : (items: WorkspaceDiagnosticReportPartialResult) => result.report(items);
    return guard.request<typeof params, WorkspaceDiagnosticReport>("workspaceDiagnostic", { items: [] }, (asked) =>
      others.answer(asked, token, part),
    )(params, token);
  });
  connection.onShutdown(async () => (await parts).session.closed.save());
  connection.onCodeAction(verb("codeAction", [], (verbs) => verbs.codeActions));
  connection.onCodeActionResolve(resolve("codeAction/resolve", (verbs) => verbs.resolveCodeAction));
  connection.onDocumentSymbol(verb("documentSymbol", [], (verbs) => verbs.documentSymbols));
  connection.onWorkspaceSymbol(verb("workspaceSymbol", [], (verbs) => verbs.workspaceSymbols));
  connection.onCompletion(verb("completion", null, (verbs) => verbs.completion));
  connection.onCompletionResolve(resolve("completionItem/resolve", (verbs) => verbs.resolveCompletion));
  connection.onCodeLens(verb("codeLens", [], (verbs) => verbs.codeLenses));
  connection.onCodeLensResolve(resolve("codeLens/resolve", (verbs) => verbs.resolveCodeLens));
  connection.languages.inlayHint.on(verb("inlayHint", [], (verbs) => verbs.inlayHints));
  const { semanticTokens } = connection.languages;
  semanticTokens.on(verb("semanticTokens", { data: [] }, (verbs) => verbs.semanticTokens));
  semanticTokens.onDelta(verb("semanticTokens/delta", { data: [] }, (verbs) => verbs.semanticTokensDelta));
  semanticTokens.onRange(verb("semanticTokens/range", { data: [] }, (verbs) => verbs.semanticTokensRange));
  connection.onHover(verb("hover", null, (verbs) => verbs.hover));
  connection.onDefinition(verb("definition", [], (verbs) => verbs.definition));
  connection.onReferences(verb("references", [], (verbs) => verbs.references));
  connection.onDocumentHighlight(verb("documentHighlight", [], (verbs) => verbs.documentHighlights));
  connection.onDocumentLinks(verb("documentLink", [], (verbs) => verbs.documentLinks));
  connection.onDocumentLinkResolve(resolve("documentLink/resolve", (verbs) => verbs.resolveDocumentLink));
  connection.onFoldingRanges(verb("foldingRange", [], (verbs) => verbs.foldingRanges));
  connection.onSelectionRanges(verb("selectionRange", [], (verbs) => verbs.selectionRanges));
  connection.languages.callHierarchy.onPrepare(
    verb("prepareCallHierarchy", null, (verbs) => verbs.prepareCallHierarchy),
  );
  connection.languages.callHierarchy.onIncomingCalls(verb("incomingCalls", [], (verbs) => verbs.incomingCalls));
  connection.languages.callHierarchy.onOutgoingCalls(verb("outgoingCalls", [], (verbs) => verbs.outgoingCalls));
  connection.onPrepareRename(verb("prepareRename", null, (verbs) => verbs.prepareRename));
  connection.onRenameRequest(verb("rename", null, (verbs) => verbs.rename));
  connection.workspace.onWillRenameFiles(verb("willRenameFiles", null, (verbs) => verbs.willRenameFiles));
  const answer = <Asked extends Request>(asked: Asked) => {
    connection.onRequest(asked, async (params: ParamsOf<Asked>, token: CancellationToken) => {
      const { speak } = (await parts).session;
      return verb<ParamsOf<Asked>, unknown>(asked, noAnswer(speak)[asked], ({ own }) => own[asked])(params, token);
    });
  };
  for (const asked of Object.keys(noAnswer(english))) answer(asked as Request);
  connection.onExecuteCommand(
    guard.request("executeCommand", false, async (params) => {
      const { session, verbs, diagnostics } = await parts;
      const changed = await verbs.teach(session, params);
      if (changed) diagnostics.invalidate();
      return changed;
    }),
  );
}
