// "Accept Current Findings as Baseline": what is found now is known from here on, and only what is new is shown.
import { l10n, Range, Uri, window, workspace, WorkspaceEdit } from "vscode";
import { type AcceptedFindings, acceptFindingsRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";

export async function acceptFindings(server: BacklogServer): Promise<void> {
  const { accepted, files, refused } = await server.ask(acceptFindingsRequest, {});
  if (refused !== null) return void window.showWarningMessage(`Backlint: ${refused}.`);
  const done =
    accepted === 1
      ? l10n.t("Backlint: 1 finding is known now and no longer shown.")
      : l10n.t("Backlint: {0} findings are known now and no longer shown.", accepted);
  const answer = await window.showInformationMessage(done, l10n.t("Show"), l10n.t("Undo"));
  const [baseline] = files;
  if (answer === l10n.t("Show") && baseline) await window.showTextDocument(Uri.parse(baseline.uri, true));
  if (answer === l10n.t("Undo")) await undo(files);
}

/** VS Code's own undo knows no files that were made for it and are open nowhere. */
async function undo(files: AcceptedFindings["files"]): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const { uri: name, before } of files) {
    const uri = Uri.parse(name, true);
    if (before === null) edit.deleteFile(uri, { ignoreIfNotExists: true });
    else {
      const { lineCount } = await workspace.openTextDocument(uri);
      edit.replace(uri, new Range(0, 0, lineCount, 0), before);
    }
  }
  await workspace.applyEdit(edit, { isRefactoring: true });
}
