// Where code lenses of pushed items stand; what they say is loaded only where a sidecar says that a backlog is on GitHub.
import { type CodeLens, type Disposable, EventEmitter, languages, type TextDocument, workspace } from "vscode";
import type { BacklogServer } from "../../backlogServer.ts";
import { markdownDocuments } from "../../platform/documents.ts";
import type { DriftView } from "./drift.ts";
import { folderOf } from "./folder.ts";
import { read, sidecarUri } from "./store.ts";

/** Only where a sidecar says that the folder's backlog is on GitHub. */
export function registerLenses(server: BacklogServer, drift: DriftView): Disposable & { refresh(): void } {
  const changed = new EventEmitter<void>();
  const watcher = workspace.createFileSystemWatcher("**/.backlint/github.json");
  const refresh = (): void => changed.fire();
  const listeners = [watcher, watcher.onDidChange(refresh), watcher.onDidCreate(refresh), watcher.onDidDelete(refresh)];
  const provider = languages.registerCodeLensProvider(markdownDocuments(), {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) => lensesOf(document, server, drift),
  });
  return {
    refresh,
    dispose() {
      for (const part of [...listeners, provider, changed]) part.dispose();
    },
  };
}

async function lensesOf(document: TextDocument, server: BacklogServer, drift: DriftView): Promise<CodeLens[]> {
  const text = await read(sidecarUri(folderOf(document.uri)));
  if (text === null) return [];
  const { itemLenses } = await import("./itemLenses.ts");
  return itemLenses(document.uri, text, server, drift);
}
