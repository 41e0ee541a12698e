// Snippets say the same in plain words, whatever stands in them.
import assert from "node:assert/strict";
import fc from "fast-check";
import { literal, tabStop, withoutTabStops } from "../../core/text/snippet.ts";

const text = fc
  .array(fc.constantFrom("a", "$", "{", "}", "1", ":", "\\", "|", ",", "\n"), { maxLength: 12 })
  .map((parts) => parts.join(""));

describe("snippets", () => {
  it("give back what was put into them", () => {
    fc.assert(
      fc.property(text, text, text, (before, words, after) => {
        assert.equal(withoutTabStops(literal(before) + tabStop(1, words) + literal(after)), before + words + after);
      }),
    );
  });

  it("lose their tab stops and keep the first choice", () => {
    assert.equal(withoutTabStops("at ${1:5} % of ${2|users,requests|}$0, ${3}done"), "at 5 % of users, done");
    assert.equal(withoutTabStops("costs \\$5 or ${1:\\$6\\}}"), "costs $5 or $6}");
  });
});
