// Splitting over the protocol: offered by title, written when chosen, and never on a text that has changed since.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { type Annotated, applyEdits, confirmedIn, positionAt } from "../harness/wireText.ts";

const uri = "file:///plans/shop.md";
const text = `# Shop

### US-1: Pay by card, voucher and invoice
**Story Points:** 21

**Acceptance Criteria:**
- [ ] A declined card shows "Declined"
- [ ] A used voucher is refused with 409
- [ ] An invoice is mailed within 60 s

### US-2: Receipts
**Story Points:** 5

### US-3: Reports
**Story Points:** 3
`;

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly data?: unknown;
  readonly edit?: Annotated;
}

describe("splitting over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  before(async () => {
    editor = await startEditor();
  });
  after(async () => {
    assert.equal(await editor.stop(), 0);
  });

  const actionsAt = (words: string, context: object): Promise<Action[]> => {
    const position = positionAt(text, text.indexOf(words) + 1);
    const range = { start: position, end: position };
    const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
    return editor.request("textDocument/codeAction", params) as Promise<Action[]>;
  };
  const splitAction = async (): Promise<Action> => {
    editor.open(uri, text);
    const action = (await actionsAt("21", {})).find(({ title }) => title.startsWith("Split"));
    assert.ok(action, "an oversized story can be split");
    return action;
  };

  const splitsAt21 = async () => {
    editor.open(uri, text);
    const position = positionAt(text, text.indexOf("21"));
    return (await editor.request("backlint/splits", { uri, position })) as {
      item: object;
      proposals: { choice: string; slices: { id: string; points: string }[] }[];
    };
  };

  it("offers splits on the finding, without writing them out", async () => {
    const action = await splitAction();
    assert.equal(action.title, "Split `US-1` into 3 by the list in its title");
    assert.equal(action.kind, "quickfix");
    assert.equal(action.edit, undefined);
    assert.equal((editor.capabilities["codeActionProvider"] as { resolveProvider?: boolean }).resolveProvider, true);
  });

  it("writes the split out when it is chosen", async () => {
    const chosen = (await editor.request("codeAction/resolve", await splitAction())) as Action;
    const after = applyEdits(text, chosen.edit?.documentChanges[0]?.edits ?? []);
    assert.match(after, /### US-4: Pay by voucher\n\*\*Story Points:\*\* \d+\n\*\*Split from:\*\* US-1\n/);
  });

  it("has the chosen split made at once, with a word on what it is", async () => {
    const { edit } = (await editor.request("codeAction/resolve", await splitAction())) as Action;
    assert.deepEqual(edit && confirmedIn(edit), []);
    assert.deepEqual(
      Object.values(edit?.changeAnnotations ?? {}).map(({ label }) => label),
      ["Split `US-1` into 3 by the list in its title"],
    );
  });

  it("works it out anew where the text has changed since", async () => {
    const action = await splitAction();
    editor.edit(uri, "# Shop", "# The shop on the quay");
    const chosen = (await editor.request("codeAction/resolve", action)) as Action;
    const after = applyEdits(editor.textOf(uri), chosen.edit?.documentChanges[0]?.edits ?? []);
    assert.match(after, /^# The shop on the quay\n\n### US-1: Pay by card\n/);
  });

  it("says so, and changes nothing, where the story is gone", async () => {
    const action = await splitAction();
    editor.edit(uri, "### US-1: Pay", "### US-9: Pay");
    const chosen = (await editor.request("codeAction/resolve", action)) as Action;
    assert.deepEqual(chosen.edit?.documentChanges, []);
    await editor.until(() => {
      const told = editor.notifications.find(({ method }) => method === "window/showMessage");
      return /has changed meanwhile/.test(JSON.stringify(told?.params ?? "")) ? null : "no message";
    });
  });

  it("offers it on any item that is asked for, but not at each step of the caret", async () => {
    editor.open(uri, text);
    const asked = await actionsAt("US-3", { triggerKind: 1 });
    assert.ok(asked.some(({ title, kind }) => title.startsWith("Split `US-3`") && kind === "refactor.rewrite"));
    assert.deepEqual(await actionsAt("US-3", { triggerKind: 2 }), []);
  });

  it("lists the slices of each split and writes the chosen one", async () => {
    const splits = await splitsAt21();
    const [best] = splits.proposals;
    assert.deepEqual(
      best?.slices.map(({ id }) => id),
      ["US-1", "US-4", "US-5"],
    );
    assert.equal(
      best?.slices.reduce((sum, { points }) => sum + Number(points), 0),
      21,
    );
    const params = { item: splits.item, choice: best?.choice, preview: false };
    assert.deepEqual(await editor.request("backlint/split", params), { refused: null });
    const [edit, ...more] = editor.applied.splice(0) as unknown as Annotated[];
    assert.ok(edit !== undefined && more.length === 0);
    assert.deepEqual(confirmedIn(edit), []);
  });

  it("has a preview shown by a word that stays as it is, and no change to be ticked first", async () => {
    const splits = await splitsAt21();
    const params = { item: splits.item, choice: splits.proposals[0]?.choice, preview: true };
    assert.deepEqual(await editor.request("backlint/split", params), { refused: null });
    const [edit] = editor.applied.splice(0) as unknown as Annotated[];
    assert.ok(edit);
    const [same, ...more] = confirmedIn(edit);
    assert.deepEqual(
      [same?.range, same?.newText, more],
      [{ start: { line: 0, character: 2 }, end: { line: 0, character: 6 } }, "Shop", []],
    );
    assert.match(applyEdits(text, edit.documentChanges[0]?.edits ?? []), /^# Shop\n\n### US-1: Pay by card\n/);
  });

  it("says that the file may be read-only where the editor changes nothing", async () => {
    const splits = await splitsAt21();
    editor.isLocked = true;
    const params = { item: splits.item, choice: splits.proposals[0]?.choice, preview: false };
    const { refused } = (await editor.request("backlint/split", params)) as { refused: string };
    editor.isLocked = false;
    assert.match(refused, /may be read-only/);
  });

  it("leaves generated files alone", async () => {
    editor.open(uri, `<!-- Generated by plan.sh. Do not edit. -->\n${text}`);
    const position = { line: 4, character: 20 };
    const splits = (await editor.request("backlint/splits", { uri, position })) as { refused: string };
    assert.match(splits.refused, /generated/);
  });
});
