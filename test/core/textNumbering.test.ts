// Numbers of subjects: who stays keeps theirs, whatever comes and goes around them.
import assert from "node:assert/strict";
import fc from "fast-check";
import { noNumbers, type Numbering, renumbered } from "../../core/text/numbering.ts";

const pool = Array.from({ length: 12 }, (_, index) => ({ index }));
const lists = fc.array(
  fc
    .uniqueArray(fc.nat({ max: pool.length - 1 }), { maxLength: 9 })
    .map((found) => found.flatMap((at) => pool[at] ?? [])),
  { minLength: 1, maxLength: 8 },
);

describe("numbers of subjects", () => {
  it("are one for each, stay with who stays, and tell who is new and who is gone", () => {
    fc.assert(
      fc.property(lists, (steps) => {
        let numbering: Numbering<{ readonly index: number }> = noNumbers;
        for (const subjects of steps) {
          const before = numbering;
          const next = renumbered(before, subjects);
          numbering = next.numbering;
          const { numbers, positions } = numbering;
          assert.equal(new Set(numbers).size, subjects.length);
          for (const [at, number] of numbers.entries()) assert.equal(positions[number], at);
          assert.equal([...positions].filter((position) => position >= 0).length, subjects.length);
          for (const [at, subject] of subjects.entries()) {
            const old = before.subjects.indexOf(subject);
            if (old >= 0) assert.equal(numbers[at], before.numbers[old]);
            else assert.ok(next.changed.includes(numbers[at] ?? -1));
          }
          assert.equal(next.changed.length, subjects.filter((one) => !before.subjects.includes(one)).length);
          for (const number of next.dropped) assert.equal(positions[number], -1);
        }
      }),
    );
  });

  it("go to what is read in the place of another", () => {
    const [a, b, c, d] = pool;
    assert.ok(a && b && c && d);
    const first = renumbered<typeof a>(noNumbers, [a, b, c]).numbering;
    const { numbering, changed, dropped } = renumbered(first, [a, d, c]);
    assert.deepEqual(numbering.numbers, first.numbers);
    assert.deepEqual([changed, dropped], [[first.numbers[1]], []]);
  });
});
