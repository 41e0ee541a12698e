// "Show Status": what a bug report needs, in the output channel where it can be copied; in English, for those who read it.
import { version, window, workspace } from "vscode";
import { english } from "../../../core/text/message.ts";
import { statusRequest } from "../../../server/protocol.ts";
import { statusText } from "../status/text.ts";
import type { Services } from "./index.ts";

export async function showStatus({ context, log, server }: Services): Promise<void> {
  const document = window.activeTextEditor?.document;
  const status = document ? await server.ask(statusRequest, { uri: document.uri.toString() }) : null;
  const read = statusText(status, english);
  const folders = workspace.workspaceFolders?.map((folder) => folder.uri.toString(true)) ?? [];
  const lines = [
    `Backlint ${context.extension.packageJSON.version}, VS Code ${version}`,
    `language server: ${server.state}`,
    `folders: ${folders.join(", ") || "none"}`,
    ...(document ? [`active file: ${document.uri.toString(true)} (${document.languageId})`] : ["active file: none"]),
    ...(document ? [read ? `  ${read.text}, ${read.detail}` : "  no backlog in it"] : []),
  ];
  for (const line of lines) log.info(line);
  log.show(true);
}
