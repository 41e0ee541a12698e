import assert from "node:assert/strict";
import { readReferences } from "../../../core/dialects/references.ts";
import { written } from "../../../core/text/span.ts";
import { referenceText } from "../listing.ts";
import { house, line, placing } from "./texts.ts";

const read = (markdown: string): string =>
  readReferences(line(markdown), placing(markdown), house).map(referenceText).join(", ");

describe("references", () => {
  const spellings: readonly (readonly [string, string])[] = [
    ["US-001", "US-001"],
    ["US-001.", "US-001"],
    ["`US-001`, **US-002**", "US-001, US-002"],
    ["[US-001](#us-001) and [US-002](b.md)", "US-001, US-002"],
    ["#3, #4", "#3, #4"],
    ["#2 (Telnet client), #3 (Folder layout)", "#2, #3"],
    ["Story 1.1 (project layout)", "1.1"],
    ["US-001 (replaces US-009)", "US-001"],
    ["Stories 4.1, 4.2 and 4.3", "4.1, 4.2, 4.3"],
    ["Tasks 5, 7", "5, 7"],
    ["US1 + US2", "US1, US2"],
    ["T6 (+ T7)", "T6, T7"],
    ["S1-F4 ✅", "S1-F4"],
    ["🔵 T3 / T4", "T3, T4"],
    ["Stories 1.4-1.9", "1.4 to 1.9"],
    ["Tasks 2–8", "2 to 8"],
    ["T005–T009", "T005 to T009"],
    ["PG-4 to PG-8", "PG-4 to PG-8"],
    ["US-101~105", "US-101 to US-105"],
    ["US-2.2~2.6", "US-2.2 to US-2.6"],
    ["US-06-01..04", "US-06-01 to US-06-04"],
    ["US-07-02, 07-03", "US-07-02, US-07-03"],
    ["Stories 5.1-5.4 done", "5.1 to 5.4"],
    ["71-11/71-12", "71-11, 71-12"],
    ["All Epic 2 stories (2.1-2.11)", "<epic Epic 2>"],
    ["Epic 1 (Foundation), Story 2.1.", "<epic Epic 1>, 2.1"],
    ["Epic 3, 4", "<epic Epic 3>, <epic Epic 4>"],
    ["Epic 6a", "<epic Epic 6a>"],
    ["EPIC-001 completed", "EPIC-001"],
    ["All previous stories", "<previous>"],
    ["All previous stories (Epic 1-5)", "<previous>"],
    ["All stories done", "<all>"],
    ["Everything else", "<all>"],
    ["All S4 tasks", "<prefix S4>"],
    ["S1 tasks", "<prefix S1>"],
    ["Sprint 3", "<sprint Sprint 3>"],
    ["Epic 1 stories 1-2 and Epic 3 story 1", "1 to 2 of Epic 1, 1 of Epic 3"],
    ["R2, R3", "R2, R3"],
    ["Discussion approval.", "“Discussion approval.”"],
    ["16C nav refactor complete", "“16C nav refactor complete”"],
    ["Epics 1-3", "<epic Epic 1>, <epic Epic 2>, <epic Epic 3>"],
    ["Waves 1 and 2", "<sprint Wave 1>, <sprint Wave 2>"],
    ["Sprint 1-2", "<sprint Sprint 1>, <sprint Sprint 2>"],
    ["Sprint 2, 3 engineers", "<sprint Sprint 2>"],
  ];
  for (const [markdown, expected] of spellings) {
    it(`read ${markdown}`, () => assert.equal(read(markdown), expected));
  }

  for (const none of ["None", "–", "—", "N/A", "None (start first)", "needs nothing".slice(6), "aucune.", "無"]) {
    it(`are none in ${none}`, () => assert.equal(read(none), ""));
  }

  it("stand where they are written", () => {
    const markdown = "**Stories 1.4-1.9**, `US-001` (first) and All Epic 2 stories";
    const places = readReferences(line(markdown), placing(markdown), house).map(({ at }) => written(at));
    assert.deepEqual(places, ["1.4-1.9", "US-001", "All Epic 2 stories"]);
  });
});
