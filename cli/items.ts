// `backlint items`: everything that is read, for scripts and for measuring the reader.
import type { FileIndex } from "../core/index.ts";
import { positionsOf } from "../core/queries/positions.ts";
import { judgeCriterion } from "../core/rules/acceptance/judged.ts";
import type { Parsed } from "./arguments.ts";
import { findFiles, readSource } from "./files.ts";
import { type FileReport, itemsReport } from "./itemsReport.ts";
import { openProject } from "./project.ts";
import { readingText } from "./readingText.ts";
import { type Io, Unusable, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "items [--format json|pretty] PATH...",
  about:
    "Prints every item, criterion and sprint that is read in the files, and the lines that look like items and are not.",
  options: {
    format: { type: "string", choices: ["json", "pretty"], help: "How to print (json)" },
    config: { type: "string", value: "FILE", help: "Use this instead of the nearest .backlint.json" },
  },
  run,
};

async function run(parsed: Parsed, io: Io): Promise<number> {
  if (parsed.paths.length === 0) throw new Unusable("items needs a file or a directory");
  const sources = findFiles(parsed.paths, io.cwd).map((path) => readSource(path, io.cwd));
  const project = openProject(sources, { cwd: io.cwd, config: parsed.text("config"), rules: [] });
  for (const { path, findings } of project.configs) {
    for (const { message } of findings) io.err(`backlint: ${path}: ${message}\n`);
  }
  const read = sources.flatMap(({ path, uri }) => {
    const file = project.workspace.snapshot.file(uri);
    return file === null ? [] : [{ path, file }];
  });
  if (parsed.text("format") === "pretty") {
    io.out(read.map(({ path, file }) => readingText(path, file, io.colour)).join("\n"));
    return 0;
  }
  const files = read.map(({ path, file }) => report(path, file));
  io.out(`${JSON.stringify({ version: 1, files })}\n`);
  return 0;
}

function report(path: string, file: FileIndex): FileReport {
  const positions = positionsOf(file);
  return itemsReport(path, file, {
    lineOf: (place) => positions.start(place).line + 1,
    endLineOf: (place) => {
      const { line, column } = positions.end(place);
      return column === 0 && place.end > place.start ? line : line + 1;
    },
    judge: judgeCriterion,
  });
}
