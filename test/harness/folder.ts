// A folder on disk for one test, gone afterwards.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

export interface Folder {
  readonly path: string;
  /** Its URI, without a closing slash. */
  readonly uri: string;
  write(name: string, content: string | Buffer): void;
  uriOf(name: string): string;
  remove(): void;
}

export function temporaryFolder(files: Readonly<Record<string, string | Buffer>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), "backlint-"));
  const folder: Folder = {
    path,
    uri: pathToFileURL(path).href,
    write(name, content) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    uriOf: (name) => pathToFileURL(join(path, name)).href,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  return folder;
}
