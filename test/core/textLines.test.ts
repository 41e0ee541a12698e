import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits } from "../../core/text/edit.ts";
import { editLineIndex, lineIndexOf, lineOf, offsetAt, positionAt } from "../../core/text/lineIndex.ts";

const lines = fc
  .array(fc.constantFrom("a", "bc", "\n", "\r", "\r\n", "\ud83d\ude00", ""), { maxLength: 30 })
  .map((parts) => parts.join(""));

describe("A line index", () => {
  it("ends lines at LF, CRLF and a lone CR", () => {
    const index = lineIndexOf("a\nb\r\nc\rd");
    assert.deepEqual(index.starts, [0, 2, 5, 7]);
    assert.deepEqual(index.ends, [1, 3, 6, 8]);
  });

  it("counts an empty line behind the last line ending", () => {
    assert.deepEqual(lineIndexOf("a\n").starts, [0, 2]);
    assert.deepEqual(lineIndexOf("").starts, [0]);
  });

  it("counts columns in UTF-16 units", () => {
    assert.deepEqual(positionAt(lineIndexOf("x\n\ud83d\ude00y"), 4), { line: 1, column: 2 });
  });

  it("moves a place inside CRLF to its front", () => {
    assert.deepEqual(positionAt(lineIndexOf("a\r\nb"), 2), { line: 0, column: 1 });
  });

  it("keeps positions inside the text and inside their line", () => {
    const index = lineIndexOf("ab\r\ncd");
    assert.equal(offsetAt(index, { line: 0, column: 99 }), 2);
    assert.equal(offsetAt(index, { line: 9, column: 0 }), 6);
    assert.equal(offsetAt(index, { line: -1, column: 3 }), 0);
    assert.equal(offsetAt(index, { line: 1, column: -1 }), 4);
    assert.deepEqual(positionAt(index, 99), { line: 1, column: 2 });
    assert.deepEqual(positionAt(index, -1), { line: 0, column: 0 });
  });

  it("leads from an offset to a position and back", () => {
    fc.assert(
      fc.property(lines, (text) => {
        const index = lineIndexOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const back = offsetAt(index, positionAt(index, offset));
          const insideEnding = text[offset - 1] === "\r" && text[offset] === "\n";
          assert.equal(back, insideEnding ? offset - 1 : offset);
          assert.ok((index.starts[lineOf(index, offset)] ?? 0) <= offset);
        }
      }),
    );
  });

  it("is after an edit what it would be for the new text", () => {
    fc.assert(
      fc.property(lines, lines, fc.nat(), fc.nat(), (text, inserted, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const edit = { start, end, text: inserted };
        const next = applyEdits(text, [edit]);
        assert.deepEqual(
          editLineIndex(lineIndexOf(text), edit, (from, to) => next.slice(from, to)),
          lineIndexOf(next),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("reads no more of the new text than the lines an edit touches", () => {
    const text = "line\n".repeat(100);
    const read: (readonly [number, number])[] = [];
    const next = `${text.slice(0, 52)}x${text.slice(52)}`;
    editLineIndex(lineIndexOf(text), { start: 52, end: 52, text: "x" }, (from, to) => {
      read.push([from, to]);
      return next.slice(from, to);
    });
    assert.deepEqual(read, [[50, 56]]);
  });
});
