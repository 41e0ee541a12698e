// Where the terminal keeps what a push must not forget: the sidecar beside the backlog, the journal with this user's own state.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { nameOfTarget, type Target } from "../core/export/github/port.ts";
import type { Store } from "../core/export/github/push.ts";
import { Unusable } from "./verb.ts";

export const sidecarName = join(".backlint", "github.json");

/** The nearest folder above `folder` that has a sidecar. */
export function sidecarFolder(folder: string): string | null {
  if (existsSync(join(folder, sidecarName))) return folder;
  const above = dirname(folder);
  return above === folder ? null : sidecarFolder(above);
}

/** The store of one folder and target. */
export function pushStore(folder: string, target: Target): Store & { lock(): () => void } {
  const sidecar = join(folder, sidecarName);
  const key = createHash("sha256")
    .update(`${folder}\n${target.host}\n${nameOfTarget(target)}`)
    .digest("hex")
    .slice(0, 16);
  const journal = join(stateFolder(), `push-${key}.json`);
  return {
    readSidecar: async () => contentOf(sidecar),
    readJournal: async () => contentOf(journal),
    writeSidecar: async (text) => replace(sidecar, text),
    writeJournal: async (text) => replace(journal, text),
    dropJournal: async () => rmSync(journal, { force: true }),
    lock: () => lockBy(`${journal}.pid`),
  };
}

function stateFolder(): string {
  const base = process.env["XDG_STATE_HOME"] ?? process.env["LOCALAPPDATA"] ?? join(homedir(), ".local", "state");
  return join(base, "backlint");
}

function contentOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Whole or not at all, whatever happens meanwhile. */
function replace(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text, { flush: true });
  renameSync(`${file}.new`, file);
}

/** Keeps a second push with the same journal out; answers what lets it in again. Throws `Unusable` where one runs. */
function lockBy(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const owner = Number(contentOf(file) ?? 0);
  if (owner > 0 && isAlive(owner)) throw new Unusable(`another push of this backlog is running (process ${owner})`);
  rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
  } catch {
    throw new Unusable("another push of this backlog has just begun");
  }
  return () => rmSync(file, { force: true });
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return process_ !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
