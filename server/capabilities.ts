// What the server tells a client that it can do.
import {
  CodeActionKind,
  FileOperationPatternKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { ClientFacts } from "./clientFacts.ts";
import { teachCommand } from "./protocol.ts";
import { tokenLegend } from "./tokenLegend.ts";

/** The kind of the action that makes all safe fixes. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.backlint`;

export function capabilities(client: ClientFacts): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    ...(client.pulls ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } } : {}),
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
      resolveProvider: true,
    },
    executeCommandProvider: { commands: [teachCommand] },
    documentSymbolProvider: { label: "Backlint" },
    workspaceSymbolProvider: true,
    hoverProvider: true,
    completionProvider: {
      resolveProvider: true,
      // What comes before a value, begins an ID, a field, a label or a comment. Elsewhere nothing is answered.
      triggerCharacters: [" ", ",", "#", "-", "*", "`", "@", "<"],
      completionItem: { labelDetailsSupport: true },
    },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: true },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    callHierarchyProvider: true,
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    semanticTokensProvider: { legend: tokenLegend, range: true, full: { delta: true } },
    renameProvider: { prepareProvider: true },
    workspace: {
      fileOperations: { willRename: { filters: movable } },
      workspaceFolders: { supported: true, changeNotifications: true },
    },
  };
}

/** Documents, and folders that may hold some, on whatever file system. */
const movable = [
  { pattern: { glob: "**/*.md", matches: FileOperationPatternKind.file } },
  { pattern: { glob: "**", matches: FileOperationPatternKind.folder } },
];
