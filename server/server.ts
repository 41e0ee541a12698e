// Wires the connection to the verbs. No logic of its own. What reads and judges backlogs is loaded once the client has
// its answer to `initialize`: an editor starts all its servers at once and waits for each.
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import manifest from "../package.json" with { type: "json" };
import { type ClientFacts, clientFacts } from "./clientFacts.ts";
import { diagnosticsOf } from "./convert.ts";
import { createGuard, type Guard } from "./guard.ts";
import type { Host } from "./host.ts";
import { codeActions, fixAllKind } from "./lsp/codeActions.ts";
import { counters } from "./lsp/counters.ts";
import { definition } from "./lsp/definition.ts";
import { createDiagnostics, type Diagnostics } from "./lsp/diagnostics.ts";
import { documentSymbols } from "./lsp/documentSymbols.ts";
import { hover } from "./lsp/hover.ts";
import { references } from "./lsp/references.ts";
import { report } from "./lsp/report.ts";
import { prepareRename, rename } from "./lsp/rename.ts";
import { status } from "./lsp/status.ts";
import { teach, unknown } from "./lsp/teach.ts";
import { tree } from "./lsp/tree.ts";
import {
  changedNotification,
  countersRequest,
  reportRequest,
  statusRequest,
  teachCommand,
  treeRequest,
  unknownFieldsRequest,
} from "./protocol.ts";
import type { Session } from "./session.ts";

/** Everything that answers, once it is loaded. */
interface Parts {
  readonly session: Session;
  readonly diagnostics: Diagnostics;
}

/** Serves one client until it says goodbye. */
export function startServer(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    const guard = createGuard(connection.console, () => host.clock());
    const client = clientFacts(params);
    const parts = load(connection, host, params, guard);
    wireDocuments(connection, guard, parts);
    wireRequests(connection, guard, parts);
    return capabilities(client);
  });
  connection.listen();
}

async function load(connection: Connection, host: Host, params: InitializeParams, guard: Guard): Promise<Parts> {
  const client = clientFacts(params);
  const initialized = new Promise<void>((resolve) => connection.onInitialized(() => resolve()));
  await new Promise((resolve) => setImmediate(resolve));
  const { createSession } = await import("./session.ts");
  const session = createSession({ connection, host, params, client, guard }, ({ uri, text, findings }) => {
    const means = { workspace: session.workspace.snapshot.index, page: host.page, related: client.relatedInformation };
    void connection.sendDiagnostics({ uri, diagnostics: diagnosticsOf(text, findings, means) });
  });
  const started = initialized.then(() => start(session));
  let told = 0;
  const diagnostics = createDiagnostics(session, started, () => {
    const { revision } = session.workspace.snapshot;
    if (revision !== told) void connection.sendNotification(changedNotification, { revision });
    told = revision;
  });
  return { session, diagnostics };
}

/** Asks to be told of changes, and for the settings. */
async function start({ connection, client, settings }: Session): Promise<void> {
  const registry = connection.client;
  if (client.settingsOnRequest)
    void registry.register(DidChangeConfigurationNotification.type, { section: "backlint" });
  if (client.watches) {
    const watchers = [{ globPattern: "**/.backlint.json" }];
    void registry.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (client.configuration) await settings.load();
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
      await Promise.all(changes.map(({ uri }) => session.configurations.changed(uri)));
      diagnostics.invalidate();
    }),
  );
  connection.onDidChangeConfiguration(
    on("didChangeConfiguration", async ({ session, diagnostics }) => {
      if (!session.client.configuration) return;
      await session.settings.load();
      diagnostics.invalidate();
    }),
  );
}

function wireRequests(connection: Connection, guard: Guard, parts: Promise<Parts>): void {
  const verb = <P, R>(name: string, fallback: R, handler: (session: Session, params: P) => Promise<R>) =>
    guard.request<P, R>(name, fallback, async (params) => handler((await parts).session, params));
  connection.languages.diagnostics.on(
    guard.request("diagnostic", { kind: "full", items: [] }, async (params) => (await parts).diagnostics.pull(params)),
  );
  connection.onCodeAction(verb("codeAction", [], codeActions));
  connection.onDocumentSymbol(verb("documentSymbol", [], documentSymbols));
  connection.onHover(verb("hover", null, hover));
  connection.onDefinition(verb("definition", [], definition));
  connection.onReferences(verb("references", [], references));
  connection.onPrepareRename(verb("prepareRename", null, prepareRename));
  connection.onRenameRequest(verb("rename", null, rename));
  connection.onRequest(treeRequest, verb("tree", [], tree));
  connection.onRequest(statusRequest, verb("status", null, status));
  connection.onRequest(reportRequest, verb("report", null, report));
  connection.onRequest(unknownFieldsRequest, verb("unknownFields", null, unknown));
  connection.onExecuteCommand(
    guard.request("executeCommand", false, async (params) => {
      const { session, diagnostics } = await parts;
      const changed = await teach(session, params);
      if (changed) diagnostics.invalidate();
      return changed;
    }),
  );
  connection.onRequest(countersRequest, verb("counters", null, counters));
}

function capabilities(client: ClientFacts): InitializeResult {
  return {
    serverInfo: { name: "backlint", version: manifest.version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...(client.pulls ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } } : {}),
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind] },
      executeCommandProvider: { commands: [teachCommand] },
      documentSymbolProvider: { label: "Backlint" },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      workspace: { workspaceFolders: { supported: true } },
    },
  };
}
