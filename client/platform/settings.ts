// The settings that the client itself reads. All others are the server's: it asks for them, file by file.
import { type Disposable, workspace } from "vscode";

/** False when the user switched Backlint off. */
export function isEnabled(): boolean {
  return workspace.getConfiguration("backlint").get("enable", true);
}

/** True when messages between VS Code and the server are to be written down. */
export function isTracing(): boolean {
  return workspace.getConfiguration("backlint").get("trace.server", "off") !== "off";
}

/** Calls back after each change of `backlint.<name>`. */
export function onSettingChanged(name: "enable" | "trace.server", act: () => void): Disposable {
  return workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`backlint.${name}`)) act();
  });
}
