// Editing a file whose characters were repaired: what is taken over from the last reading is what a fresh look would find.
import assert from "node:assert/strict";
import fc from "fast-check";
import { noHouse } from "../../core/dialects/house.ts";
import { read, readText, workOf } from "../../core/dialects/reader.ts";
import type { Reading } from "../../core/model/reading.ts";
import { applyEdits, type TextEdit } from "../../core/text/edit.ts";

const damaged = [
  "\ufeff# Shop\n\n### US-001: Pay ‚Äì by card\n**Points:** 3\n**Notes:** two ‚Äì not three\n\n- It‚Äôs paid ‚Üí a mail ‚úÖ\n",
  "### US-001: Größe â€“ wählen\n**Points:** 3\n**Acceptance Criteria:**\n- The page â€œShopâ€� lists 5 rows\n\n### US-002: Ende\n",
];

/** What a reading says, without objects. */
function portrait(reading: Reading): unknown {
  const at = (place: { readonly anchor: object; readonly start: number; readonly end: number }) => {
    const start = reading.chunks.find(({ anchor }) => anchor === place.anchor)?.start ?? -1;
    return [start + place.start, start + place.end].map((offset) => reading.original?.toFile(offset) ?? offset);
  };
  return {
    text: reading.original?.text ?? reading.chunks.map(({ anchor }) => anchor.text).join(""),
    length: reading.original?.length,
    items: reading.items.map((item) => [item.id?.value, item.title.value, ...at(item.at)]),
    defects: reading.defects.map((defect) => [defect.kind, defect.damaged, defect.repaired, ...at(defect.at)]),
  };
}

describe("editing a repaired file", () => {
  it("gives what reading the new text gives", () => {
    const texts = fc.constantFrom("x", "", "\n", " ", "- a\n", "‚", "Ä", "–", "ö", "## B\n", "‚Äì");
    const edit = fc.record({ at: fc.nat(), length: fc.nat(3), text: texts });
    fc.assert(
      fc.property(fc.constantFrom(...damaged), fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
        let text = start;
        let reading = readText("a.md", text);
        for (const { at, length, text: inserted } of edits) {
          const from = text.length === 0 ? 0 : at % text.length;
          const one: TextEdit = { start: from, end: Math.min(text.length, from + length), text: inserted };
          text = applyEdits(text, [one]);
          reading = read({ uri: "a.md", text, edits: [one], previous: reading }, noHouse);
          assert.deepEqual(portrait(reading), portrait(readText("a.md", text)));
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(30_000);

  it("sees what becomes one damaged character as the words between are deleted", () => {
    const text = "### US-001: Two â€ or so“ not three\n";
    const [start, end] = [text.indexOf(" or so"), text.indexOf("“")];
    const middle = (start + end) >> 1;
    for (const edits of [
      [{ start, end, text: "" }],
      [
        { start, end: middle, text: "" },
        { start: middle, end, text: "" },
      ],
    ]) {
      const reading = read(
        { uri: "a.md", text: applyEdits(text, edits), edits, previous: readText("a.md", text) },
        noHouse,
      );
      assert.deepEqual(
        reading.defects.map(({ damaged }) => damaged),
        ["â€“"],
      );
    }
  });

  it("takes a byte order mark for one where the text before it is deleted", () => {
    const text = "x\ufeff# Shop\n\n### US-001: Pay\n**Points:** 3\n";
    const edits = [{ start: 0, end: 1, text: "" }];
    const reading = read({ uri: "a.md", text: text.slice(1), edits, previous: readText("a.md", text) }, noHouse);
    assert.deepEqual(
      reading.items.map(({ at }) => at.start),
      readText("a.md", text.slice(1)).items.map(({ at }) => at.start),
    );
    assert.equal(reading.chunks[0]?.anchor.text.startsWith("# Shop"), true);
  });

  it("does not look at the whole text for a letter among letters", () => {
    const [text = ""] = damaged;
    const start = text.indexOf("not three");
    const edit = { start, end: start, text: "x" };
    const request = {
      uri: "a.md",
      get text(): string {
        throw new Error("The whole text was looked at");
      },
      edits: [edit],
      previous: readText("a.md", text),
    };
    const reading = read(request, noHouse);
    assert.equal(workOf(reading)?.chunks, 1);
    assert.equal(reading.original?.text, applyEdits(text, [edit]));
  });
});
