// The open documents: takes changes as they come, and hands them to the workspace when somebody needs the outcome.
// Reading waits until then, so changes that are in the pipe together are read once.
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from "vscode-languageserver";
import type { Workspace } from "../core/index.ts";
import type { DocumentChange } from "../core/workspace/workspace.ts";
import { lineIndexOf, offsetAt } from "../core/text/lineIndex.ts";
import { beginDraft, type Draft } from "./draft.ts";

export interface Documents {
  open(params: DidOpenTextDocumentParams): void;
  change(params: DidChangeTextDocumentParams): void;
  close(params: DidCloseTextDocumentParams): void;
  /** Everything that has arrived for a document and is not read, as one change; null where that is nothing. */
  begin(uri: string): Beginning | null;
  /** Takes closed documents out of the workspace. */
  clear(): void;
  /** The text of a document that is new as a whole and not read yet. */
  unread(uri: string): string | null;
  /** Null for a document that is not open. */
  versionOf(uri: string): number | null;
  readonly uris: Iterable<string>;
  /** Documents with something to be read. */
  readonly waiting: Iterable<string>;
}

/** A change on its way into the workspace. */
export interface Beginning {
  readonly change: DocumentChange;
  /** Whether the document was changed again or closed: then something else has to be read in its place. */
  isOutdated(): boolean;
  /** From now on what arrives waits until this one is in: somebody who never stops typing would never see an end. */
  hold(): void;
  /** It is in the workspace. */
  done(): void;
}

interface Open {
  version: number;
  /** The whole text, where it is new as a whole. */
  text: string | null;
  /** Changes since it was read. */
  draft: Draft | null;
  /** What is being read, once nothing may come between. */
  held: Beginning | null;
  /** What has arrived meanwhile. */
  later: DidChangeTextDocumentParams[];
}

export function createDocuments(workspace: Workspace): Documents {
  const documents = new Map<string, Open>();
  const closed = new Set<string>();
  const waiting = new Set<string>();

  function take(document: Open, { textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
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
  }

  return {
    open({ textDocument: { uri, version, text } }) {
      documents.set(uri, { version, text, draft: null, held: null, later: [] });
      closed.delete(uri);
      waiting.add(uri);
    },
    change(params) {
      const { uri } = params.textDocument;
      const document = documents.get(uri);
      if (document === undefined) return;
      if (document.held === null) take(document, params);
      else document.later.push(params);
    },
    close({ textDocument: { uri } }) {
      documents.delete(uri);
      waiting.delete(uri);
      closed.add(uri);
    },
    clear() {
      for (const uri of closed) workspace.apply({ type: "remove", uri });
      closed.clear();
    },
    begin(uri) {
      const document = documents.get(uri);
      if (document === undefined || !waiting.has(uri)) return null;
      const { version, text, draft } = document;
      const edits = draft?.edits() ?? [];
      // A new version of the same text has nothing to be read.
      if (text === null && edits.length === 0) {
        waiting.delete(uri);
        return null;
      }
      const beginning: Beginning = {
        change: text === null ? { type: "edits", uri, edits, version } : { type: "text", uri, text, version },
        isOutdated: () =>
          documents.get(uri) !== document ||
          (document.held !== beginning && (document.version !== version || document.text !== text)),
        hold() {
          document.held = beginning;
        },
        done() {
          waiting.delete(uri);
          const { later } = document;
          document.text = null;
          document.draft = null;
          document.held = null;
          document.later = [];
          for (const params of later) take(document, params);
        },
      };
      return beginning;
    },
    unread: (uri) => documents.get(uri)?.text ?? null,
    versionOf: (uri) => documents.get(uri)?.version ?? null,
    get uris() {
      return documents.keys();
    },
    get waiting() {
      return waiting;
    },
  };
}
