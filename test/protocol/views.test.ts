// The messages of our own: tree, status, and that views are told to ask again.
import assert from "node:assert/strict";
import type { FileStatus, TreeSubject, WireRow } from "../../server/protocol.ts";
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

  const level = (of: TreeSubject | null) =>
    editor.request("backlint/tree", { tree: "backlog", of }) as Promise<WireRow[]>;
  const all = async (of: TreeSubject | null = null): Promise<WireRow[]> => {
    const rows = await level(of);
    const below = await Promise.all(rows.map(({ subject }) => all(subject)));
    return rows.flatMap((row, index) => [row, ...(below[index] ?? [])]);
  };

  it("shows files, epics, stories and criteria with their state, and no prose", async () => {
    const rows = await all();
    assert.deepEqual(
      rows.slice(0, 5).map(({ kind, label, detail, state }) => `${kind} | ${label} | ${detail} | ${state}`),
      [
        "file | my shop.md | 4 items | null",
        "epic | Epic 1 Pay by card | 0/3 done · 10 pts | null",
        "story | US-101 Enter the card | 3 points | null",
        'criterion | A card number with a wrong check digit shows "Check the number" |  | todo',
        "criterion | The receipt is written within 2 s |  | done",
      ],
    );
    assert.equal(rows.filter(({ kind }) => kind === "file").length, 1);
  });

  it("keeps the subjects of rows while lines are typed above them", async () => {
    const before = (await all()).map(({ subject }) => subject);
    editor.edit(uri, "# Shop backlog\n", "# Shop backlog\n\nMore words.\n");
    assert.deepEqual(
      (await all()).map(({ subject }) => subject),
      before,
    );
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
    assert.ok((await all()).some(({ label }) => label === "US-101 Type the card"));
  });
});
