// The repository's sample backlogs: what is read in them, and the mistakes that stand in them on purpose. `npm start`
// opens them, so whatever else is reported there would be the first thing that a new user sees. UPDATE=1 writes the file.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { parseConfig } from "../../core/config/parseConfig.ts";
import { houseOf } from "../../core/dialects/house.ts";
import { read } from "../../core/dialects/reader.ts";
import { createWorkspace } from "../../core/index.ts";
import { rules } from "../../core/rules/index.ts";
import { lineIndexOf, lineOf } from "../../core/text/lineIndex.ts";
import { written } from "../../core/text/span.ts";
import { ownExamples } from "./corpusFiles.ts";
import { linesOf } from "./listing.ts";

const expected = new URL("../cases/examples.txt", import.meta.url);

/** Items and findings of all samples in one workspace, as a person would list them. */
function report(): string {
  const { config } = parseConfig("{}", ".backlint.json", rules);
  assert.ok(config);
  const workspace = createWorkspace({
    read: (request) => read(request, houseOf(request.config)),
    rules,
    onError: ({ rule, error }) => {
      throw new Error(`Rule ${rule} failed`, { cause: error });
    },
  });
  workspace.apply({ type: "config", folder: "", config });
  for (const { name, text } of ownExamples) workspace.apply({ type: "text", uri: name, text, version: 1 });
  const { snapshot } = workspace;
  return ownExamples
    .map(({ name, text }) => {
      const file = snapshot.file(name);
      assert.ok(file);
      const lines = lineIndexOf(text);
      const findings = snapshot
        .findings(name)
        .map(({ rule, severity, at }) => ({
          rule,
          severity,
          on: written(at),
          line: lineOf(lines, file.spanOf(at).start) + 1,
        }))
        .sort((a, b) => a.line - b.line)
        .map(({ rule, severity, on, line }) => `  ${line} ${severity} ${rule} on ${JSON.stringify(on.split("\n")[0])}`);
      return [`${name}`, ...linesOf(file).map((line) => `  ${line}`), "findings", ...findings, ""].join("\n");
    })
    .join("\n");
}

describe("the sample backlogs", () => {
  it("are read whole, and only their deliberate mistakes are reported", () => {
    const found = report();
    if (process.env["UPDATE"] === "1") writeFileSync(expected, found);
    assert.equal(found, readFileSync(expected, "utf8"));
  });
});
