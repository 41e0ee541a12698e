// Changes that arrive one after the other add up to the same text as applying each in turn.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { FileIndex } from "../../core/index/fileIndex.ts";
import { applyEdits, sortEdits } from "../../core/text/edit.ts";
import { beginDraft } from "../../server/draft.ts";
import { offsetAt } from "../harness/wireText.ts";

const text = fc
  .array(fc.constantFrom("a", "b", "\n", "\r\n", "\r", "\ud83d\ude00"), { maxLength: 30 })
  .map((parts) => parts.join(""));
const position = fc.record({ line: fc.nat(8), column: fc.nat(8) });
const change = fc.record({ a: position, b: position, text });

describe("draft", () => {
  it("adds changes up to edits of the text it was begun on", () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 6 }), (old, changes) => {
        const file = {
          original: null,
          text: old,
          chunks: [{ anchor: { uri: "test:a", text: old }, start: 0 }],
        } as unknown as FileIndex;
        const draft = beginDraft(file);
        let expected = old;
        for (const one of changes) {
          const [start, end] = [one.a, one.b].sort((x, y) => x.line - y.line || x.column - y.column);
          assert.ok(start !== undefined && end !== undefined);
          draft.replace(start, end, one.text);
          const from = clamp(expected, start);
          const to = Math.max(from, clamp(expected, end));
          expected = expected.slice(0, from) + one.text + expected.slice(to);
        }
        const sorted = sortEdits(draft.edits(), old.length);
        assert.equal(sorted.type, "sorted");
        assert.equal(applyEdits(old, draft.edits()), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps changes far apart as edits of their own", () => {
    const old = "one\ntwo\nthree\n";
    const file = {
      original: null,
      text: old,
      chunks: [{ anchor: { uri: "test:a", text: old }, start: 0 }],
    } as unknown as FileIndex;
    const draft = beginDraft(file);
    draft.replace({ line: 2, column: 5 }, { line: 2, column: 5 }, "!");
    draft.replace({ line: 0, column: 0 }, { line: 0, column: 3 }, "1");
    assert.deepEqual(draft.edits(), [
      { start: 0, end: 3, text: "1" },
      { start: 13, end: 13, text: "!" },
    ]);
  });
});

/** A column beyond its line means the line's end. */
function clamp(whole: string, { line, column }: { line: number; column: number }): number {
  const lines = whole.split(/\r\n|\n|\r/);
  if (line >= lines.length) return whole.length;
  return offsetAt(whole, { line, character: Math.min(column, lines[line]?.length ?? 0) });
}
