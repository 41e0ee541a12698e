import assert from "node:assert/strict";
import { calm } from "../../client/platform/calm.ts";

/** Lets everything that is due happen: promises first, then timers of 0 ms, which come in the order they were set. */
const settle = () => new Promise((resolve) => setImmediate(() => setTimeout(resolve, 0)));

describe("calm", () => {
  it("makes one piece of work of a burst", async () => {
    let runs = 0;
    const ask = calm(0, () => {
      runs += 1;
    });
    for (let index = 0; index < 10; index++) ask();
    await settle();
    assert.equal(runs, 1);
  });

  it("runs once more when asked while it works, however often", async () => {
    const endings: (() => void)[] = [];
    const ask = calm(0, () => new Promise<void>((resolve) => endings.push(resolve)));
    ask();
    await settle();
    ask();
    ask();
    ask();
    await settle();
    assert.equal(endings.length, 1, "it ran twice at once");
    endings[0]?.();
    await settle();
    assert.equal(endings.length, 2);
    endings[1]?.();
    await settle();
    assert.equal(endings.length, 2);
  });

  it("does nothing any more once disposed", async () => {
    let runs = 0;
    const ask = calm(0, () => {
      runs += 1;
    });
    ask();
    ask.dispose();
    await settle();
    assert.equal(runs, 0);
  });
});
