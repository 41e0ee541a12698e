import assert from "node:assert/strict";
import { readEstimate } from "../../../core/dialects/estimate.ts";
import { estimateText } from "../listing.ts";

const read = (text: string, bare: "points" | "hours" | "days" = "points") => {
  const found = readEstimate(text, bare);
  return found ? estimateText(found.value) : null;
};

describe("estimates", () => {
  const spellings: readonly (readonly [string, string])[] = [
    ["5", "5 points"],
    ["13 pts", "13 points"],
    ["2h 30m", "2.5 hours"],
    ["1 ½ days", "1.5 days"],
    ["half a day", "0.5 days"],
    ["2 sprints (4 weeks)", "20 days"],
    ["3 story points (reduced)", "3 points"],
    ["11 Story Points", "11 points"],
    ["5 puntos", "5 points"],
    ["3 pontos", "3 points"],
    ["~8", "8 points"],
    ["3 + 5 = 8", "8 points"],
    ["0,5", "0.5 points"],
    ["16 hrs", "16 hours"],
    ["1h", "1 hours"],
    ["4小时", "4 hours"],
    ["0,5 Jh*", "0.5 hours"],
    ["6-8h", "6-8 hours"],
    ["🟢 15 minutes", "0.25 hours"],
    ["2-3 days", "2-3 days"],
    ["1.5 days", "1.5 days"],
    ["1-1.5 dag", "1-1.5 days"],
    ["1--2 weeks", "5-10 days"],
    ["2–3 weeks", "10-15 days"],
    ["M", "M"],
    ["**XL**", "XL"],
    ["Small", "S"],
    ["M (4-6 hours)", "M, 4-6 hours"],
    ["2 points (~1 hour)", "2 points"],
    ["[5]", "5 points"],
  ];
  for (const [text, meaning] of spellings) {
    it(`read ${JSON.stringify(text)}`, () => assert.equal(read(text), meaning));
  }

  it("take the unit of their field where none is written", () => {
    assert.equal(read("6", "hours"), "6 hours");
    assert.equal(read("6", "days"), "6 days");
    assert.equal(read("6 pts", "hours"), "6 points");
  });

  for (const text of ["", "—", "TBD", "[To be estimated]", "None", "soon", "n/a", "???"]) {
    it(`are not ${JSON.stringify(text)}`, () => assert.equal(read(text), null));
  }

  it("keep the author's words without gloss", () => {
    assert.equal(readEstimate("3 story points (reduced)", "points")?.raw, "3 story points");
    assert.equal(readEstimate("~5", "points")?.raw, "5");
    assert.equal(readEstimate("M (4-6 hours)", "points")?.raw, "M");
  });
});
