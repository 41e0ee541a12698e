// Everything that follows a name, in every family: hover, definition, references, highlights, links, rename, hierarchy.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { caretIn, families } from "../harness/families.ts";
import { applyEdits, offsetAt, type Range, type TextEdit } from "../harness/wireText.ts";

interface Location {
  readonly uri: string;
  readonly range: Range;
}

interface Hierarchy {
  readonly name: string;
  readonly uri: string;
  readonly selectionRange: Range;
}

const words = (text: string, range: Range) => text.slice(offsetAt(text, range.start), offsetAt(text, range.end));
const lineOf = (text: string, marked: string) => caretIn(text, marked).line;

describe("names over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  before(async () => {
    editor = await startEditor();
  });
  after(async () => {
    assert.equal(await editor.stop(), 0);
  });

  for (const family of families) {
    describe(`in ${family.name}`, () => {
      const { uri, text } = family;
      const everywhere = [family.declared, family.referred, family.mentioned];
      const ask = (method: string, marked: string, more: object = {}) =>
        editor.request(`textDocument/${method}`, {
          textDocument: { uri },
          position: caretIn(text, marked),
          ...more,
        });
      before(() => editor.open(uri, text));
      after(() => editor.close(uri));

      it("hovers show the item's card wherever its ID stands", async () => {
        for (const marked of everywhere) {
          const hover = (await ask("hover", marked)) as { contents: { value: string }; range: Range } | null;
          const card = hover?.contents.value ?? "";
          assert.ok(card.startsWith(`**${escaped(`${family.id} ${family.title}`)}**`), `${marked}: ${card}`);
          const needing = escaped(`${family.needing.id} ${family.needing.title}`);
          assert.ok(card.includes(`Blocks [${needing}](${uri}#L`), card);
          assert.equal(hover && words(text, hover.range).includes(family.id), true);
        }
      });

      it("definitions lead from fields and sentences to the item", async () => {
        for (const marked of [family.referred, family.mentioned]) {
          const found = (await ask("definition", marked)) as Location[];
          assert.deepEqual(
            found.map(({ range }) => [range.start.line, words(text, range)]),
            [[lineOf(text, family.declared), family.id]],
          );
        }
      });

      it("references and highlights are the same from every place", async () => {
        const lines = everywhere.map((marked) => lineOf(text, marked)).sort((a, b) => a - b);
        for (const marked of everywhere) {
          const found = (await ask("references", marked, { context: { includeDeclaration: true } })) as Location[];
          assert.deepEqual(
            found.map(({ range }) => `${range.start.line} ${words(text, range)}`),
            lines.map((line) => `${line} ${family.id}`),
          );
          const marks = (await ask("documentHighlight", marked)) as { range: Range; kind: number }[];
          assert.deepEqual(
            marks.map(({ range, kind }) => [range.start.line, words(text, range), kind]),
            lines.map((line) => [line, family.id, line === lineOf(text, family.declared) ? 3 : 2]),
          );
        }
      });

      it("links lead from each mention to the item, and from its declaration nowhere", async () => {
        const found = (await editor.request("textDocument/documentLink", { textDocument: { uri } })) as {
          range: Range;
        }[];
        const own = found.filter(({ range }) => words(text, range) === family.id);
        const lines = [family.referred, family.mentioned].map((marked) => lineOf(text, marked));
        assert.deepEqual(
          own.map(({ range }) => range.start.line),
          lines.sort((a, b) => a - b),
        );
        const resolved = (await editor.request("documentLink/resolve", own[0])) as { target: string };
        const { line, character } = caretIn(text, family.declared.replace("¦", "").replace(family.id, `¦${family.id}`));
        assert.equal(resolved.target, `${uri}#L${line + 1},${character + 1}`);
      });

      it("renaming changes every place, and nothing else", async () => {
        const wanted = family.id.replace(/\d+/, "777");
        for (const marked of everywhere) {
          const prepared = (await ask("prepareRename", marked)) as { range: Range; placeholder: string };
          assert.equal(prepared.placeholder, family.id);
          assert.equal(words(text, prepared.range), family.id);
          const edits = editsOf(await ask("rename", marked, { newName: wanted }));
          const exact = new RegExp(`${family.id}(?![0-9])`, "g");
          assert.equal(applyEdits(text, edits), text.replace(exact, wanted));
        }
      });

      it("the hierarchy shows who waits and who is needed, with the places that say so", async () => {
        const [item] = (await ask("prepareCallHierarchy", family.mentioned)) as Hierarchy[];
        assert.equal(item?.name, `${family.id} ${family.title}`);
        const [incoming, ...more] = (await editor.request("callHierarchy/incomingCalls", { item })) as {
          from: Hierarchy;
          fromRanges: Range[];
        }[];
        assert.deepEqual(more, []);
        assert.equal(incoming?.from.name, `${family.needing.id} ${family.needing.title}`);
        assert.deepEqual(
          incoming?.fromRanges.map((range) => [range.start.line, words(text, range)]),
          [[lineOf(text, family.referred), family.id]],
        );
        const outgoing = (await editor.request("callHierarchy/outgoingCalls", { item: incoming?.from })) as {
          to: Hierarchy;
          fromRanges: Range[];
        }[];
        assert.deepEqual(
          outgoing.map(({ to, fromRanges }) => [to.name, fromRanges.map((range) => words(text, range))]),
          [[item?.name, [family.id]]],
        );
        assert.deepEqual(await editor.request("callHierarchy/outgoingCalls", { item }), []);
      });

      it("the workspace's symbols find it by a few of its letters", async () => {
        const query = family.title.slice(0, 1) + family.title.slice(-4);
        const found = (await editor.request("workspace/symbol", { query })) as { name: string; location: Location }[];
        const own = found.find(({ name }) => name === `${family.id} ${family.title}`);
        assert.equal(own?.location.range.start.line, lineOf(text, family.declared));
        assert.deepEqual(await editor.request("workspace/symbol", { query: "zzz no such thing" }), []);
      });

      const { label } = family;
      if (label === undefined) return;
      it("labels are found, counted and renamed together", async () => {
        const prepared = (await ask("prepareRename", label)) as { range: Range; placeholder: string };
        const name = prepared.placeholder;
        const found = (await ask("references", label, { context: { includeDeclaration: true } })) as Location[];
        assert.equal(found.length, 2);
        assert.ok(found.every(({ range }) => words(text, range) === name));
        const hover = (await ask("hover", label)) as { contents: { value: string } };
        assert.match(hover.contents.value, /^\*\*.*\*\* {2}\nlabel · 0\/2 done/);
        const edits = editsOf(await ask("rename", label, { newName: "renamed" }));
        assert.equal(applyEdits(text, edits).split("renamed").length, 3);
        await assert.rejects(ask("rename", label, { newName: "a, b" }), /cannot be a label: `,` would end it/);
      });
    });
  }
});

function editsOf(answer: unknown): TextEdit[] {
  return (answer as { documentChanges: { edits: TextEdit[] }[] }).documentChanges.flatMap(({ edits }) => edits);
}

function escaped(text: string): string {
  return text.replace(/[#+!|~&_()]/g, "\\$&");
}
