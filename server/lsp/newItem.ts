// `backlint/itemKinds` and `backlint/newItem`: an item shaped as its neighbours, behind the one at the caret.
import { kindsIn, newItem as written } from "../../core/assists/newItem.ts";
import { isGenerated } from "../../core/queries/generated.ts";
import { caretAt } from "../../core/queries/locate.ts";
import { offsetAt } from "../convert.ts";
import type { ItemKinds, NewItemParams, Regrouped, StatusParams } from "../protocol.ts";
import type { Session } from "../session.ts";
import { editOf } from "./assists.ts";
import { isMessage, say } from "../../core/text/message.ts";

export async function itemKinds(session: Session, { uri }: StatusParams): Promise<ItemKinds> {
  const view = await session.view(uri);
  return view === null ? [] : kindsIn(view.file);
}

export async function newItem(session: Session, { uri, position, kind, title }: NewItemParams): Promise<Regrouped> {
  if (!session.client.appliesEdits)
    return { refused: session.speak(say`The editor does not let Backlint change text`) };
  const view = await session.view(uri);
  if (view === null) return { refused: session.speak(say`The document is not open any more`) };
  const { file, snapshot } = view;
  if (isGenerated(file))
    return { refused: session.speak(say`The file says that it is generated: change what it is made from`) };
  const caret = caretAt(file, offsetAt(file, position));
  const after = caret === null ? null : file.itemAt(caret);
  const proposal = written(snapshot, file, { kind, title, id: null, after });
  if (isMessage(proposal)) return { refused: session.speak(proposal) };
  if (proposal.creates.length > 0 && !session.client.createsFiles)
    return { refused: session.speak(say`The editor does not let Backlint make files`) };
  const edit = editOf(session, view, proposal);
  if (edit === null) return { refused: session.speak(say`The text has changed meanwhile: ask again`) };
  const { applied } = await session.connection.workspace.applyEdit({ label: session.speak(proposal.title), edit });
  return {
    refused: applied ? null : session.speak(say`The editor did not change the text: the file may be read-only`),
  };
}
