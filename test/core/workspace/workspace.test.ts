import assert from "node:assert/strict";
import { type Config, noConfig } from "../../../core/config/config.ts";
import { defineRule, type Severity } from "../../../core/rules/rule.ts";
import { createWorkspace, type ReadRequest } from "../../../core/workspace/workspace.ts";
import { item, reading } from "../../harness/builders.ts";
import { english, say } from "../../../core/text/message.ts";

/** Reads every line as an item; lines that stood there before keep their identity. */
function createLines() {
  const requests: ReadRequest[] = [];
  const rule = defineRule({
    id: "a-rule",
    category: "structure",
    severity: "warning",
    on: true,
    since: "0.1.0",
    scope: "item",
    summary: "s",
    why: "w",
    examples: [],
    *check(one) {
      yield { at: one.title.at, message: say`${one.title.value}` };
    },
  });
  const workspace = createWorkspace({
    rules: [rule],
    read: (request) => {
      requests.push(request);
      const known = new Map(request.previous?.items.map((one) => [one.title.value, one]));
      const lines = request.text.split("\n").filter((line) => line !== "");
      return reading(
        lines.map((title) => known.get(title) ?? item({ title }, request.uri)),
        {},
        request.uri,
      );
    },
  });
  const put = (uri: string, text: string, version = 1) => workspace.apply({ type: "text", uri, text, version });
  const found = (uri: string) =>
    workspace.snapshot.findings(uri).map(({ severity, message }) => `${severity} ${english(message)}`);
  return { workspace, requests, put, found };
}

const withSeverity = (severity: Severity | "off"): Config => ({
  ...noConfig,
  rules: new Map([["a-rule", { severity, options: {} }]]),
});

describe("workspace", () => {
  it("hands out a new snapshot for each change and leaves the old one as it was", () => {
    const { workspace, put } = createLines();
    const empty = workspace.snapshot;
    const first = put("a.md", "one\n", 7);
    const second = put("a.md", "one\ntwo\n", 8);
    assert.deepEqual([empty.revision, first.revision, second.revision], [0, 1, 2]);
    assert.equal(empty.file("a.md"), null);
    assert.equal(first.file("a.md")?.items.length, 1);
    assert.equal(first.versionOf("a.md"), 7);
    assert.equal(second.file("a.md")?.items.length, 2);
    assert.deepEqual(
      first.findings("a.md").map(({ message }) => english(message)),
      ["one"],
    );
  });

  it("computes findings when asked, and once", () => {
    const { workspace, put } = createLines();
    put("a.md", "one\ntwo\n");
    assert.equal(workspace.runner.stats.get("a-rule"), undefined);
    assert.equal(workspace.snapshot.findings("a.md"), workspace.snapshot.findings("a.md"));
    assert.equal(workspace.runner.stats.get("a-rule"), 2);
    put("a.md", "one\ntwo\nthree\n");
    workspace.snapshot.findings("a.md");
    assert.equal(workspace.runner.stats.get("a-rule"), 3);
  });

  it("applies edits to the text it has and tells the reader what they were", () => {
    const { workspace, requests, put } = createLines();
    const before = put("a.md", "one\ntwo\n").file("a.md");
    const edits = [{ start: 4, end: 7, text: "2" }];
    workspace.apply({ type: "edits", uri: "a.md", edits, version: 2 });
    const last = requests.at(-1);
    assert.equal(last?.text, "one\n2\n");
    assert.deepEqual(last?.edits, edits);
    assert.equal(last?.previous?.items[0], before?.items[0]);
    assert.equal(workspace.snapshot.versionOf("a.md"), 2);
  });

  it("refuses edits that lie outside the text or overlap", () => {
    const { workspace, put } = createLines();
    const before = put("a.md", "one\n");
    for (const edits of [
      [{ start: 2, end: 9, text: "" }],
      [
        { start: 0, end: 2, text: "" },
        { start: 1, end: 3, text: "" },
      ],
    ]) {
      assert.equal(workspace.apply({ type: "edits", uri: "a.md", edits, version: 2 }), before);
    }
  });

  it("forgets a removed file", () => {
    const { workspace, put, found } = createLines();
    put("a.md", "one\n");
    workspace.apply({ type: "remove", uri: "a.md" });
    assert.equal(workspace.snapshot.file("a.md"), null);
    assert.deepEqual(found("a.md"), []);
    assert.equal(workspace.snapshot.index.files.size, 0);
  });

  it("takes the nearest folder's configuration, and settings before any", () => {
    const { workspace, put, found } = createLines();
    put("w/a.md", "one\n");
    put("w/deep/b.md", "two\n");
    workspace.apply({ type: "config", folder: "w/", config: withSeverity("error") });
    workspace.apply({ type: "config", folder: "w/deep/", config: withSeverity("off") });
    assert.deepEqual([found("w/a.md"), found("w/deep/b.md")], [["error one"], []]);
    workspace.apply({ type: "config", folder: "w/deep/", config: null });
    assert.deepEqual(found("w/deep/b.md"), ["error two"]);
    workspace.apply({ type: "settings", rules: withSeverity("hint").rules });
    assert.deepEqual([found("w/a.md"), found("w/deep/b.md")], [["hint one"], ["hint two"]]);
  });

  it("reads a file again only when the configuration changes how it is read", () => {
    const { workspace, requests, put } = createLines();
    put("a.md", "one\n");
    workspace.apply({ type: "config", folder: "", config: withSeverity("error") });
    assert.equal(requests.length, 1);
    workspace.apply({ type: "config", folder: "", config: { ...noConfig, ids: ["A-\\d+"] } });
    assert.equal(requests.length, 2);
    assert.deepEqual(requests[1]?.config.ids, ["A-\\d+"]);
  });
});
