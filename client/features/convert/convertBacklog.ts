// "Convert Backlog To…": asks for the shape, and for a folder where items get files of their own, and lets the server write it.
import { l10n, window } from "vscode";
import { type Message, say } from "../../../core/text/message.ts";
import { conversionsRequest, convertRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { speak } from "../../platform/language.ts";
import { isReadOnly } from "../../platform/readOnly.ts";

const labels = {
  table: `$(table) ${l10n.t("Table")}`,
  headings: `$(list-tree) ${l10n.t("Heading Sections")}`,
  list: `$(list-unordered) ${l10n.t("List")}`,
  "key-value": `$(symbol-key) ${l10n.t("Key-Value Blocks")}`,
  files: `$(files) ${l10n.t("One File per Item")}`,
} as const;

export async function convertBacklog(server: BacklogServer): Promise<void> {
  const document = window.activeTextEditor?.document;
  const uri = document?.uri.toString();
  const found = uri === undefined ? null : await server.ask(conversionsRequest, { uri });
  if (!document || uri === undefined || !found || found.shapes.length === 0) {
    void window.showInformationMessage(l10n.t("Backlint: open a backlog with items in it, which can be converted."));
    return;
  }
  if (await isReadOnly(document.uri)) {
    void window.showWarningMessage(l10n.t("Backlint: the file is read-only and was left as it is."));
    return;
  }
  const picks = found.shapes.map(({ shape, items }) => ({
    label: labels[shape],
    description: found.files > 1 ? l10n.t("gathers {0} files", found.files) : speak(amountOf(items)),
    shape,
  }));
  const title = l10n.t("Convert Backlog");
  const pick = await window.showQuickPick(picks, { title, placeHolder: l10n.t("How should the items be written?") });
  if (!pick) return;
  const folder = pick.shape === "files" ? await folderFor(found.folder) : "";
  if (folder === undefined) return;
  const { refused } = await server.ask(convertRequest, { uri, to: pick.shape, folder });
  if (refused !== null) void window.showWarningMessage(`Backlint: ${refused}.`);
}

const amountOf = (items: number): Message => (items === 1 ? say`${items} item` : say`${items} items`);

/** A folder beside the document, with a slash at its end. */
async function folderFor(usual: string): Promise<string | undefined> {
  const folder = await window.showInputBox({
    title: l10n.t("Convert Backlog"),
    prompt: l10n.t("The folder for the files, beside this one"),
    value: usual,
    validateInput: (text) =>
      /^[^/\\:*?"<>|][^\\:*?"<>|]*$/.test(text.trim()) && !text.split("/").includes("..")
        ? undefined
        : l10n.t("Name a folder beside this file, such as items/"),
  });
  return folder === undefined ? undefined : `${folder.trim().replace(/\/+$/, "")}/`;
}
