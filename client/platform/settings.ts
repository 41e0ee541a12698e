// The settings that the client itself reads. All others are the server's: it asks for them, file by file.
import { type Disposable, type Uri, workspace } from "vscode";

/** False when the user switched Backlint off. */
export function isEnabled(): boolean {
  return workspace.getConfiguration("backlint").get("enable", true);
}

/** True when messages between VS Code and the server are to be written down. */
export function isTracing(): boolean {
  return workspace.getConfiguration("backlint").get("trace.server", "off") !== "off";
}

/** Whether the trees show where the caret is. */
export function followsCaret(): boolean {
  return workspace.getConfiguration("backlint").get("trees.followCaret", true);
}

/** The least severity that the badge on the activity bar counts: 0 errors, 1 warnings too, -1 nothing. */
export function shownInBadge(): number {
  const shown = workspace.getConfiguration("backlint").get("findings.badge", "errors");
  return ["errors", "errors and warnings"].indexOf(shown);
}

/** Calls back after each change of `backlint.<name>`. */
export function onSettingChanged(name: "enable" | "trace.server" | "findings.badge", act: () => void): Disposable {
  return workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`backlint.${name}`)) act();
  });
}

/** How backlogs are pushed to GitHub. */
export interface GitHubSettings {
  /** "OWNER/NAME" or an address; empty where the remotes decide. */
  readonly repository: string;
  /** null where the sidecar decides. */
  readonly tasks: "list" | "sub-issues" | "none" | null;
  /** From one new issue to the next. */
  readonly seconds: number;
}

export function githubSettings(file: Uri): GitHubSettings {
  const settings = workspace.getConfiguration("backlint.github", file);
  return {
    repository: settings.get("repository", "").trim(),
    tasks: settings.get<GitHubSettings["tasks"]>("tasks", null),
    seconds: Math.max(0, settings.get("secondsBetweenIssues", 3)),
  };
}
