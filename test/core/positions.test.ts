// Lines and columns counted chunk by chunk agree with counting the whole text.
import assert from "node:assert/strict";
import fc from "fast-check";
import { readText } from "../../core/dialects/reader.ts";
import { buildFileIndex } from "../../core/index/buildFileIndex.ts";
import { type Chunked, positionsOf } from "../../core/queries/positions.ts";
import { offsetAt, positionAt } from "../harness/wireText.ts";

/** As much of a file as positions ask for. */
function chunked(parts: readonly string[]): Chunked {
  let start = 0;
  const chunks = parts.map((text) => {
    const chunk = { anchor: { uri: "test:a.md", text }, start };
    start += text.length;
    return chunk;
  });
  return { chunks, original: null };
}

const line = fc.stringMatching(/^[a-z\u{1f600} ]{0,6}$/u);
const ending = fc.constantFrom("\n", "\r\n", "\r");
/** Chunks are cut where a line starts, and never between CR and LF. */
const chunk = fc.array(fc.tuple(line, ending), { minLength: 1, maxLength: 4 }).map((lines) => lines.flat().join(""));
const text = fc.tuple(fc.array(chunk, { maxLength: 5 }), line).map(([chunks, last]) => [...chunks, last]);

describe("positions", () => {
  it("agree with the whole text for every offset", () => {
    fc.assert(
      fc.property(text, (parts) => {
        fc.pre(!parts.some((part, index) => part.endsWith("\r") && parts[index + 1]?.startsWith("\n")));
        const file = chunked(parts);
        const whole = parts.join("");
        const positions = positionsOf(file);
        for (const { anchor, start } of file.chunks) {
          for (let at = 0; at <= anchor.text.length; at++) {
            if (anchor.text[at - 1] === "\r" && anchor.text[at] === "\n") continue;
            const expected = positionAt(whole, start + at);
            const place = { anchor, start: at, end: at };
            assert.deepEqual(positions.start(place), { line: expected.line, column: expected.character });
            assert.equal(positions.offsetAt(positions.end(place)), offsetAt(whole, expected));
          }
        }
        assert.equal(positions.lines, whole.split(/\r\n|\n|\r/).length);
      }),
    );
  });

  it("stand in the file's own characters where damaged ones were repaired", () => {
    const damaged = fc.constantFrom(
      "a",
      " ",
      "\n",
      "\r\n",
      "\u201a\u00c4\u00ec",
      "\u00e2\u20ac\u201c",
      "\u201a\u00fa\u00d6",
      "é",
    );
    fc.assert(
      fc.property(fc.array(damaged, { maxLength: 20 }), fc.boolean(), (parts, bom) => {
        const whole = (bom ? "\ufeff" : "") + parts.join("");
        const file = buildFileIndex(readText("test:a.md", whole));
        const positions = positionsOf(file);
        for (const { anchor } of file.chunks) {
          for (let at = 0; at <= anchor.text.length; at++) {
            if (anchor.text[at - 1] === "\r" && anchor.text[at] === "\n") continue;
            const place = { anchor, start: at, end: at };
            const expected = positionAt(whole, file.spanOf(place).start);
            assert.deepEqual(positions.start(place), { line: expected.line, column: expected.character });
            assert.equal(positions.offsetAt(positions.start(place)), file.spanOf(place).start);
          }
        }
        assert.equal(positions.lines, whole.split(/\r\n|\n|\r/).length);
      }),
      { numRuns: 300 },
    );
  });

  it("clamp what lies beyond a line or the document", () => {
    const positions = positionsOf(chunked(["ab\r\ncd\n", "ef"]));
    assert.equal(positions.offsetAt({ line: 0, column: 99 }), 2);
    assert.equal(positions.offsetAt({ line: 1, column: 99 }), 6);
    assert.equal(positions.offsetAt({ line: 2, column: 99 }), 9);
    assert.equal(positions.offsetAt({ line: 99, column: 0 }), 9);
    assert.equal(positionsOf(chunked([])).offsetAt({ line: 3, column: 3 }), 0);
  });
});
