// The line break that an inserted line gets: its neighbour's, whatever the rest of the text has.
import assert from "node:assert/strict";
import { lineBreakAt } from "../../core/text/lines.ts";

describe("line breaks beside an offset", () => {
  const mixed = "one\r\ntwo\nthree\r\nfour";
  for (const [line, expected] of [
    ["one", "\r\n"],
    ["two", "\n"],
    ["three", "\r\n"],
    ["four", "\r\n"],
  ] as const)
    it(`are ${JSON.stringify(expected)} at the line ${line}`, () => {
      const start = mixed.indexOf(line);
      assert.deepEqual(
        [start, start + line.length].map((offset) => lineBreakAt(mixed, offset)),
        [expected, expected],
      );
    });

  it("are LF where there is none", () => assert.equal(lineBreakAt("one", 2), "\n"));
});
