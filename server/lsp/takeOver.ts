// `backlint/takeOver`: what was changed on GitHub goes into the text, in one edit that can be undone.
import { takeOver as takenOver } from "../../core/assists/takeOver.ts";
import { workspaceEditOf } from "../convert.ts";
import type { TakeOverAnswer, TakeOverParams } from "../protocol.ts";
import type { Session } from "../session.ts";
import { type Message, say } from "../../core/text/message.ts";

export async function takeOver(session: Session, { uri, changes }: TakeOverParams): Promise<TakeOverAnswer> {
  const nothing = (why: Message): TakeOverAnswer => ({ applied: 0, refused: [session.speak(why)] });
  if (!session.client.appliesEdits) return nothing(say`The editor does not let Backlint change text.`);
  const view = await session.view(uri);
  if (view === null) return nothing(say`The file is not open any more.`);
  if (view.file.original !== null) return nothing(say`The file holds damaged characters. Repair them first.`);
  const taken = takenOver(view.file, changes);
  const { edits } = taken;
  const refused = taken.refused.map(session.speak);
  if (edits.length === 0) return { applied: 0, refused };
  const edit = workspaceEditOf(edits, {
    workspace: view.snapshot.index,
    snippets: false,
    versionOf: (other) => session.documents.versionOf(other),
  });
  if (edit === null) return nothing(say`The text has changed meanwhile. Try again.`);
  const { applied } = await session.connection.workspace.applyEdit({
    label: session.speak(say`Take over from GitHub`),
    edit,
  });
  return applied
    ? { applied: edits.length, refused }
    : nothing(say`The editor did not change the text: the file may be read-only.`);
}
