// Where the editor keeps what a push must not forget: the sidecar in the workspace, the journal in the extension's storage.
import { Uri, workspace } from "vscode";
import { digest } from "../../../core/export/digest.ts";
import { nameOfTarget, type Target } from "../../../core/export/github/port.ts";
import type { Store } from "../../../core/export/github/push.ts";

/** The sidecar of a folder. */
export const sidecarUri = (folder: Uri): Uri => Uri.joinPath(folder, ".backlint", "github.json");

/** `storage` is the extension's folder for this workspace. */
export function pushStore(folder: Uri, storage: Uri, target: Target): Store {
  const sidecar = sidecarUri(folder);
  const journal = Uri.joinPath(
    storage,
    `push-${digest(`${folder.toString()}\n${target.host}\n${nameOfTarget(target)}`)}.json`,
  );
  return {
    readSidecar: () => read(sidecar),
    readJournal: () => read(journal),
    writeSidecar: (text) => write(sidecar, text),
    async writeJournal(text) {
      // Whole or not at all, whatever happens meanwhile.
      const next = journal.with({ path: `${journal.path}.new` });
      await write(next, text);
      await workspace.fs.rename(next, journal, { overwrite: true });
    },
    async dropJournal() {
      if ((await read(journal)) !== null) await workspace.fs.delete(journal);
    },
  };
}

/** The text of a file, or null where there is none. */
export async function read(uri: Uri): Promise<string | null> {
  return workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => null,
  );
}

async function write(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
