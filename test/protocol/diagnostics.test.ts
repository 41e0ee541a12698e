// Diagnostics over the wire: pushed with a version, pulled with a result id, and none where nothing is planned.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { startEditor } from "../harness/bundle.ts";
import { diagnosticsAre, type FakeEditor } from "../harness/fakeEditor.ts";
import { type Diagnostic, describeAll } from "../harness/wireText.ts";
import { dangling, misspelt, prose, shop } from "../harness/samples.ts";

const uri = "file:///plans/shop.md";

describe("diagnostics over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  const start = async (options: Parameters<typeof startEditor>[0] = {}) => {
    editor = await startEditor(options);
  };
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
  });

  it("publishes code, source, page, related information and version", async () => {
    await start();
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    const list = editor.lastFor(uri);
    assert.equal(list?.version, 1);
    const [diagnostic] = list?.diagnostics ?? [];
    assert.equal(diagnostic?.source, "backlint");
    assert.equal(diagnostic?.severity, 1);
    const page = new URL(diagnostic?.codeDescription?.href ?? "");
    assert.ok(readFileSync(page, "utf8").includes("# dangling-dependency"), "the page says what the rule is about");
    const [related] = diagnostic?.relatedInformation ?? [];
    assert.equal(related?.location.uri, uri);
  });

  it("follows typing, and keeps the other diagnostics where they are", async () => {
    await start();
    editor.open(uri, misspelt.replace("US-101, US-102", "US-101, US-103"));
    await editor.until(diagnosticsAre(uri, ["unknown-rule: duplicate-idd", "dangling-dependency: US-103"]));
    editor.edit(uri, "US-101, US-103", "US-101, US-102");
    await editor.until(diagnosticsAre(uri, ["unknown-rule: duplicate-idd"]));
    editor.edit(uri, "duplicate-idd", "duplicate-idx");
    await editor.until(diagnosticsAre(uri, ["unknown-rule: duplicate-idx"]));
  });

  it("shifts with lines that are inserted above", async () => {
    await start();
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    const before = editor.lastFor(uri)?.diagnostics[0]?.range.start.line ?? 0;
    editor.edit(uri, "# Shop backlog\n", "# Shop backlog\n\nTwo lines more.\n");
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    assert.equal(editor.lastFor(uri)?.diagnostics[0]?.range.start.line, before + 2);
  });

  it("reads several changes of one notification in their order", async () => {
    await start();
    editor.open(uri, shop);
    await editor.until(diagnosticsAre(uri, []));
    const at = shop.indexOf("US-101, US-102");
    editor.change(uri, [
      { start: at, end: at + 14, text: "US-1" },
      { start: at + 4, end: at + 4, text: "0" },
      { start: at + 5, end: at + 5, text: "3" },
      { start: 0, end: 0, text: "\n" },
    ]);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
  });

  it("reads changes that are in the pipe together once", async () => {
    await start();
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    const before = editor.published.length;
    for (let key = 0; key < 20; key++) editor.change(uri, [{ start: 2, end: 2, text: "x" }]);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    assert.ok(editor.published.length - before < 20, `${editor.published.length - before} lists for 20 changes`);
  });

  it("publishes one empty list for prose and is quiet from then on", async () => {
    await start();
    const notes = "file:///plans/notes.md";
    editor.open(notes, prose);
    editor.open(uri, shop);
    await editor.until(diagnosticsAre(notes, []));
    editor.edit(notes, "coffee", "tea <!-- backlint-ignore nothing -->");
    editor.edit(uri, "US-101, US-102", "US-101, US-103");
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    assert.deepEqual(
      editor.published.filter((list) => list.uri === notes).map((list) => list.diagnostics),
      [[]],
    );
  });

  it("takes the list back when the document is closed", async () => {
    await start();
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    editor.close(uri);
    await editor.until(({ lastFor }) =>
      lastFor.call(editor, uri)?.diagnostics.length === 0 ? null : "the list stands",
    );
  });

  it("answers pulls, with `unchanged` while the list is the same", async () => {
    await start({ pull: true });
    editor.open(uri, dangling);
    const first = await editor.pull(uri);
    assert.equal(first.kind, "full");
    assert.deepEqual(describeAll(first.items ?? [], dangling), ["dangling-dependency: US-103"]);
    editor.edit(uri, "within 60 s", "within 50 s");
    assert.deepEqual(await editor.pull(uri, first.resultId), { kind: "unchanged", resultId: first.resultId });
    editor.edit(uri, "US-101, US-103", "US-101, US-102");
    const second = await editor.pull(uri, first.resultId);
    assert.equal(second.kind, "full");
    assert.deepEqual(second.items, []);
    assert.notEqual(second.resultId, first.resultId);
    assert.deepEqual(editor.published, []);
  });

  it("sends no more than 1000, the worst first, and says how many it left out", async () => {
    await start({ pull: true });
    const many = Array.from({ length: 1200 }, (_, n) => `<!-- backlint-ignore nosuchrule${n} -->\n`).join("");
    editor.open(uri, dangling + many);
    const { items } = await editor.pull(uri);
    assert.equal(items?.length, 1000);
    assert.equal(items?.[0]?.code, "dangling-dependency");
    assert.match(items?.at(-1)?.message ?? "", /^20[1-9] further findings/);
  });

  it("takes severities from the settings, and new ones at once", async () => {
    await start({ settings: { backlint: { rules: { "dangling-dependency": "hint" } } } });
    editor.open(uri, dangling);
    const severityIs = (severity: Diagnostic["severity"]) => () =>
      editor.lastFor(uri)?.diagnostics[0]?.severity === severity ? null : "another severity";
    await editor.until(severityIs(4));
    assert.equal(editor.published.length, 1, "nothing is shown before the settings are known");
    editor.configure({ backlint: { rules: { "dangling-dependency": "warning" } } });
    await editor.until(severityIs(2));
    editor.configure({ backlint: { rules: { "dangling-dependency": "off" } } });
    await editor.until(diagnosticsAre(uri, []));
  });
});
