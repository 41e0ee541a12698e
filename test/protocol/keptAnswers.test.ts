// What is kept from key to key for editors that ask for a whole document after each: it is what a fresh look comes to.
import assert from "node:assert/strict";
import fc from "fast-check";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { dangling, shop } from "../harness/samples.ts";

const [uri, fresh] = ["file:///plans/typed.md", "file:///plans/fresh.md"];
const table =
  "\n| ID | Title | Points | Owner |\n| --- | --- | --- | --- |\n| T-1 | Rig | 3 | Bo |\n| T-2 | Load (needs T-1) | 5 | Bo |\n";
const text = `${shop}\n${dangling}\n## Sprint 1\n\n**Capacity:** 20 points\n\n- US-101\n${table}`;
const typed = fc.constantFrom(
  "",
  "a",
  "\n",
  "\r\n",
  "\n\n",
  "# ",
  "### US-150: New\n\n",
  "```\n",
  "| T-3 | More | 1 | Al |\n",
  "é",
  "cafÃ© ",
  "US-102 ",
);

describe("answers about a whole document", function () {
  this.timeout(120_000);
  let editor: FakeEditor;
  beforeEach(async () => {
    editor = await startEditor({ pull: true });
  });
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
  });
  const answers = async (of: string) => {
    const textDocument = { uri: of };
    const { data } = (await editor.request("textDocument/semanticTokens/full", { textDocument })) as { data: number[] };
    const others = ["documentSymbol", "foldingRange", "documentLink"].map((verb) =>
      editor.request(`textDocument/${verb}`, { textDocument }),
    );
    return JSON.stringify([data, ...(await Promise.all(others))]).replaceAll(of, "");
  };

  it("are those of a document that is opened anew, whatever was typed", async () => {
    editor.open(uri, text);
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), typed), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        for (const [place, length, words] of all) {
          const now = editor.textOf(uri);
          const start = place % (now.length + 1);
          editor.change(uri, [{ start, end: Math.min(now.length, start + length), text: words }]);
          const kept = await answers(uri);
          editor.open(fresh, editor.textOf(uri));
          assert.equal(kept, await answers(fresh));
          editor.close(fresh);
        }
      }),
      { numRuns: 12 },
    );
  });
});
