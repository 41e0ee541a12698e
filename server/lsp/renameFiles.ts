// Before files are renamed: the edits that keep links between the known documents right.
import type { RenameFilesParams, WorkspaceEdit } from "vscode-languageserver";
import { movedLinks } from "../../core/queries/movedLinks.ts";
import { workspaceEditOf } from "../convert.ts";
import type { Session } from "../session.ts";

export async function willRenameFiles(session: Session, { files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
  if (await editorDoes(session)) return null;
  await session.backlogs();
  const { index } = session.workspace.snapshot;
  const edits = movedLinks(
    index.files.values(),
    files.map(({ oldUri, newUri }) => ({ from: oldUri.replace(/\/$/, ""), to: newUri.replace(/\/$/, "") })),
  );
  if (edits.length === 0) return null;
  return workspaceEditOf(edits, {
    workspace: index,
    snippets: false,
    versionOf: (uri) => session.documents.versionOf(uri),
  });
}

/** Whether VS Code's own Markdown support was told to do the same: two edits of one link would destroy it. */
async function editorDoes({ client, connection }: Session): Promise<boolean> {
  if (!client.configuration) return false;
  const setting = "markdown.updateLinksOnFileMove.enabled";
  const answer: unknown = await connection.workspace.getConfiguration(setting).catch(() => null);
  return answer === "always" || answer === "prompt";
}
