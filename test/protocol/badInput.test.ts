// Whatever is opened, typed or cut: the server answers, and goes on answering.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import { badInput } from "../harness/badInput.ts";
import { diagnosticsAre, type FakeEditor } from "../harness/fakeEditor.ts";
import { describeAll } from "../harness/wireText.ts";
import { dangling, shop } from "../harness/samples.ts";

const sane = "file:///plans/sane.md";

describe("bad input over the protocol", function () {
  this.timeout(60_000);
  let editor: FakeEditor;
  before(async () => {
    editor = await startEditor();
    editor.open(sane, dangling);
    await editor.until(diagnosticsAre(sane, ["dangling-dependency: US-103"]));
  });
  after(async () => {
    assert.equal(await editor.stop(), 0);
  });
  const complaints = () =>
    editor.notifications.filter(
      ({ method, params }) => method === "window/logMessage" && (params as { type: number }).type === 1,
    );

  const everyVerb = [
    ...["documentSymbol", "hover", "definition", "references", "documentHighlight", "documentLink", "completion"],
    ...["codeLens", "inlayHint", "foldingRange", "selectionRange", "prepareCallHierarchy"],
    ...["semanticTokens/full", "semanticTokens/range"],
  ].map((verb) => `textDocument/${verb}`);

  for (const [name, text] of Object.entries(badInput)) {
    it(`lives with ${name}`, async () => {
      const uri = `file:///plans/${encodeURIComponent(name)}.md`;
      editor.open(uri, text);
      const textDocument = { uri };
      const position = { line: 1, character: 2 };
      const range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
      const params = {
        textDocument,
        position,
        positions: [position],
        range,
        query: "x",
        context: { includeDeclaration: true },
      };
      for (const verb of everyVerb) await editor.request(verb, params);
      await editor.request("textDocument/codeAction", {
        textDocument,
        range,
        context: { diagnostics: [] },
      });
      editor.change(uri, [{ start: 0, end: 0, text: "x" }]);
      editor.change(uri, [{ start: 0, end: Math.min(text.length + 1, 40), text: "" }]);
      await editor.request("backlint/status", { uri });
      await editor.request("backlint/tree", { tree: "backlog", of: null });
      editor.close(uri);
      assert.deepEqual(complaints(), []);
    });
  }

  it("finds the same whatever ends a line", async () => {
    for (const [name, ending] of [
      ["crlf", "\r\n"],
      ["lf", "\n"],
    ] as const) {
      const uri = `file:///plans/${name}.md`;
      const text = dangling.replace(/\n/g, ending);
      editor.open(uri, text);
      await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
      editor.edit(uri, `Labels:** payment, mail${ending}`, `Labels:** payment, mail${ending}${ending}`);
      await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
      editor.close(uri);
    }
  });

  it("survives every prefix of a document being typed", async () => {
    const uri = "file:///plans/typed.md";
    editor.open(uri, "");
    for (let end = 0; end < shop.length; end += 7) {
      editor.change(uri, [{ start: end, end, text: shop.slice(end, end + 7) }]);
      if (end % 70 === 0) await editor.request("backlint/status", { uri });
    }
    assert.equal(editor.textOf(uri), shop);
    editor.edit(uri, "US-101, US-102", "US-101, US-103");
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    editor.close(uri);
    assert.deepEqual(complaints(), []);
  });

  it("ignores changes to documents that are not open, and positions that do not exist", async () => {
    const nowhere = { textDocument: { uri: "file:///not/open.md", version: 3 } };
    editor.notify("textDocument/didChange", { ...nowhere, contentChanges: [{ text: "x" }] });
    editor.notify("textDocument/didClose", nowhere);
    assert.equal(await editor.request("textDocument/hover", { ...nowhere, position: { line: 0, character: 0 } }), null);
    const far = { textDocument: { uri: sane }, position: { line: 999_999, character: 999_999 } };
    assert.equal(await editor.request("textDocument/hover", far), null);
    assert.deepEqual(complaints(), []);
  });

  it("answers an unknown request with an error and goes on", async () => {
    await assert.rejects(editor.request("backlint/nothing", {}), /-32601/);
    const list = editor.lastFor(sane);
    assert.deepEqual(describeAll(list?.diagnostics ?? [], dangling), ["dangling-dependency: US-103"]);
  });
});
