// Outline, hover, definition, references and rename over the wire.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { applyEdits, offsetAt, positionAt, type Range, type TextEdit } from "../harness/wireText.ts";
import { prose, shop } from "../harness/samples.ts";

interface Symbol {
  readonly name: string;
  readonly detail?: string;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children?: readonly Symbol[];
}

interface Location {
  readonly uri: string;
  readonly range: Range;
}

const uri = "file:///plans/shop.md";

describe("navigation over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  before(async () => {
    editor = await startEditor();
    editor.open(uri, shop);
  });
  after(async () => {
    assert.equal(await editor.stop(), 0);
  });

  /** Params at the marked position: the text around `¦`. */
  const at = (marked: string, text = shop) => {
    const offset = text.indexOf(marked.replace("¦", "")) + marked.indexOf("¦");
    return { textDocument: { uri }, position: positionAt(text, offset) };
  };
  const words = (text: string, range: Range) => text.slice(offsetAt(text, range.start), offsetAt(text, range.end));

  it("outlines epics, their stories and their criteria, each within its parent", async () => {
    const symbols = (await editor.request("textDocument/documentSymbol", { textDocument: { uri } })) as Symbol[];
    const names = (symbol: Symbol): unknown => [symbol.name, ...(symbol.children ?? []).map(names)];
    assert.deepEqual(symbols.map(names), [
      [
        "Epic 1 Pay by card",
        [
          "US-101 Enter the card",
          ['A card number with a wrong check digit shows "Check the number"'],
          ["The receipt is written within 2 s"],
        ],
        ["US-102 See the receipt", ["GET /receipts/1 answers 200 with the amount paid"]],
        ["US-104 Mail the receipt", ["A mail with the amount reaches the buyer within 60 s"]],
      ],
    ]);
    const inside = (outer: Range, inner: Range) =>
      offsetAt(shop, outer.start) <= offsetAt(shop, inner.start) &&
      offsetAt(shop, inner.end) <= offsetAt(shop, outer.end);
    const check = (symbol: Symbol): void => {
      assert.ok(inside(symbol.range, symbol.selectionRange), symbol.name);
      for (const child of symbol.children ?? []) {
        assert.ok(inside(symbol.range, child.range), `${child.name} in ${symbol.name}`);
        check(child);
      }
    };
    for (const symbol of symbols) check(symbol);
  });

  it("shows an item's card on its ID, its head and a reference to it", async () => {
    for (const marked of ["### US-1¦02: See", "### US-102: See the rec¦eipt", "US-101, US-1¦02"]) {
      const hover = (await editor.request("textDocument/hover", at(marked))) as { contents: { value: string } } | null;
      const card = hover?.contents.value ?? "";
      assert.match(card, /^\*\*US-102 See the receipt\*\*/, marked);
      assert.match(card, /5 points · High/);
      assert.match(card, /Depends on \[US-101 Enter the card\]\(file:.*#L5,5\)/);
      assert.match(card, /Blocks \[US-104 Mail the receipt\]/);
      assert.match(card, /On the critical path of 10 points\n\n1 of 1 acceptance criterion can be decided\n\n- ✓ GET/);
    }
  });

  it("says nothing on plain words and in prose", async () => {
    assert.equal(await editor.request("textDocument/hover", at("**Prio¦rity:** Low")), null);
    const notes = "file:///plans/notes.md";
    editor.open(notes, prose);
    const position = { line: 0, character: 3 };
    assert.equal(await editor.request("textDocument/hover", { textDocument: { uri: notes }, position }), null);
    assert.deepEqual(await editor.request("textDocument/documentSymbol", { textDocument: { uri: notes } }), []);
  });

  it("goes from a reference to the item", async () => {
    const found = (await editor.request("textDocument/definition", at("Dependencies:** US-1¦01\n"))) as Location[];
    assert.equal(found.length, 1);
    assert.equal(found[0]?.uri, uri);
    assert.equal(found[0] && words(shop, found[0].range), "US-101");
    assert.equal(found[0]?.range.start.line, positionAt(shop, shop.indexOf("### US-101")).line);
  });

  it("finds every reference, also in other documents", async () => {
    const other = "file:///plans/more.md";
    const text =
      "## Story US-201: Refund\n\n**Dependencies:** US-101\n\n**Acceptance Criteria:**\n- [ ] The amount is back within 2 days\n";
    editor.open(other, text);
    const params = { ...at("### US-1¦01"), context: { includeDeclaration: false } };
    const found = (await editor.request("textDocument/references", params)) as Location[];
    assert.deepEqual(
      found.map((one) => `${one.uri} ${words(one.uri === uri ? shop : text, one.range)}`),
      [`${uri} US-101`, `${uri} US-101`, `${other} US-101`],
    );
    const all = await editor.request("textDocument/references", { ...params, context: { includeDeclaration: true } });
    assert.equal((all as Location[]).length, 4);
    editor.close(other);
  });

  it("renames an ID with every reference", async () => {
    const prepared = (await editor.request("textDocument/prepareRename", at("US-101, US-1¦02"))) as {
      range: Range;
      placeholder: string;
    };
    assert.equal(prepared.placeholder, "US-102");
    assert.equal(words(shop, prepared.range), "US-102");
    const edit = (await editor.request("textDocument/rename", { ...at("US-101, US-1¦02"), newName: "US-120" })) as {
      documentChanges: { edits: TextEdit[] }[];
    };
    const edits = edit.documentChanges.flatMap((change) => change.edits);
    assert.equal(applyEdits(shop, edits), shop.replaceAll("US-102", "US-120"));
  });

  it("says in plain words what cannot be renamed", async () => {
    await assert.rejects(
      editor.request("textDocument/prepareRename", at("**Prio¦rity:** Low")),
      /Only the ID of an item/,
    );
    await assert.rejects(
      editor.request("textDocument/rename", { ...at("### US-1¦02"), newName: "US-101" }),
      /already the ID/,
    );
    await assert.rejects(
      editor.request("textDocument/rename", { ...at("### US-1¦02"), newName: "two words" }),
      /cannot be an ID/,
    );
  });
});
