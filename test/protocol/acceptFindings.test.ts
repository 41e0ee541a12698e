// Findings made known from the editor: one edit writes the baseline and names it, the findings go, and new ones are told.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnosticsAre } from "../harness/fakeEditor.ts";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { type Folder, temporaryFolder } from "../harness/folder.ts";
import { dangling, shop } from "../harness/samples.ts";
import { applyEdits } from "../harness/wireText.ts";

interface Answer {
  readonly accepted: number;
  readonly files: readonly { readonly uri: string; readonly before: string | null }[];
  readonly refused: string | null;
}

describe("accepting findings over the protocol", function () {
  this.timeout(60_000);
  let folder: Folder;
  let editor: FakeEditor;
  const start = async (files: Readonly<Record<string, string>>) => {
    folder = temporaryFolder(files);
    editor = await startEditor({ folder: folder.uri });
  };
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
    folder.remove();
  });
  const accept = () => editor.request("backlint/acceptFindings", {}) as Promise<Answer>;

  const written = (accepted: number, files: Readonly<Record<string, string | null>>): Answer => ({
    accepted,
    files: Object.entries(files).map(([name, before]) => ({ uri: folder.uriOf(name), before })),
    refused: null,
  });

  /** Saves what the one edit that was asked for writes, and tells the server. */
  function saveAll(): void {
    const [edit, ...more] = editor.applied.splice(0);
    assert.deepEqual(more, []);
    const made = new Set<string>();
    for (const change of edit?.documentChanges ?? []) {
      if (change.kind === "create") made.add(String(change.uri));
      else {
        const uri = String(change.textDocument?.uri);
        const name = uri.slice(folder.uri.length + 1);
        const before = made.has(uri) ? "" : readFileSync(join(folder.path, name), "utf8");
        folder.write(name, applyEdits(before, change.edits ?? []));
        const type = made.has(uri) ? 1 : 2;
        editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
      }
    }
  }
  const textOf = (name: string): string => readFileSync(join(folder.path, name), "utf8");

  it("makes a baseline of open and saved files and names it, and leaves the rest of the configuration alone", async () => {
    const config = '{\n  // Ours.\n  "$schema": "./backlint.schema.json"\n}\n';
    await start({ ".backlint.json": config, "plans/saved.md": dangling.replaceAll("US-", "PAY-") });
    const uri = folder.uriOf("open.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    assert.deepEqual(await accept(), written(2, { "backlint-known.json": null, ".backlint.json": config }));
    saveAll();
    assert.equal(
      textOf(".backlint.json"),
      '{\n  // Ours.\n  "$schema": "./backlint.schema.json",\n  "baseline": "backlint-known.json"\n}\n',
    );
    const { files } = JSON.parse(textOf("backlint-known.json"));
    assert.deepEqual(files, {
      "open.md": [{ rule: "dangling-dependency", item: "US-104", text: "US-103" }],
      "plans/saved.md": [{ rule: "dangling-dependency", item: "PAY-104", text: "PAY-103" }],
    });
    await editor.until(diagnosticsAre(uri, []));
    editor.edit(uri, "**Dependencies:** US-101\n", "**Dependencies:** US-105\n");
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-105"]));
  });

  it("adds to the baseline that the configuration names", async () => {
    const older = { rule: "duplicate-id", item: "US-9", text: "US-9", count: 2 };
    const baseline = JSON.stringify({ version: 1, files: { "gone.md": [older] } });
    await start({ ".backlint.json": '{ "baseline": "kept/known.json" }', "kept/known.json": baseline });
    const uri = folder.uriOf("kept/open.md");
    editor.open(uri, dangling);
    assert.deepEqual(await accept(), written(1, { "kept/known.json": baseline }));
    saveAll();
    assert.equal(textOf(".backlint.json"), '{ "baseline": "kept/known.json" }');
    assert.deepEqual(JSON.parse(textOf("kept/known.json")).files, {
      "gone.md": [older],
      "open.md": [{ rule: "dangling-dependency", item: "US-104", text: "US-103" }],
    });
    await editor.until(diagnosticsAre(uri, []));
    assert.deepEqual(await accept(), { accepted: 0, files: [], refused: "There is no finding to accept" });
  });

  it("makes a configuration where there is none", async () => {
    await start({});
    editor.open(folder.uriOf("open.md"), dangling);
    assert.deepEqual(await accept(), written(1, { "backlint-known.json": null, ".backlint.json": null }));
    saveAll();
    assert.equal(textOf(".backlint.json"), '{\n  "baseline": "backlint-known.json"\n}\n');
  });

  for (const [what, files, message] of [
    ["nothing is found", { "open.md": shop }, /^There is no finding to accept$/],
    ["the configuration is broken", { "open.md": dangling, ".backlint.json": "{" }, /\.backlint\.json is broken/],
    [
      "another file has the name",
      { "open.md": dangling, "backlint-known.json": "[1]" },
      /^`backlint-known\.json` cannot be used, it is no baseline/,
    ],
  ] as const)
    it(`writes nothing where ${what}`, async () => {
      await start(files);
      editor.open(folder.uriOf("open.md"), files["open.md"]);
      const { accepted, refused } = await accept();
      assert.equal(accepted, 0);
      assert.match(refused ?? "", message);
      assert.deepEqual(editor.applied, []);
    });
});
