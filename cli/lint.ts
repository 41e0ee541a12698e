// `backlint lint`: findings for people, scripts and build servers.
import { accessSync, constants, existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { rules } from "../core/index.ts";
import { type Chunked, positionsOf } from "../core/queries/positions.ts";
import type { ReportedFinding } from "../core/rules/run.ts";
import manifest from "../package.json" with { type: "json" };
import { type Parsed, wholeNumber } from "./arguments.ts";
import { besidesBaseline, writeBaseline } from "./baseline.ts";
import { decode, findFiles, readSource, type SourceFile } from "./files.ts";
import { generatedAmong, hasRepairs, repairAll } from "./fix.ts";
import { openProject, type Project } from "./project.ts";
import { count, type DiagnosticReport, type LintedFile, type LintReport, type Reporter } from "./reporters/report.ts";
import { unifiedDiff } from "../core/text/unifiedDiff.ts";
import { type Io, Unusable, type Verb } from "./verb.ts";
import { english } from "../core/text/message.ts";

const reporters: Readonly<Record<string, () => Promise<{ readonly report: Reporter }>>> = {
  pretty: () => import("./reporters/pretty.ts"),
  json: () => import("./reporters/json.ts"),
  sarif: () => import("./reporters/sarif.ts"),
  github: () => import("./reporters/github.ts"),
  junit: () => import("./reporters/junit.ts"),
};

export const verb: Verb = {
  usage: "lint [options] PATH...",
  about:
    "Reports what a careful reviewer would in the backlogs among the files. Directories are searched for Markdown.\n" +
    "Ends with 0 when clean, 1 on errors or too many warnings, 2 when arguments or files cannot be used.",
  options: {
    format: { type: "string", choices: Object.keys(reporters), help: "How to report (pretty)" },
    rule: {
      type: "string",
      multiple: true,
      value: "ID=SEVERITY",
      help: "error, warning, info, hint or off for one rule",
    },
    "max-warnings": { type: "string", value: "N", help: "End with 1 on more warnings than this" },
    config: { type: "string", value: "FILE", help: "Use this instead of the nearest .backlint.json" },
    baseline: { type: "string", value: "FILE", help: "Leave out the findings that this file knows" },
    "write-baseline": { type: "string", value: "FILE", help: "Write all findings there as known, report none" },
    fix: { type: "boolean", help: "Apply the safe fixes, report the rest" },
    "fix-dry-run": { type: "boolean", help: "Print what --fix would change, as a diff" },
    stdin: { type: "boolean", help: "Read one document from standard input" },
    "stdin-filename": { type: "string", value: "PATH", help: "Where that document would stand" },
  },
  run,
};

async function run(parsed: Parsed, io: Io): Promise<number> {
  const limit = wholeNumber(parsed, "max-warnings");
  const fixes = parsed.flag("fix") || parsed.flag("fix-dry-run");
  const baseline = parsed.text("baseline");
  const newBaseline = parsed.text("write-baseline");
  if (baseline !== null && newBaseline !== null) throw new Unusable("--write-baseline takes no --baseline");
  const files = await sources(parsed, io);
  const options = {
    cwd: io.cwd,
    config: parsed.text("config"),
    rules: parsed.all("rule"),
    baselines: baseline === null && newBaseline === null,
    backlogsOnly: true as const,
  };
  const project = openProject(files, options);
  const left = fixes ? leftAlone(project, files, io) : new Set<SourceFile>();
  const repaired = fixes
    ? repairAll(
        project,
        files.filter((file) => !left.has(file)),
      )
    : new Map<string, string>();
  if (parsed.flag("fix-dry-run")) {
    for (const file of files) io.out(unifiedDiff(file.path, file.text, repaired.get(file.uri) ?? file.text));
    return 0;
  }
  for (const file of files) {
    const text = repaired.get(file.uri);
    if (text === undefined) continue;
    writeFileSync(resolve(io.cwd, file.path), file.mark + text);
  }
  const findings = ({ uri }: SourceFile): readonly ReportedFinding[] => project.findings(uri);
  if (newBaseline !== null) {
    writeBaseline(newBaseline, files, findings, io);
    return 0;
  }
  const reported = baseline === null ? findings : besidesBaseline(baseline, files, findings, io);
  const report = reportOf(project, files, reported, repaired, io);
  const { report: print } = await (
    reporters[parsed.text("format") ?? "pretty"] ?? (() => import("./reporters/pretty.ts"))
  )();
  io.out(print(report));
  return count(report, "error") > 0 || (limit !== null && count(report, "warning") > limit) ? 1 : 0;
}

/** What no fix may touch, said in one line: files that are generated, read-only, or hold bytes that would not be written back. */
function leftAlone(project: Project, files: readonly SourceFile[], io: Io): ReadonlySet<SourceFile> {
  const generated = new Set(generatedAmong(project, files));
  const reasons = files.flatMap((file): (readonly [SourceFile, string])[] => {
    const why = generated.has(file)
      ? "generated"
      : isReadOnly(resolve(io.cwd, file.path))
        ? "read-only"
        : file.faithful
          ? null
          : "not UTF-8 throughout";
    const isFixable = why !== null && hasRepairs(project, file);
    return isFixable ? [[file, `${file.path} (${why})`]] : [];
  });
  if (reasons.length > 0) io.err(`backlint: left as they are: ${reasons.map(([, name]) => name).join(", ")}\n`);
  return new Set(reasons.map(([file]) => file));
}

/** What is not there, such as standard input, is not read-only. */
function isReadOnly(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch {
    return existsSync(path);
  }
}

async function sources(parsed: Parsed, io: Io): Promise<SourceFile[]> {
  if (!parsed.flag("stdin")) {
    if (parsed.text("stdin-filename") !== null) throw new Unusable("--stdin-filename needs --stdin");
    if (parsed.paths.length === 0) throw new Unusable("lint needs a file or a directory");
    return findFiles(parsed.paths, io.cwd).map((path) => readSource(path, io.cwd));
  }
  if (parsed.paths.length > 0) throw new Unusable(`--stdin reads no files, not ${parsed.paths.join(", ")}`);
  if (parsed.flag("fix")) throw new Unusable("--fix needs files; --fix-dry-run takes --stdin");
  const path = parsed.text("stdin-filename") ?? "stdin.md";
  return [{ path, uri: pathToFileURL(resolve(io.cwd, path)).href, ...decode(await io.input()) }];
}

function reportOf(
  project: Project,
  files: readonly SourceFile[],
  findings: (file: SourceFile) => readonly ReportedFinding[],
  repaired: ReadonlyMap<string, string>,
  { colour }: Io,
): LintReport {
  const linted = files.map((source): LintedFile => {
    const { path, uri, text } = source;
    const file = project.workspace.snapshot.file(uri);
    const diagnostics = file === null ? [] : diagnosticsOf(file, findings(source));
    return { path, text: repaired.get(uri) ?? text, diagnostics };
  });
  const broken = project.configs
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, text, findings }): LintedFile => {
      const anchor = findings[0]?.at.anchor;
      const chunks = anchor === undefined ? [] : [{ anchor, start: 0 }];
      return { path, text, diagnostics: diagnosticsOf({ chunks, original: null }, findings) };
    });
  const catalogue = new Map(rules.map(({ id, summary, why }) => [id, { summary, why }]));
  return { files: [...broken, ...linted], rules: catalogue, version: manifest.version, colour };
}

function diagnosticsOf(file: Chunked, findings: readonly ReportedFinding[]): DiagnosticReport[] {
  const positions = positionsOf(file);
  return findings.map(({ rule, severity, at, message, item }) => {
    const start = positions.start(at);
    const end = positions.end(at);
    return {
      rule,
      severity,
      line: start.line + 1,
      column: start.column + 1,
      endLine: end.line + 1,
      endColumn: end.column + 1,
      message: english(message),
      item: item === null ? null : (item.id?.value ?? item.title.value),
    };
  });
}
