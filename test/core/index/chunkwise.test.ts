// What is known of single chunks: asked once for each, and the same list while every answer is the same.
import assert from "node:assert/strict";
import { noHouse } from "../../../core/dialects/house.ts";
import { read, readText } from "../../../core/dialects/reader.ts";
import { buildFileIndex } from "../../../core/index/buildFileIndex.ts";
import { applyEdits } from "../../../core/text/edit.ts";
import type { Anchor } from "../../../core/text/span.ts";

const text = [1, 2, 3, 4, 5].map((n) => `### US-00${n}: Show page ${n}\n**Points:** 3\n\nFor the buyer.\n\n`).join("");

describe("questions about single chunks", () => {
  it("are asked of the chunk that was typed in and of no other", () => {
    const asked: Anchor[] = [];
    const lengthOf = (anchor: Anchor): number => {
      asked.push(anchor);
      return anchor.text.length;
    };
    const isLong = (anchor: Anchor): boolean => anchor.text.length > 1_000;
    const before = readText("a.md", text);
    const first = buildFileIndex(before);
    assert.equal(first.ofChunks(lengthOf).length, first.chunks.length);
    const long = first.ofChunks(isLong);
    asked.length = 0;
    const at = text.lastIndexOf("buyer");
    const edits = [{ start: at, end: at, text: "x" }];
    const after = read({ uri: "a.md", text: applyEdits(text, edits), edits, previous: before }, noHouse);
    const file = buildFileIndex(after, before);
    assert.deepEqual(
      file.ofChunks(lengthOf),
      file.chunks.map(({ anchor }) => anchor.text.length),
    );
    assert.equal(asked.length, 1);
    assert.equal(file.ofChunks(isLong), long);
    assert.equal(first.ofChunks(lengthOf).at(-1), (file.ofChunks(lengthOf).at(-1) ?? 0) - 1);
  });
});
