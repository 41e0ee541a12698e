// "Explain This Finding": why the finding under the caret is reported, as a read-only Markdown document.
import { commands, type Disposable, l10n, Uri, window, workspace } from "vscode";
import { explainRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { caretOf } from "../../platform/documents.ts";

const scheme = "backlint-finding";

/** Explanations by address, as they were when they were asked for. */
const texts = new Map<string, string>();

export function registerExplanations(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? l10n.t("Ask again: this explanation is gone.\n"),
  });
}

/** Explains the finding at the caret, or says that there is none. */
export async function explainFinding(server: BacklogServer): Promise<void> {
  const editor = window.activeTextEditor;
  const answer = editor ? await server.ask(explainRequest, caretOf(editor)) : null;
  if (!editor || !answer) {
    void window.showInformationMessage(l10n.t("Backlint: put the caret on a finding to have it explained."));
    return;
  }
  const { line, character } = editor.selection.active;
  const uri = Uri.from({
    scheme,
    path: `/${answer.title}.md`,
    query: `${editor.document.uri}#${line}:${character}`,
  });
  // One is open at a time, mostly; the others are asked for again.
  texts.clear();
  texts.set(uri.toString(), answer.markdown);
  const available = await commands.getCommands(true);
  if (available.includes("markdown.showPreviewToSide"))
    await commands.executeCommand("markdown.showPreviewToSide", uri);
  else await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}
