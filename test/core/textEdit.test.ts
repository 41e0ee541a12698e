import assert from "node:assert/strict";
import { applyEdits, sortEdits, type TextEdit } from "../../core/text/edit.ts";

const edit = (start: number, end: number, text: string): TextEdit => ({ start, end, text });

describe("Edits", () => {
  it("are applied as if at once, whatever their order", () => {
    const sorted = sortEdits([edit(4, 5, "E"), edit(0, 1, ""), edit(2, 2, "--")], 5);
    assert.ok(sorted.type === "sorted");
    assert.equal(applyEdits("abcde", sorted.edits), "b--cdE");
  });

  it("may meet, and insertions at one place keep their order", () => {
    const sorted = sortEdits([edit(2, 4, "X"), edit(2, 2, "1"), edit(2, 2, "2"), edit(0, 2, "Y")], 5);
    assert.ok(sorted.type === "sorted");
    assert.equal(applyEdits("abcde", sorted.edits), "Y12Xe");
  });

  it("that overlap are refused with both", () => {
    const [first, second] = [edit(0, 3, "x"), edit(2, 4, "y")];
    assert.deepEqual(sortEdits([second, first], 5), { type: "overlap", first, second });
    assert.equal(sortEdits([edit(1, 4, ""), edit(2, 2, "z")], 5).type, "overlap");
  });

  it("that lie outside the text, or run backwards, are refused", () => {
    for (const wrong of [edit(-1, 0, ""), edit(0, 6, ""), edit(3, 2, ""), edit(0.5, 1, ""), edit(Number.NaN, 1, "")]) {
      assert.deepEqual(sortEdits([edit(0, 0, "ok"), wrong], 5), { type: "outside", edit: wrong });
    }
  });
});
