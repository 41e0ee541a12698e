// Whether a file may be written, as far as the editor can tell.
import { FilePermission, type Uri, workspace } from "vscode";

/** True for files on file systems that take no writing, and for files that are locked. A file that is not saved yet is neither. */
export async function isReadOnly(uri: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    return (((await workspace.fs.stat(uri)).permissions ?? 0) & FilePermission.Readonly) !== 0;
  } catch {
    return false;
  }
}
