// Which folder a backlog's sidecar stands in.
import { type Uri, workspace } from "vscode";

/** The folder that holds the sidecar of a file: its workspace folder, else its own. */
export function folderOf(file: Uri): Uri {
  return workspace.getWorkspaceFolder(file)?.uri ?? file.with({ path: file.path.slice(0, file.path.lastIndexOf("/")) });
}
