// Each output format over one report, and what each must escape.
import assert from "node:assert/strict";
import { report as github } from "../../cli/reporters/github.ts";
import { report as json } from "../../cli/reporters/json.ts";
import { report as junit } from "../../cli/reporters/junit.ts";
import { report as pretty } from "../../cli/reporters/pretty.ts";
import type { LintReport } from "../../cli/reporters/report.ts";
import { report as sarif } from "../../cli/reporters/sarif.ts";

const finding = {
  rule: "vague-criterion",
  severity: "warning",
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 7,
  message: "Unexpected `fast`, 100% <vague>: sharp, they say",
  item: "US-1",
} as const;

const given: LintReport = {
  files: [
    { path: "plan & more/a.md", text: "# US-1\n- fast\n", diagnostics: [finding] },
    { path: "b.md", text: "", diagnostics: [] },
  ],
  rules: new Map([["vague-criterion", { summary: "Nobody can decide it", why: "It can be read two ways" }]]),
  version: "1.2.3",
  colour: false,
};

const error = (message: string): LintReport => ({
  ...given,
  files: [{ path: "a.md", text: "x", diagnostics: [{ ...finding, severity: "error", message }] }],
});

describe("reporters", () => {
  it("json prints the contract and nothing else", () => {
    assert.deepEqual(JSON.parse(json(given)), {
      version: 1,
      files: [
        { path: "plan & more/a.md", diagnostics: [finding] },
        { path: "b.md", diagnostics: [] },
      ],
    });
  });

  it("pretty shows the line and marks the stretch", () => {
    assert.equal(
      pretty(given),
      [
        "plan & more/a.md",
        "  warning Unexpected `fast`, 100% <vague>: sharp, they say vague-criterion",
        "       2:3 | - fast",
        "           |   ~~~~",
        "",
        "0 errors, 1 warning, 0 notes in 2 files",
        "",
      ].join("\n"),
    );
  });

  it("pretty shows a piece of a line that is too long", () => {
    const text = `${"a".repeat(500)}fast${"b".repeat(500)}`;
    const shown = pretty({
      ...given,
      files: [{ path: "a.md", text, diagnostics: [{ ...finding, line: 1, column: 501, endLine: 1, endColumn: 505 }] }],
    });
    assert.match(shown, /\| …a{20}fastb{76}…\n {11}\| {22}~~~~\n/);
    assert.ok(shown.split("\n").every((line) => line.length < 130));
  });

  it("pretty colours only where asked to", () => {
    assert.ok(!pretty(given).includes("\u001b"));
    assert.ok(pretty({ ...given, colour: true }).includes("\u001b[33mwarning\u001b[0m"));
  });

  it("github escapes what ends a property or a command", () => {
    assert.equal(
      github({
        ...given,
        files: [{ path: "a,b:c.md", text: "", diagnostics: [{ ...finding, message: "50%\nnext" }] }],
      }),
      "::warning file=a%2Cb%3Ac.md,line=2,endLine=2,col=3,endColumn=7,title=vague-criterion::50%25%0Anext\n",
    );
  });

  it("junit counts failures, escapes markup and drops what XML cannot hold", () => {
    const xml = junit(given);
    assert.match(xml, /<testsuite name="plan &#38; more\/a\.md" tests="1" failures="1" errors="0">/);
    assert.match(xml, /<testcase classname="b\.md" name="backlint"\/>/);
    assert.ok(xml.includes("100% &#60;vague&#62;"));
    assert.ok(junit(error("bad \u0000 and \ud800")).includes("bad \ufffd and \ufffd"));
  });

  it("sarif names each rule once and escapes paths", () => {
    const log = JSON.parse(sarif(given));
    assert.equal(log.version, "2.1.0");
    const [run] = log.runs;
    assert.deepEqual(run.tool.driver.rules, [
      {
        id: "vague-criterion",
        shortDescription: { text: "Nobody can decide it" },
        fullDescription: { text: "It can be read two ways" },
      },
    ]);
    assert.deepEqual(run.results[0].locations[0].physicalLocation, {
      artifactLocation: { uri: "plan%20%26%20more/a.md", index: 0 },
      region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 },
    });
    assert.equal(run.results[0].level, "warning");
    assert.equal(JSON.parse(sarif(error("x"))).runs[0].results[0].level, "error");
  });
});
