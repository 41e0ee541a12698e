// Rename: an ID with every reference to it, over all documents that are known.
import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { renameable, renamePlaces } from "../../core/queries/navigation.ts";
import { offsetAt, rangeOf, workspaceEditOf } from "../convert.ts";
import type { Session, View } from "../session.ts";

export async function prepareRename(
  session: Session,
  { textDocument, position }: PrepareRenameParams,
): Promise<{ range: Range; placeholder: string } | null> {
  const view = await session.view(textDocument.uri);
  if (view === null) return null;
  const target = targetAt(view, position);
  return { range: rangeOf(view.file, target.at), placeholder: target.id };
}

export async function rename(
  session: Session,
  { textDocument, position, newName }: RenameParams,
): Promise<WorkspaceEdit | null> {
  const view = await session.view(textDocument.uri);
  if (view === null) return null;
  targetAt(view, position);
  const wanted = newName.trim();
  if (!/^\S+$/.test(wanted) || /[|<>`*[\]]/.test(wanted))
    refuse(`\`${wanted}\` cannot be an ID: it has blanks or markup in it`);
  const { index } = view.snapshot;
  const taken = index.withId(wanted)[0];
  const places = renamePlaces(index, view.file, offsetAt(view.file, position));
  if (places.length === 0) refuse("No item carries this ID, so nothing would be renamed");
  if (
    taken !== undefined &&
    !places.some((place) => place.anchor === taken.item.id?.at.anchor && place.start === taken.item.id.at.start)
  ) {
    refuse(`\`${wanted}\` is already the ID of “${taken.item.title.value}”`);
  }
  return workspaceEditOf(
    places.map((at) => ({ at, text: wanted })),
    { workspace: index, snippets: false, versionOf: (uri) => session.documents.versionOf(uri) },
  );
}

function targetAt(view: View, position: RenameParams["position"]): NonNullable<ReturnType<typeof renameable>> {
  return renameable(view.file, offsetAt(view.file, position)) ?? refuse("Only the ID of an item can be renamed");
}

/** Said to the user by the editor, in these words. */
function refuse(reason: string): never {
  throw new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
