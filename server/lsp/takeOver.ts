// `backlint/takeOver`: what was changed on GitHub goes into the text, in one edit that can be undone.
import { takeOver as takenOver } from "../../core/assists/takeOver.ts";
import { workspaceEditOf } from "../convert.ts";
import type { TakeOverAnswer, TakeOverParams } from "../protocol.ts";
import type { Session } from "../session.ts";

export async function takeOver(session: Session, { uri, changes }: TakeOverParams): Promise<TakeOverAnswer> {
  const nothing = (why: string): TakeOverAnswer => ({ applied: 0, refused: [why] });
  if (!session.client.appliesEdits) return nothing("The editor does not let Backlint change text.");
  const view = await session.view(uri);
  if (view === null) return nothing("The file is not open any more.");
  if (view.file.original !== null) return nothing("The file holds damaged characters. Repair them first.");
  const { edits, refused } = takenOver(view.file, changes);
  if (edits.length === 0) return { applied: 0, refused };
  const edit = workspaceEditOf(edits, {
    workspace: view.snapshot.index,
    snippets: false,
    versionOf: (other) => session.documents.versionOf(other),
  });
  if (edit === null) return nothing("The text has changed meanwhile. Try again.");
  const { applied } = await session.connection.workspace.applyEdit({ label: "Take over from GitHub", edit });
  return applied
    ? { applied: edits.length, refused }
    : nothing("The editor did not change the text: the file may be read-only.");
}
