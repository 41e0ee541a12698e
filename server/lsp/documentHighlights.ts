// Document highlight: every place of a document that names what stands under the caret; its declaration as a write.
import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from "vscode-languageserver";
import { highlights } from "../../core/queries/navigation.ts";
import { offsetAt, rangeOf } from "../convert.ts";
import type { Session } from "../session.ts";

export async function documentHighlights(
  session: Session,
  { textDocument, position }: DocumentHighlightParams,
): Promise<DocumentHighlight[]> {
  const view = await session.view(textDocument.uri);
  if (view === null) return [];
  return highlights(view.names, view.file, offsetAt(view.file, position)).map(({ at, declares }) => ({
    range: rangeOf(view.file, at),
    kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
