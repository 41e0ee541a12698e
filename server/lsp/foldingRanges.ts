// Folding: items, epics, sprints, fields and fences.
import type { FoldingRange, FoldingRangeParams } from "vscode-languageserver";
import { folds } from "../../core/queries/folding.ts";
import type { Session } from "../session.ts";

export async function foldingRanges(session: Session, { textDocument }: FoldingRangeParams): Promise<FoldingRange[]> {
  const view = await session.view(textDocument.uri);
  return view === null ? [] : folds(view.file).map(({ start, end }) => ({ startLine: start, endLine: end }));
}
