// How points are shared out: on the scale, with the sum kept, nearest to the shares of work.
import assert from "node:assert/strict";
import fc from "fast-check";
import { divide } from "../../../core/assists/split/points.ts";

const fibonacci = [1, 2, 3, 5, 8, 13, 21];

describe("sharing out points", () => {
  for (const [shares, parts] of [
    [
      [10, 26, 6],
      [5, 13, 3],
    ],
    [
      [8, 6, 6, 10],
      [5, 3, 5, 8],
    ],
    [
      [8, 10, 6, 5],
      [5, 8, 5, 3],
    ],
    [
      [8, 12, 8, 8],
      [3, 8, 5, 5],
    ],
  ] as const) {
    it(`makes ${parts.join(" + ")} of 21 for ${shares.join(", ")} hours`, () => {
      assert.deepEqual(divide(21, shares, fibonacci, 13), parts);
    });
  }

  it("answers nothing where the scale has no such sum", () => {
    assert.equal(divide(1, [1, 1], fibonacci, 13), null);
    assert.equal(divide(21, [1], fibonacci, 13), null);
  });

  it("keeps the sum and the limit, whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
        (whole, shares) => {
          const parts = divide(whole, shares, fibonacci, 13);
          if (parts === null) return;
          assert.equal(parts.length, shares.length);
          assert.equal(
            parts.reduce((sum, part) => sum + part, 0),
            whole,
          );
          assert.ok(parts.every((part) => fibonacci.includes(part) && part <= 13));
        },
      ),
    );
  });
});
