// The extension's entry where extensions run in Node: on the desktop and on remote machines.
import type { ExtensionContext } from "vscode";
import { activateWith, type Backlint } from "./activation.ts";
import { nodeClients } from "./languageClient.node.ts";

export { deactivate } from "./activation.ts";

export function activate(context: ExtensionContext): Backlint {
  return activateWith(nodeClients(context), context);
}
