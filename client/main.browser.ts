// The extension's entry where there is no Node: on vscode.dev and github.dev.
import type { ExtensionContext } from "vscode";
import { activateWith, type Backlint } from "./activation.ts";
import { browserClients } from "./languageClient.browser.ts";

export { deactivate } from "./activation.ts";

export function activate(context: ExtensionContext): Backlint {
  return activateWith(browserClients(context), context);
}
