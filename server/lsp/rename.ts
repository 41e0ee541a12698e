// Rename: an ID, a label or an owner with every place that names it, over all documents that are known.
import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { renameable, type Renaming, renaming } from "../../core/queries/rename.ts";
import { offsetAt, rangeOf, workspaceEditOf } from "../convert.ts";
import type { Session } from "../session.ts";

export async function prepareRename(
  session: Session,
  { textDocument, position }: PrepareRenameParams,
): Promise<{ range: Range; placeholder: string } | null> {
  const view = await session.view(textDocument.uri);
  if (view === null) return null;
  const { at, name } = possible(session, renameable(view.names, view.file, offsetAt(view.file, position)));
  return { range: rangeOf(view.file, at), placeholder: name };
}

export async function rename(
  session: Session,
  { textDocument, position, newName }: RenameParams,
): Promise<WorkspaceEdit | null> {
  const view = await session.viewAround(textDocument.uri, position);
  if (view === null) return null;
  const edits = possible(session, renaming(view.names, view.file, offsetAt(view.file, position), newName));
  return workspaceEditOf(edits, {
    workspace: view.snapshot.index,
    snippets: false,
    versionOf: (uri) => session.documents.versionOf(uri),
  });
}

/** A refusal is said to the user by the editor, in the query's words. */
function possible<T>({ speak }: Session, answer: Renaming<T>): T {
  if (answer.type === "refused") throw new ResponseError(LSPErrorCodes.RequestFailed, speak(answer.why));
  return answer.value;
}
