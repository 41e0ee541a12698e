// The messages of our own: tree, status, and that views are told to ask again.
import assert from "node:assert/strict";
import type { FileStatus, TreeNode } from "../../server/protocol.ts";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { prose, shop } from "../harness/samples.ts";

const uri = "file:///plans/my%20shop.md";
const notes = "file:///plans/notes.md";

describe("tree and status over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  beforeEach(async () => {
    editor = await startEditor();
    editor.open(uri, shop);
    editor.open(notes, prose);
  });
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
  });
  const revisions = () =>
    editor.notifications
      .filter(({ method }) => method === "backlint/changed")
      .map(({ params }) => (params as { revision: number }).revision);

  it("shows files, epics, stories and criteria with their state, and no prose", async () => {
    const tree = (await editor.request("backlint/tree", {})) as TreeNode[];
    assert.deepEqual(
      tree.map(({ kind, label, description }) => ({ kind, label, description })),
      [{ kind: "file", label: "my shop.md", description: "4 items" }],
    );
    const [epic] = tree[0]?.children ?? [];
    const [story] = epic?.children ?? [];
    assert.equal(epic?.kind, "epic");
    assert.equal(story?.label, "US-101 Enter the card");
    assert.equal(story?.description, "3 points");
    assert.deepEqual(
      story?.children.map(({ kind, state }) => `${kind} ${state}`),
      ["criterion todo", "criterion done"],
    );
    assert.deepEqual(await editor.request("backlint/tree", { uri: notes }), []);
  });

  it("keeps the keys of rows while lines are typed above them", async () => {
    const keys = (nodes: readonly TreeNode[]): string[] => nodes.flatMap((node) => [node.key, ...keys(node.children)]);
    const before = keys((await editor.request("backlint/tree", {})) as TreeNode[]);
    assert.equal(new Set(before).size, before.length);
    editor.edit(uri, "# Shop backlog\n", "# Shop backlog\n\nMore words.\n");
    assert.deepEqual(keys((await editor.request("backlint/tree", {})) as TreeNode[]), before);
  });

  it("says what was read, and null for prose", async () => {
    const status = (await editor.request("backlint/status", { uri })) as FileStatus;
    assert.equal(status.items, 4);
    assert.equal(status.unread, 0);
    assert.ok(status.dialects.length > 0);
    assert.equal(await editor.request("backlint/status", { uri: notes }), null);
    assert.equal(await editor.request("backlint/status", { uri: "file:///not/open.md" }), null);
  });

  it("tells of each new state once everything is read", async () => {
    await editor.until(() => (revisions().length > 0 ? null : "no notification"));
    const first = revisions().at(-1) ?? 0;
    editor.edit(uri, "Enter the card", "Type the card");
    await editor.until(() => ((revisions().at(-1) ?? 0) > first ? null : "no newer revision"));
    const tree = (await editor.request("backlint/tree", {})) as TreeNode[];
    assert.equal(tree[0]?.children[0]?.children[0]?.label, "US-101 Type the card");
  });
});
