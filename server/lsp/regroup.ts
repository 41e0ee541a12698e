// `backlint/regroup`: an item was dropped somewhere in a view; its text is changed in one edit that can be undone.
import { regroup as regrouped, reorder } from "../../core/assists/regroup.ts";
import { workspaceEditOf } from "../convert.ts";
import type { Regrouped, RegroupParams } from "../protocol.ts";
import type { Session } from "../session.ts";
import { say } from "../../core/text/message.ts";

export async function regroup(session: Session, { item, to }: RegroupParams): Promise<Regrouped> {
  if (!session.client.appliesEdits)
    return { refused: session.speak(say`The editor does not let Backlint change text.`) };
  // Everything that was typed before is in the snapshot that is asked.
  await session.view(item.uri);
  const { snapshot } = session.workspace;
  const change = "by" in to ? regrouped(snapshot, { item, ...to }) : reorder(snapshot, item, to.item, to.side);
  if (change.type === "refused") return { refused: session.speak(change.reason) };
  const edit = workspaceEditOf(change.edits, {
    workspace: snapshot.index,
    snippets: false,
    versionOf: (uri) => session.documents.versionOf(uri),
  });
  if (edit === null) return { refused: session.speak(say`The text has changed meanwhile. Try again.`) };
  const { applied } = await session.connection.workspace.applyEdit({
    label: session.speak(say`Move ${item.key.replace(/^=/, "")}`),
    edit,
  });
  return {
    refused: applied ? null : session.speak(say`The editor did not change the text: the file may be read-only.`),
  };
}
