// A criterion as written: its code marks count as evidence, and its place ends where its markup ends.
import assert from "node:assert/strict";
import { textWithCode, wholePlace } from "../../core/rules/acceptance/written.ts";
import type { Criterion } from "../../core/model/item.ts";
import { written } from "../../core/text/span.ts";

function criterion(document: string, raw: string, text: string): Criterion {
  const start = document.indexOf(raw);
  return {
    text,
    at: { anchor: { uri: "a.md", text: document }, start, end: start + raw.length },
    checked: null,
    step: null,
  };
}

describe("textWithCode", () => {
  const cases = [
    ["Run `npm t` twice", "Run npm t twice", "Run `npm t` twice"],
    ["**Run** `a` and ``b``", "Run a and b", "Run `a` and `b`"],
    ["Run it", "Run it", "Run it"],
    ["`x", "`x", "`x"],
    ["`gone` is not in the text", "is not in the text", "is not in the text"],
  ] as const;
  for (const [raw, text, expected] of cases)
    it(`gives ${expected} for ${raw}`, () => assert.equal(textWithCode(criterion(`- ${raw}\n`, raw, text)), expected));
});

describe("wholePlace", () => {
  it("reaches to the end of a link whose text ends the criterion", () => {
    const one = criterion("- See [the sketch](a.png) now", "See [the sketch", "See the sketch");
    assert.equal(written(wholePlace(one)), "See [the sketch](a.png)");
  });
  it("reaches to the end of a link by name", () => {
    const one = criterion("- See [the sketch][s]", "See [the sketch", "See the sketch");
    assert.equal(written(wholePlace(one)), "See [the sketch][s]");
  });
  it("is the criterion's own place otherwise", () => {
    const one = criterion("- See [x](y) now", "See [x](y) now", "See x now");
    assert.equal(wholePlace(one), one.at);
  });
});
