// The Markdown file in front, or the last one that was: a panel that takes the focus still speaks of the file beside it.
import { type Disposable, EventEmitter, type Event, type Uri, window } from "vscode";
import { isMarkdown } from "../../platform/documents.ts";
import type { BacklogFile } from "./messages.ts";

export interface FileInFront extends Disposable {
  readonly file: BacklogFile | null;
  readonly onDidChange: Event<void>;
}

export function fileInFront(): FileInFront {
  const changed = new EventEmitter<void>();
  let file: BacklogFile | null = null;
  const look = () => {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !isMarkdown(document)) return;
    file = { uri: document.uri.toString(), name: nameOf(document.uri) };
    changed.fire();
  };
  const listener = window.onDidChangeActiveTextEditor(look);
  look();
  return {
    get file() {
      return file;
    },
    onDidChange: changed.event,
    dispose() {
      listener.dispose();
      changed.dispose();
    },
  };
}

const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf("/") + 1);
