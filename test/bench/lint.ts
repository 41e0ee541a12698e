// `backlint lint` against markdownlint, each as a program of its own that reads one file and says what is wrong with it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { backlogOf } from "./backlog.ts";
import { markdownlint } from "./peers.ts";
import { type Rows, type Size, sizes } from "./rows.ts";

export function lint(rows: Rows, size: Size): void {
  const folder = mkdtempSync(join(tmpdir(), "backlint-bench-"));
  const library = markdownlint();
  try {
    const file = join(folder, "backlog.md");
    writeFileSync(file, backlogOf(sizes[size]));
    const script = join(folder, "markdownlint.mjs");
    writeFileSync(
      script,
      `import { lint } from ${JSON.stringify(pathToFileURL(library ?? "").href)};\nconsole.log(Object.values(lint({ files: [process.argv[2]] })).flat().length);\n`,
    );
    // By turns, the better one of each. Ten megabytes are held against our own one alone.
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < (size === "10 MB" ? 1 : 2); round++) {
      ours.push(timed("dist/cli.js", "lint", "--format", "json", file));
      if (library !== null && size !== "10 MB") theirs.push(timed(script, file));
    }
    rows.add("lint", "whole program", "backlint", size, Math.min(...ours));
    if (theirs.length > 0) rows.add("lint", "whole program", "markdownlint", size, Math.min(...theirs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timed(...args: readonly string[]): number {
  const from = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e9 });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return performance.now() - from;
}
