// `backlint/itemKinds` and `backlint/newItem`: an item shaped as its neighbours, behind the one at the caret.
import { kindsIn, newItem as written } from "../../core/assists/newItem.ts";
import { isGenerated } from "../../core/queries/generated.ts";
import { caretAt } from "../../core/queries/locate.ts";
import { offsetAt } from "../convert.ts";
import type { ItemKinds, NewItemParams, Regrouped, StatusParams } from "../protocol.ts";
import type { Session } from "../session.ts";
import { editOf } from "./assists.ts";

export async function itemKinds(session: Session, { uri }: StatusParams): Promise<ItemKinds> {
  const view = await session.view(uri);
  return view === null ? [] : kindsIn(view.file);
}

export async function newItem(session: Session, { uri, position, kind, title }: NewItemParams): Promise<Regrouped> {
  if (!session.client.appliesEdits) return { refused: "The editor does not let Backlint change text" };
  const view = await session.view(uri);
  if (view === null) return { refused: "The document is not open any more" };
  const { file, snapshot } = view;
  if (isGenerated(file)) return { refused: "The file says that it is generated: change what it is made from" };
  const caret = caretAt(file, offsetAt(file, position));
  const after = caret === null ? null : file.itemAt(caret);
  const proposal = written(snapshot, file, { kind, title, id: null, after });
  if (typeof proposal === "string") return { refused: proposal };
  if (proposal.creates.length > 0 && !session.client.createsFiles)
    return { refused: "The editor does not let Backlint make files" };
  const edit = editOf(session, view, proposal, false);
  if (edit === null) return { refused: "The text has changed meanwhile: ask again" };
  const { applied } = await session.connection.workspace.applyEdit({ label: proposal.title, edit });
  return { refused: applied ? null : "The editor did not change the text: the file may be read-only" };
}
