// Wires the connection to the verbs. No logic of its own.
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import manifest from "../package.json" with { type: "json" };
import { diagnosticsOf } from "./convert.ts";
import type { Host } from "./host.ts";
import { codeActions, fixAllKind } from "./lsp/codeActions.ts";
import { counters } from "./lsp/counters.ts";
import { definition } from "./lsp/definition.ts";
import { createDiagnostics, type Diagnostics } from "./lsp/diagnostics.ts";
import { documentSymbols } from "./lsp/documentSymbols.ts";
import { hover } from "./lsp/hover.ts";
import { references } from "./lsp/references.ts";
import { prepareRename, rename } from "./lsp/rename.ts";
import { status } from "./lsp/status.ts";
import { tree } from "./lsp/tree.ts";
import { changedNotification, countersRequest, statusRequest, treeRequest } from "./protocol.ts";
import { createSession, type Session } from "./session.ts";

/** Serves one client until it says goodbye. */
export function startServer(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    const session = createSession(connection, host, params, ({ workspace, client }, { uri, text, findings }) => {
      const means = { workspace: workspace.snapshot.index, page: host.page, related: client.relatedInformation };
      void connection.sendDiagnostics({ uri, diagnostics: diagnosticsOf(text, findings, means) });
    });
    let told = 0;
    const diagnostics = createDiagnostics(session, started(session), () => {
      const { revision } = session.workspace.snapshot;
      if (revision !== told) void connection.sendNotification(changedNotification, { revision });
      told = revision;
    });
    wireDocuments(session, diagnostics);
    wireRequests(session, diagnostics);
    return capabilities(session);
  });
  connection.listen();
}

/** Settles when the client is ready to be asked, and its settings are known. */
function started({ connection, client, settings, guard }: Session): Promise<void> {
  return new Promise((resolve) => {
    connection.onInitialized(
      guard.notification("initialized", async () => {
        const { client: registry } = connection;
        if (client.settingsOnRequest)
          void registry.register(DidChangeConfigurationNotification.type, { section: "backlint" });
        if (client.watches) {
          void registry.register(DidChangeWatchedFilesNotification.type, {
            watchers: [{ globPattern: "**/.backlint.json" }],
          });
        }
        if (client.configuration) await settings.load();
        resolve();
      }),
    );
  });
}

function wireDocuments(session: Session, diagnostics: Diagnostics): void {
  const { connection, documents, configurations, settings, client, guard } = session;
  connection.onDidOpenTextDocument(
    guard.notification("didOpen", (params) => {
      documents.open(params);
      diagnostics.touch();
    }),
  );
  connection.onDidChangeTextDocument(
    guard.notification("didChange", (params) => {
      documents.change(params);
      diagnostics.touch();
    }),
  );
  connection.onDidCloseTextDocument(
    guard.notification("didClose", (params) => {
      documents.close(params);
      diagnostics.forget(params.textDocument.uri);
      diagnostics.touch();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guard.notification("didChangeWatchedFiles", async ({ changes }) => {
      await Promise.all(changes.map(({ uri }) => configurations.changed(uri)));
      diagnostics.invalidate();
    }),
  );
  connection.onDidChangeConfiguration(
    guard.notification("didChangeConfiguration", async () => {
      if (!client.configuration) return;
      await settings.load();
      diagnostics.invalidate();
    }),
  );
}

function wireRequests(session: Session, diagnostics: Diagnostics): void {
  const { connection, guard } = session;
  const verb = <P, R>(name: string, fallback: R, handler: (session: Session, params: P) => Promise<R>) =>
    guard.request<P, R>(name, fallback, (params) => handler(session, params));
  connection.languages.diagnostics.on(
    guard.request("diagnostic", { kind: "full", items: [] }, (params) => diagnostics.pull(params)),
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
  connection.onRequest(countersRequest, verb("counters", null, counters));
}

function capabilities({ client }: Session): InitializeResult {
  return {
    serverInfo: { name: "backlint", version: manifest.version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...(client.pulls ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } } : {}),
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      documentSymbolProvider: { label: "Backlint" },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      workspace: { workspaceFolders: { supported: true } },
    },
  };
}
