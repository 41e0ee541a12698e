import assert from "node:assert/strict";
import { crashPolicy } from "../../client/crashPolicy.ts";

const minute = 60_000;

describe("the crash policy", () => {
  it("restarts four times within three minutes, and not a fifth time", () => {
    const policy = crashPolicy();
    const answers = [0, 1, 2, 3, 4].map((second) => policy.died(second * 1000));
    assert.deepEqual(answers, [true, true, true, true, false]);
  });

  it("forgets deaths that are older than three minutes", () => {
    const policy = crashPolicy();
    const answers = [0, 1, 2, 3, 4, 5, 6].map((index) => policy.died(index * minute));
    assert.deepEqual(answers, [true, true, true, true, true, true, true]);
  });

  it("counts a death exactly three minutes ago", () => {
    const policy = crashPolicy();
    for (const at of [0, 1, 2, 3]) policy.died(at);
    assert.equal(policy.died(3 * minute), false);
    assert.equal(policy.died(3 * minute + 4), true);
  });

  it("starts from nothing after a restart by hand", () => {
    const policy = crashPolicy();
    for (const at of [0, 1, 2, 3, 4]) policy.died(at);
    policy.forgive();
    assert.equal(policy.died(5), true);
  });
});
