// What git knows about a folder: where its files come from, and whether others can see this commit.
import { spawnSync } from "node:child_process";
import type { Target } from "../core/export/github/port.ts";
import { targetOfRemote } from "../core/export/github/remoteUrl.ts";

export interface GitFacts {
  readonly root: string;
  /** The repositories that its remotes name, "origin" first. */
  readonly remotes: readonly Target[];
  /** The commit that is checked out; null where no remote has it. */
  readonly pushed: string | null;
}

/** Null outside a checkout, and where there is no git. */
export function gitFacts(folder: string): GitFacts | null {
  const git = (...args: readonly string[]): string | null => {
    const { status, stdout } = spawnSync("git", ["-C", folder, ...args], { encoding: "utf8", windowsHide: true });
    return status === 0 ? stdout.trim() : null;
  };
  const root = git("rev-parse", "--show-toplevel");
  if (root === null) return null;
  const names = (git("remote") ?? "").split("\n").filter((name) => name !== "");
  const ordered = [...names].sort((a, b) => Number(b === "origin") - Number(a === "origin"));
  const remotes = ordered.flatMap((name) => targetOfRemote(git("remote", "get-url", name) ?? "") ?? []);
  const head = git("rev-parse", "HEAD");
  const seen = head === null ? "" : git("branch", "--remotes", "--contains", head);
  return { root, remotes, pushed: seen ? head : null };
}
