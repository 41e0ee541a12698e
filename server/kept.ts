// What Backlint keeps on disk from one start to the next. It can be thrown away at any time.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** Where things are kept that nobody has named a place for. */
export function cacheFolder(): string {
  return join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "backlint");
}

/** Puts something into a file, whole or not at all. A place that cannot be written keeps nothing: the next start is slower. */
export function keep(file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Another process may read it meanwhile.
    const half = `${file}.${process.pid}`;
    writeFileSync(half, content);
    renameSync(half, file);
  } catch {
    // No room or no right.
  }
}
