// `backlint/conversions` and `backlint/convert`: the shapes that a document can be given, and the chosen one as one edit that can
// be undone.
import { conversion, usualFolder } from "../../core/assists/convert/convert.ts";
import { partsOf } from "../../core/assists/convert/gather.ts";
import { shapeNames, shapes } from "../../core/assists/convert/shape.ts";
import { convertible } from "../../core/assists/convert/stretches.ts";
import { isGenerated } from "../../core/queries/generated.ts";
import { folderOf } from "../../core/text/uri.ts";
import { isMessage, say } from "../../core/text/message.ts";
import type { Conversions, ConvertParams, Regrouped, StatusParams } from "../protocol.ts";
import type { Session, View } from "../session.ts";
import { editOf } from "./assists.ts";

export async function conversions(session: Session, { uri }: StatusParams): Promise<Conversions | null> {
  const view = await viewBesides(session, uri);
  if (view === null || view.file.items.length === 0) return null;
  const { file, snapshot } = view;
  const files = partsOf(snapshot, file).length;
  return {
    shapes: shapes
      .map((shape) => ({ shape, name: session.speak(shapeNames[shape]), items: convertible(file, shape).length }))
      .filter(({ items }) => items > 0),
    files,
    folder: usualFolder(file),
  };
}

export async function convert(session: Session, { uri, to, folder }: ConvertParams): Promise<Regrouped> {
  if (!session.client.appliesEdits)
    return { refused: session.speak(say`The editor does not let Backlint change text`) };
  const view = await viewBesides(session, uri);
  if (view === null) return { refused: session.speak(say`The document is not open any more`) };
  const { file, snapshot } = view;
  if (isGenerated(file))
    return { refused: session.speak(say`The file says that it is generated: change what it is made from`) };
  const proposal = conversion(snapshot, file, to, folder);
  if (isMessage(proposal)) return { refused: session.speak(proposal) };
  if (proposal.creates.length > 0 && !session.client.createsFiles)
    return { refused: session.speak(say`The editor does not let Backlint make files`) };
  const edit = editOf(session, view, proposal);
  if (edit === null) return { refused: session.speak(say`The text has changed meanwhile: ask again`) };
  const { applied, failureReason } = await session.connection.workspace.applyEdit({
    label: session.speak(proposal.title),
    edit,
    metadata: { isRefactoring: true },
  });
  return {
    refused: applied
      ? null
      : failureReason === undefined
        ? session.speak(say`The editor did not change the text: the file may be read-only`)
        : session.speak(say`The editor did not change the text: ${failureReason}`),
  };
}

/** A document that holds one item is gathered with those beside it, open or not. */
async function viewBesides(session: Session, uri: string): Promise<View | null> {
  const view = await session.view(uri);
  if (view === null || partsOf(view.snapshot, view.file).length === 0) return view;
  const folder = folderOf(uri);
  await session.closed.read([...session.closed.uris].filter((one) => folderOf(one) === folder));
  return session.view(uri);
}
