// l10n.t("Show What Was Read"): the reading report of the active file as a read-only Markdown document, in the preview where VS Code
// has one. It follows the file while it is open.
import { commands, Disposable, EventEmitter, l10n, Uri, window, workspace } from "vscode";
import { reportRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { calm } from "../../platform/calm.ts";

const scheme = "backlint-reading";

export function registerReading(server: BacklogServer): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const answer = await server.ask(reportRequest, { uri: Uri.parse(uri.query, true).toString() });
      return answer?.markdown ?? l10n.t("This file is not open any more.\n");
    },
  });
  const follow = calm(300, async () => {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
  });
  return Disposable.from(provider, changed, follow, server.onDidChange(follow));
}

/** Shows what was read in the active file. */
export async function showReading(server: BacklogServer): Promise<void> {
  const file = window.activeTextEditor?.document.uri;
  const answer = file && file.scheme !== scheme ? await server.ask(reportRequest, { uri: file.toString() }) : null;
  if (!file || !answer) {
    void window.showInformationMessage(l10n.t("Backlint: open a Markdown file to see what was read in it."));
    return;
  }
  const uri = Uri.from({
    scheme,
    path: `/${answer.title.replace(/\//g, " ").replace(/\.md$/i, "")}.md`,
    query: file.toString(),
  });
  const available = await commands.getCommands(true);
  if (available.includes("markdown.showPreview")) await commands.executeCommand("markdown.showPreview", uri);
  else await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}
