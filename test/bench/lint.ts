// `backlint lint` against markdownlint, each as a program of its own that reads one file and says what is wrong with it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { backlogOf } from "./backlog.ts";
import { markdownlint } from "./peers.ts";
import { type Rows, type Size, sizes } from "./rows.ts";

export function lint(rows: Rows, large: boolean): void {
  const folder = mkdtempSync(join(tmpdir(), "backlint-bench-"));
  const library = markdownlint();
  try {
    for (const size of (large ? ["1 MB", "10 MB"] : ["1 MB"]) as Size[]) {
      const file = join(folder, "backlog.md");
      writeFileSync(file, backlogOf(sizes[size]));
      rows.add("lint", "whole program", "backlint", size, timed("dist/cli.js", "lint", "--format", "json", file));
      if (library === null || size === "10 MB") continue;
      const script = join(folder, "markdownlint.mjs");
      writeFileSync(
        script,
        `import { lint } from ${JSON.stringify(pathToFileURL(library).href)};\nconsole.log(Object.values(lint({ files: [process.argv[2]] })).flat().length);\n`,
      );
      rows.add("lint", "whole program", "markdownlint", size, timed(script, file));
    }
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
