// Large documents: read in turns, so that they hold up nobody; known again by their text.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { temporaryFolder } from "../harness/folder.ts";
import { dangling } from "../harness/samples.ts";
import { describeAll, positionAt } from "../harness/wireText.ts";

const stories = Array.from(
  { length: 300 },
  (_, n) => `### US-${n + 1}: Count the boxes on shelf ${n}

**Priority:** High
**Story Points:** ${(n % 5) + 1}
**Labels:** stock, shelf
**Dependencies:** ${n === 0 ? "None" : `US-${n}`}

**Acceptance Criteria:**
- [ ] Shelf ${n} shows ${n + 3} boxes within 2 s
`,
);
const large = `# Stock\n\n${stories.join("\n")}`;
const wrong = large.replace("**Dependencies:** US-5\n", "**Dependencies:** US-305\n");
const finding = ["dangling-dependency: US-305"];

describe("large documents over the protocol", function () {
  this.timeout(60_000);
  const [uri, small] = ["file:///plans/stock.md", "file:///plans/shop.md"];
  let editor: FakeEditor;
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
  });
  const hover = () => {
    const position = positionAt(dangling, dangling.indexOf("US-101"));
    return editor.request("textDocument/hover", { textDocument: { uri: small }, position });
  };

  it("keep no other document waiting", async () => {
    editor = await startEditor({ pull: true });
    editor.open(small, dangling);
    await editor.pull(small);
    const order: string[] = [];
    editor.open(uri, wrong);
    const first = editor.pull(uri).then(({ items }) => {
      order.push("large");
      assert.deepEqual(describeAll(items ?? [], wrong), finding);
    });
    await hover().then(() => order.push("hover"));
    editor.edit(small, "US-101, US-103", "US-101, US-102");
    await editor.pull(small).then(({ items }) => {
      order.push("small");
      assert.deepEqual(items, []);
    });
    await first;
    assert.deepEqual(order, ["hover", "small", "large"]);
  });

  it("are let go at once by a request that is taken back", async () => {
    editor = await startEditor({ pull: true });
    editor.open(uri, wrong);
    const order: string[] = [];
    const asked = editor.pull(uri).catch((error: Error) => {
      order.push("taken back");
      assert.match(error.message, /^-32800 /);
    });
    editor.takeBack();
    const other = editor.pull(uri).then(({ items }) => {
      order.push("answered");
      assert.deepEqual(describeAll(items ?? [], wrong), finding);
    });
    await Promise.all([asked, other]);
    assert.deepEqual(order, ["taken back", "answered"]);
  });

  it("take in what is typed while they are read", async () => {
    editor = await startEditor({ pull: true });
    editor.open(uri, large);
    const first = editor.pull(uri).catch(() => null);
    editor.edit(uri, "**Dependencies:** US-5\n", "**Dependencies:** US-3050\n");
    editor.edit(uri, "**Dependencies:** US-3050\n", "**Dependencies:** US-305\n");
    editor.edit(uri, "# Stock\n", "# Stock\n\nWith a fence:\n\n```\n");
    editor.edit(uri, "```\n", "");
    const { items } = await editor.pull(uri);
    assert.deepEqual(describeAll(items ?? [], editor.textOf(uri)), finding);
    await first;
  });

  it("show what is in sight first, and the rest once the editor asks again", async () => {
    const two = wrong.replace("**Dependencies:** US-295\n", "**Dependencies:** US-405\n");
    const line = positionAt(two, two.indexOf("### US-296")).line;
    const sight = { start: { line, character: 0 }, end: { line: line + 40, character: 0 } };
    editor = await startEditor({ pull: true, sight });
    editor.open(uri, two);
    const first = await editor.pull(uri);
    assert.deepEqual(describeAll(first.items ?? [], two), ["dangling-dependency: US-405"]);
    await editor.until(() => (editor.asked.includes("workspace/diagnostic/refresh") ? null : "not told to ask again"));
    const all = await editor.pull(uri, first.resultId);
    assert.deepEqual(describeAll(all.items ?? [], two), [...finding, "dangling-dependency: US-405"]);
    assert.equal((await editor.pull(uri, all.resultId)).kind, "unchanged");
  });

  it("are known again at the next start by what they say", async () => {
    const folder = temporaryFolder({ "stock.md": wrong });
    try {
      const here = folder.uriOf("stock.md");
      editor = await startEditor({ folder: folder.uri, pull: true });
      editor.pullWorkspace();
      await editor.until(() => (editor.reportOf(here) === null ? "no report" : null));
      const reported = editor.reportOf(here);
      assert.equal(await editor.stop(), 0);
      editor = await startEditor({ folder: folder.uri, pull: true });
      editor.open(here, wrong);
      const { resultId, items } = await editor.pull(here);
      assert.equal(resultId, reported?.resultId, "what was kept is answered");
      assert.deepEqual(describeAll(items ?? [], wrong), finding);
      editor.edit(here, "US-305", "US-5");
      assert.deepEqual((await editor.pull(here, resultId)).items, []);
    } finally {
      folder.remove();
    }
  });
});
