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
import { editOf, proposalFor } from "./assists.ts";

export async function splits(session: Session, { uri, position }: UnknownFieldsParams): Promise<Splits> {
  const nothing = (refused: string): Splits => ({ refused, item: null, name: "", proposals: [] });
  const view = await session.view(uri);
  if (view === null) return nothing("Open a Markdown file with a backlog first");
  const { file, snapshot } = view;
  const caret = caretAt(file, offsetAt(file, position));
  const item = caret === null ? null : file.itemAt(caret);
  if (item === null) return nothing("Put the caret into the story that you want to split");
  if (isGenerated(file)) return nothing("The file says that it is generated: change what it is made from");
  const found = splitsOf(snapshot, file, item);
  if (typeof found === "string") return nothing(found);
  const proposals = found.map(({ choice, title, notes, slices }) => ({ choice, title, notes, slices }));
  return { refused: null, item: { uri, key: itemKey(file, item) }, name: nameOf(item), proposals };
}

export async function split(session: Session, { item, choice, preview }: SplitParams): Promise<Regrouped> {
  if (!session.client.appliesEdits) return { refused: "The editor does not let Backlint change text" };
  const view = await session.view(item.uri);
  if (view === null) return { refused: "The document is not open any more" };
  const proposal = proposalFor(view, { item: item.key, finding: null, assist: assist.id, choice });
  if (typeof proposal === "string") return { refused: proposal };
  const edit = editOf(session, view, proposal, preview);
  if (edit === null) return { refused: "The text has changed meanwhile: ask again" };
  const { applied } = await session.connection.workspace.applyEdit({
    label: proposal.title,
    edit,
    metadata: { isRefactoring: true },
  });
  return { refused: applied || preview ? null : "The editor did not change the text: the file may be read-only" };
}
