// `backlint/splits` and `backlint/split`: how an item can be split, with everything that a choice needs, and the chosen split as
// one edit that can be undone.
import { split as assist, splitsOf } from "../../core/assists/split/split.ts";
import { isGenerated } from "../../core/queries/generated.ts";
import { nameOf } from "../../core/index/naming.ts";
import { itemKey } from "../../core/queries/itemKey.ts";
import { caretAt } from "../../core/queries/locate.ts";
import { offsetAt } from "../convert.ts";
import type { Regrouped, SplitParams, Splits, UnknownFieldsParams } from "../protocol.ts";
import type { Session } from "../session.ts";
import { shownFirst } from "../shownFirst.ts";
import { editOf, proposalFor } from "./assists.ts";
import { isMessage, type Message, say } from "../../core/text/message.ts";

export async function splits(session: Session, { uri, position }: UnknownFieldsParams): Promise<Splits> {
  const nothing = (why: Message): Splits => ({ refused: session.speak(why), item: null, name: "", proposals: [] });
  const view = await session.view(uri);
  if (view === null) return nothing(say`Open a Markdown file with a backlog first`);
  const { file, snapshot } = view;
  const caret = caretAt(file, offsetAt(file, position));
  const item = caret === null ? null : file.itemAt(caret);
  if (item === null) return nothing(say`Put the caret into the story that you want to split`);
  if (isGenerated(file)) return nothing(say`The file says that it is generated: change what it is made from`);
  const found = splitsOf(snapshot, file, item);
  if (isMessage(found)) return nothing(found);
  const proposals = found.map(({ choice, title, notes, slices }) => ({
    choice,
    title: session.speak(title),
    notes: notes.map(session.speak),
    slices,
  }));
  return { refused: null, item: { uri, key: itemKey(file, item) }, name: nameOf(item), proposals };
}

export async function split(session: Session, { item, choice, preview }: SplitParams): Promise<Regrouped> {
  if (!session.client.appliesEdits)
    return { refused: session.speak(say`The editor does not let Backlint change text`) };
  const view = await session.view(item.uri);
  if (view === null) return { refused: session.speak(say`The document is not open any more`) };
  const proposal = proposalFor(view, { item: item.key, finding: null, assist: assist.id, choice });
  if (isMessage(proposal)) return { refused: session.speak(proposal) };
  const written = editOf(session, view, proposal);
  if (written === null) return { refused: session.speak(say`The text has changed meanwhile: ask again`) };
  const isShown = preview && session.client.confirmsEdits;
  const edit = isShown ? shownFirst(written, view.snapshot.index, session.speak) : written;
  const { applied } = await session.connection.workspace.applyEdit({
    label: session.speak(proposal.title),
    edit,
    metadata: { isRefactoring: true },
  });
  return {
    refused:
      applied || isShown ? null : session.speak(say`The editor did not change the text: the file may be read-only`),
  };
}
