// When memory is given back: at rest, and only where there is something to give.
import assert from "node:assert/strict";
import { createRest } from "../../server/rest.ts";

describe("the heap at rest", () => {
  it("is collected where a tenth has come since, and left alone otherwise", () => {
    let [used, collected] = [150, 0];
    let rest = () => {};
    const heap = {
      used: () => used,
      collect() {
        collected++;
        used = 100;
      },
    };
    createRest(heap, (_, act) => {
      rest = act;
      return () => {};
    });
    const restAt = (now: number) => {
      used = now;
      rest();
      return collected;
    };
    assert.deepEqual([restAt(150), restAt(100), restAt(110), restAt(111), restAt(105)], [1, 1, 1, 2, 2]);
  });
});
