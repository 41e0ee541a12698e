// What a keystroke costs the reader, counted: the same in a document ten times as long.
import assert from "node:assert/strict";
import { noHouse } from "../../core/dialects/house.ts";
import { read, readText, type Work, workOf } from "../../core/dialects/reader.ts";
import type { Reading } from "../../core/model/reading.ts";
import { applyEdits, type TextEdit } from "../../core/text/edit.ts";

/** Stories under epics, with a sprint that commits to some of them. */
function backlog(epics: number): string {
  const parts = ["# Shop\n\nWhat we sell.\n\n"];
  for (let epic = 1; epic <= epics; epic++) {
    parts.push(`## Epic ${epic}: Part ${epic}\n\nWhy.\n\n`);
    for (let story = 1; story <= 5; story++)
      parts.push(
        `### US-${epic}${story}: Show page ${story}\n**Story Points:** 3\n\nFor the buyer.\n\n`,
        "**Acceptance Criteria:**\n- The page lists 3 rows\n- The header is clear\n\n",
      );
  }
  return `${parts.join("")}## Sprint 1: Start\n\n**Capacity:** 20 points\n\n- US-11 (3 pts)\n\nAll of it.\n`;
}

function typed(text: string, at: number, letters = "x"): { readonly before: Reading; readonly after: Reading } {
  const before = readText("a.md", text);
  const edit: TextEdit = { start: at, end: at, text: letters };
  return {
    before,
    after: read({ uri: "a.md", text: applyEdits(text, [edit]), edits: [edit], previous: before }, noHouse),
  };
}

describe("a letter in a long document", () => {
  const places: readonly (readonly [name: string, words: string, chunks: number])[] = [
    ["in a criterion", "The header is clear", 1],
    ["in prose of an item", "For the buyer.", 1],
    ["in prose of the document, over all of its items", "What we sell.", 1],
    ["in a sprint", "All of it.", 1],
    // An epic hands its place down to its stories.
    ["in an epic", "Why.", 6],
  ];
  for (const [name, words, chunks] of places) {
    it(`${name} is read as fast as in a short one`, () => {
      const work = [10, 60].map((epics): Work | null => {
        const text = backlog(epics);
        return workOf(typed(text, text.lastIndexOf(words) + 3).after);
      });
      assert.deepEqual(work[0], work[1]);
      assert.equal(work[0]?.parsed, 1);
      assert.equal(work[0]?.chunks, chunks);
      assert.ok((work[0]?.weighed ?? 99) <= 2, `${work[0]?.weighed} segments weighed`);
      assert.ok((work[0]?.cut ?? 99) <= 2, `${work[0]?.cut} chunks cut`);
    });
  }

  it("leaves every other item and chunk the object that it was", () => {
    const text = backlog(30);
    const { before, after } = typed(text, text.lastIndexOf("The header is clear"));
    assert.equal(after.items.filter((item, index) => item !== before.items[index]).length, 1);
    assert.equal(after.chunks.filter(({ anchor }, index) => anchor !== before.chunks[index]?.anchor).length, 1);
    assert.equal(after.sprints, before.sprints);
    assert.equal(after.regions, before.regions);
  });
});
