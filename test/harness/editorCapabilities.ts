// What the editor of the tests says about itself: what it can do, and where the server may keep something.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EditorOptions } from "./fakeEditor.ts";

/** `pull`: it asks for diagnostics itself. */
function editorCapabilities(pull: boolean, appliesEdits: boolean) {
  return {
    general: { positionEncodings: ["utf-16"] },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      diagnostics: { refreshSupport: true },
      applyEdit: appliesEdits,
      workspaceEdit: { documentChanges: true, resourceOperations: ["create"], changeAnnotationSupport: {} },
    },
    textDocument: {
      publishDiagnostics: {
        versionSupport: true,
        relatedInformation: true,
        codeDescriptionSupport: true,
        tagSupport: { valueSet: [1, 2] },
      },
      ...(pull ? { diagnostic: { dynamicRegistration: false } } : {}),
      codeAction: {
        codeActionLiteralSupport: {
          codeActionKind: { valueSet: ["quickfix", "refactor", "source", "source.fixAll"] },
        },
        isPreferredSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ["edit"] },
      },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      hover: { contentFormat: ["markdown"] },
      completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true, labelDetailsSupport: true } },
      rename: { prepareSupport: true },
    },
  };
}

/** Beside the folder's own files, so that it goes when they go. */
function storageIn(folder: string | undefined): string | null {
  return folder === undefined ? null : join(fileURLToPath(folder), ".storage");
}

/** What an editor says of itself when it starts a server. */
export function initializing(options: EditorOptions): object {
  const folders = [options.folder ?? [], options.moreFolders ?? []].flat();
  return {
    processId: process.pid,
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    rootUri: options.folder ?? null,
    initializationOptions: {
      storage: options.storage ?? storageIn(options.folder),
      commands: options.commands ?? [],
      looks: Boolean(options.sight),
    },
    workspaceFolders: folders.length === 0 ? null : folders.map((uri) => ({ uri, name: "test" })),
    capabilities: editorCapabilities(options.pull === true, options.appliesEdits ?? true),
  };
}
