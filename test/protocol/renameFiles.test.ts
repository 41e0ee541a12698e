// Files that move: links between documents follow them, and IDs mean the same as before.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { applyEdits, type TextEdit, type WorkspaceEdit } from "../harness/wireText.ts";

const plan = `# Plan

### US-1: Book a bike

**Story Points:** 3
**Dependencies:** US-2

See [the second](items/second%20story.md#us-2 "more"), [the site](https://example.com/items/second%20story.md),
[this](#plan) and [the root](/items/second%20story.md).

[later]: items/later.md
`;
const second = `### US-2: Cancel a booking

**Story Points:** 5

Back to [the plan](../plan.md), and on to [later](later.md).
`;

describe("files that move", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  const texts = new Map([
    ["file:///plans/plan.md", plan],
    ["file:///plans/items/second%20story.md", second],
  ]);
  const start = async (settings: Record<string, unknown> = {}) => {
    editor = await startEditor({ settings });
    for (const [uri, text] of texts) editor.open(uri, text);
  };
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
  });
  const moved = async (oldUri: string, newUri: string) => {
    const edit = (await editor.request("workspace/willRenameFiles", {
      files: [{ oldUri, newUri }],
    })) as WorkspaceEdit | null;
    return Object.fromEntries(
      (edit?.documentChanges ?? []).map(({ textDocument, edits }) => {
        const uri = textDocument?.uri ?? "";
        return [uri, applyEdits(texts.get(uri) ?? "", edits as TextEdit[])];
      }),
    );
  };

  it("are followed by the links that lead to them and by those that they hold", async () => {
    await start();
    assert.deepEqual(await moved("file:///plans/items/second%20story.md", "file:///plans/done/2024/second.md"), {
      "file:///plans/plan.md": plan.replace("(items/second%20story.md#us-2", "(done/2024/second.md#us-2"),
      "file:///plans/items/second%20story.md": second
        .replace("../plan.md", "../../plan.md")
        .replace("later.md", "../../items/later.md"),
    });
  });

  it("take along what lies in a folder that is renamed", async () => {
    await start();
    assert.deepEqual(await moved("file:///plans/items", "file:///plans/stories"), {
      "file:///plans/plan.md": plan
        .replace("(items/second%20story.md#us-2", "(stories/second%20story.md#us-2")
        .replace("[later]: items/", "[later]: stories/"),
    });
  });

  it("are left to the editor's own Markdown support where that is switched on", async () => {
    await start({ "markdown.updateLinksOnFileMove.enabled": "always" });
    assert.deepEqual(await moved("file:///plans/items", "file:///plans/stories"), {});
  });

  it("keep their IDs: references lead to the new place, and nowhere once the file is gone", async () => {
    await start();
    const definition = async () =>
      (await editor.request("textDocument/definition", {
        textDocument: { uri: "file:///plans/plan.md" },
        position: { line: 5, character: 20 },
      })) as { uri: string }[];
    assert.deepEqual(
      (await definition()).map(({ uri }) => uri),
      ["file:///plans/items/second%20story.md"],
    );
    editor.close("file:///plans/items/second%20story.md");
    editor.open("file:///plans/second.md", second);
    assert.deepEqual(
      (await definition()).map(({ uri }) => uri),
      ["file:///plans/second.md"],
    );
    editor.close("file:///plans/second.md");
    assert.deepEqual(await definition(), []);
  });
});
