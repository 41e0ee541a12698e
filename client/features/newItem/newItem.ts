// "New Item…": asks for the kind and the title, and lets the server write an item shaped as its neighbours.
import { l10n, window } from "vscode";
import { kindWords } from "../../../core/index/naming.ts";
import { itemKindsRequest, newItemRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { caretOf } from "../../platform/documents.ts";
import { speak } from "../../platform/language.ts";

export async function newItem(server: BacklogServer): Promise<void> {
  const editor = window.activeTextEditor;
  const kinds = editor ? await server.ask(itemKindsRequest, { uri: editor.document.uri.toString() }) : [];
  const [only, ...others] = kinds;
  if (!editor || !only) {
    void window.showInformationMessage(
      l10n.t("Backlint: open a backlog with an item in it, which a new one can be shaped like."),
    );
    return;
  }
  const picks = kinds.map((kind) => {
    const word = speak(kindWords[kind]);
    return { label: word.charAt(0).toUpperCase() + word.slice(1), wanted: kind };
  });
  const kind =
    others.length === 0
      ? only
      : (await window.showQuickPick(picks, { title: l10n.t("New Item"), placeHolder: l10n.t("Which kind?") }))?.wanted;
  if (!kind) return;
  const title = await window.showInputBox({
    title: l10n.t("New {0}", speak(kindWords[kind])),
    prompt: l10n.t("Its title"),
    validateInput: (text) => (/[|<>]/.test(text) ? l10n.t("A title cannot hold the signs |, < and >") : undefined),
  });
  if (!title?.trim()) return;
  const { refused } = await server.ask(newItemRequest, { ...caretOf(editor), kind, title });
  if (refused !== null) void window.showWarningMessage(`Backlint: ${refused}.`);
}
