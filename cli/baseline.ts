// `lint --baseline` and `--write-baseline`: known findings in a file of their own. Paths in it count from its folder.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { parseBaseline, printBaseline, unknownTo } from "../core/config/baseline.ts";
import type { ReportedFinding } from "../core/rules/run.ts";
import { english } from "../core/text/message.ts";
import type { SourceFile } from "./files.ts";
import { type Io, Unusable } from "./verb.ts";

type FindingsOf = (file: SourceFile) => readonly ReportedFinding[];

/** Writes the findings of all files and says how many. Throws `Unusable` where the file cannot be written. */
export function writeBaseline(path: string, files: readonly SourceFile[], findings: FindingsOf, io: Io): void {
  const known = new Map(files.map((file) => [pathIn(path, file, io), findings(file)]));
  try {
    writeFileSync(resolve(io.cwd, path), printBaseline(known));
  } catch (error) {
    throw new Unusable(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const count = [...known.values()].reduce((sum, one) => sum + one.length, 0);
  io.err(`backlint: ${count} known ${count === 1 ? "finding" : "findings"} written to ${path}\n`);
}

/** The same findings without those that the baseline knows. Throws `Unusable` on a baseline that cannot be used. */
export function besidesBaseline(path: string, files: readonly SourceFile[], findings: FindingsOf, io: Io): FindingsOf {
  const baseline = parseBaseline(textOf(path, io));
  if ("problem" in baseline) throw new Unusable(`${path} cannot be used, ${english(baseline.problem)}`);
  const remaining = new Map<string, readonly ReportedFinding[]>();
  let [known, gone] = [0, 0];
  for (const file of files) {
    const all = findings(file);
    const fresh = unknownTo(baseline.files.get(pathIn(path, file, io)) ?? [], all);
    remaining.set(file.uri, fresh.findings);
    known += all.length - fresh.findings.length;
    gone += fresh.gone;
  }
  const mended = gone === 0 ? "" : `; ${gone} ${gone === 1 ? "is" : "are"} gone, --write-baseline drops what is`;
  if (known + gone > 0) io.err(`backlint: ${known} known ${known === 1 ? "finding" : "findings"} left out${mended}\n`);
  return (file) => remaining.get(file.uri) ?? [];
}

function textOf(path: string, io: Io): string {
  try {
    return readFileSync(resolve(io.cwd, path), "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new Unusable(
      missing
        ? `no such file: ${path}; --write-baseline ${path} makes it`
        : `cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function pathIn(baseline: string, file: SourceFile, io: Io): string {
  return relative(dirname(resolve(io.cwd, baseline)), resolve(io.cwd, file.path))
    .split(sep)
    .join("/");
}
