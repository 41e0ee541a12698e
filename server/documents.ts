// The open documents: takes changes as they come, and hands them to the workspace when somebody needs the outcome.
// Reading waits until then, so changes that are in the pipe together are read once.
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from "vscode-languageserver";
import type { Workspace } from "../core/index.ts";
import { lineIndexOf, offsetAt } from "../core/text/lineIndex.ts";
import { beginDraft, type Draft } from "./draft.ts";

export interface Documents {
  open(params: DidOpenTextDocumentParams): void;
  change(params: DidChangeTextDocumentParams): void;
  close(params: DidCloseTextDocumentParams): void;
  /** Hands everything that has arrived to the workspace, except for documents that `isHeld`. */
  flush(isHeld: (uri: string) => boolean): void;
  /** Null for a document that is not open. */
  versionOf(uri: string): number | null;
  readonly uris: Iterable<string>;
}

interface Open {
  version: number;
  /** The whole text, where it is new as a whole. */
  text: string | null;
  /** Changes since it was read. */
  draft: Draft | null;
}

export function createDocuments(workspace: Workspace): Documents {
  const documents = new Map<string, Open>();
  const closed = new Set<string>();
  /** Only these are looked at when flushing. */
  const waiting = new Set<string>();

  return {
    open({ textDocument: { uri, version, text } }) {
      documents.set(uri, { version, text, draft: null });
      closed.delete(uri);
      waiting.add(uri);
    },
    change({ textDocument: { uri, version }, contentChanges }) {
      const document = documents.get(uri);
      if (document === undefined) return;
      for (const change of contentChanges) {
        if (!("range" in change)) {
          document.text = change.text;
          document.draft = null;
          continue;
        }
        const start = { line: change.range.start.line, column: change.range.start.character };
        const end = { line: change.range.end.line, column: change.range.end.character };
        const file = document.text === null ? workspace.snapshot.file(uri) : null;
        if (file === null) {
          // Not read yet: the text is still one string here.
          const text = document.text ?? "";
          const lines = lineIndexOf(text);
          const from = offsetAt(lines, start);
          document.text = text.slice(0, from) + change.text + text.slice(Math.max(from, offsetAt(lines, end)));
          continue;
        }
        document.draft ??= beginDraft(file);
        document.draft.replace(start, end, change.text);
      }
      document.version = version;
      waiting.add(uri);
    },
    close({ textDocument: { uri } }) {
      documents.delete(uri);
      waiting.delete(uri);
      closed.add(uri);
    },
    flush(isHeld) {
      for (const uri of closed) workspace.apply({ type: "remove", uri });
      closed.clear();
      for (const uri of waiting) {
        const document = documents.get(uri);
        if (document === undefined || isHeld(uri)) continue;
        waiting.delete(uri);
        const { version, text, draft } = document;
        if (text !== null) workspace.apply({ type: "text", uri, text, version });
        else {
          const edits = draft?.edits() ?? [];
          // A new version of the same text has nothing to be read.
          if (edits.length > 0) workspace.apply({ type: "edits", uri, edits, version });
        }
        document.text = null;
        document.draft = null;
      }
    },
    versionOf: (uri) => documents.get(uri)?.version ?? null,
    get uris() {
      return documents.keys();
    },
  };
}
