// One server for several workspace folders, and for documents that lie in none: unsaved ones, and those of virtual file systems.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import { caretIn } from "../harness/families.ts";
import { diagnosticsAre, type FakeEditor } from "../harness/fakeEditor.ts";
import { type Folder, temporaryFolder } from "../harness/folder.ts";
import { dangling, shop } from "../harness/samples.ts";
import type { WorkspaceEdit } from "../harness/wireText.ts";

const silenced = JSON.stringify({ rules: { "dangling-dependency": "off" } });
const later = "# Later\n\n### US-103: Print the receipt\n\n**Story Points:** 2\n**Dependencies:** None\n";

describe("several folders, one server", function () {
  this.timeout(30_000);
  let shopFolder: Folder;
  let otherFolder: Folder;
  let editor: FakeEditor;
  const start = async (
    first: Readonly<Record<string, string>>,
    second: Readonly<Record<string, string>>,
    both: boolean,
  ): Promise<void> => {
    shopFolder = temporaryFolder(first);
    otherFolder = temporaryFolder(second);
    editor = await startEditor({ folder: shopFolder.uri, moreFolders: both ? [otherFolder.uri] : [] });
  };
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
    shopFolder.remove();
    otherFolder.remove();
  });

  it("each has its configuration, and the nearest one wins", async () => {
    const found = ["dangling-dependency: US-103"];
    await start({}, { ".backlint.json": silenced, "loud/.backlint.json": "{}" }, true);
    const places = [shopFolder.uriOf("a.md"), otherFolder.uriOf("b.md"), otherFolder.uriOf("loud/c.md")] as const;
    // The same IDs in each: none lends the others anything.
    for (const uri of places) editor.open(uri, dangling);
    await editor.until(diagnosticsAre(places[0], found));
    await editor.until(diagnosticsAre(places[1], []));
    await editor.until(diagnosticsAre(places[2], found));
  });

  it("an ID leads from one into the other", async () => {
    await start({}, { "later.md": later }, true);
    const uri = shopFolder.uriOf("shop.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, []));
    const position = caretIn(dangling, "US-101, US-¦103");
    const found = (await editor.request("textDocument/definition", { textDocument: { uri }, position })) as {
      uri: string;
    }[];
    assert.deepEqual(
      found.map((one) => one.uri),
      [otherFolder.uriOf("later.md")],
    );
  });

  it("a folder that is added is looked through, and one that is taken away is forgotten", async () => {
    await start({}, { "later.md": later }, false);
    const uri = shopFolder.uriOf("shop.md");
    const move = (added: readonly Folder[], removed: readonly Folder[]) => {
      const named = (folders: readonly Folder[]) => folders.map((folder) => ({ uri: folder.uri, name: "other" }));
      editor.notify("workspace/didChangeWorkspaceFolders", { event: { added: named(added), removed: named(removed) } });
    };
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    move([otherFolder], []);
    await editor.until(diagnosticsAre(uri, []));
    move([], [otherFolder]);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
  });
});

describe("documents of no folder", function () {
  this.timeout(30_000);
  const places = {
    unsaved: "untitled:Untitled-1",
    "of a virtual file system": "vscode-vfs://github/acme/shop/plan.md",
    "of an editor's own": "memory:/plan.md",
  };
  for (const [what, uri] of Object.entries(places)) {
    it(`${what} are read, judged, explained and renamed in`, async () => {
      const editor = await startEditor();
      editor.open(uri, dangling);
      await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
      const here = { textDocument: { uri }, position: caretIn(dangling, "### US-1¦02: See") };
      const hover = (await editor.request("textDocument/hover", here)) as { contents: { value: string } };
      assert.match(hover.contents.value, /^\*\*US-102 See the receipt\*\*/);
      const edit = (await editor.request("textDocument/rename", { ...here, newName: "US-777" })) as WorkspaceEdit;
      assert.deepEqual(
        edit.documentChanges.map(({ textDocument }) => textDocument),
        [{ uri, version: 1 }],
      );
      editor.change(uri, [{ start: 0, end: dangling.length, text: shop }]);
      await editor.until(diagnosticsAre(uri, []));
      assert.equal(await editor.stop(), 0);
    });
  }
});
