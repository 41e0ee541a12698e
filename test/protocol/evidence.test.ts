// The hover on a finding says what it rests on, and its fix comes as plain words to editors without tab stops.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { positionAt, type TextEdit } from "../harness/wireText.ts";
import { shop } from "../harness/samples.ts";

const uri = "file:///plans/shop.md";
const vague = shop.replace("The receipt is written within 2 s", "The checkout is user-friendly");

describe("evidence over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  before(async () => {
    editor = await startEditor({ pull: true });
    editor.open(uri, vague);
  });
  after(async () => {
    assert.equal(await editor.stop(), 0);
  });
  const position = positionAt(vague, vague.indexOf("user-friendly") + 2);

  it("explains a criterion that nobody can decide", async () => {
    const { items } = await editor.pull(uri);
    const found = (items ?? []).map(({ code }) => code);
    assert.equal(found.length, 1);
    const hover = (await editor.request("textDocument/hover", { textDocument: { uri }, position })) as {
      contents: { kind: string; value: string };
    };
    assert.equal(hover.contents.kind, "markdown");
    assert.match(hover.contents.value, /^\*\*Nobody can decide this\*\*\n\n- -\d/);
    assert.match(hover.contents.value, /user\\?-friendly[\s\S]*Two strangers would agree on it with a chance of \d+ %/);
  });

  it("offers rewrites without tab stops", async () => {
    const actions = (await editor.request("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    })) as { title: string; edit?: { documentChanges: { edits: TextEdit[] }[] } }[];
    assert.ok(actions.length >= 2);
    for (const { edit } of actions) {
      for (const { newText } of (edit?.documentChanges ?? []).flatMap(({ edits }) => edits))
        assert.ok(!newText.includes("${"), newText);
    }
  });
});
