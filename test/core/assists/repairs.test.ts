// Every fix that is offered keeps its promises: the finding is gone, no error or warning is new, and it is not offered again.
// BACKLINT_LONG=1 takes the reference documents and random edits of them as well, and prints the table of what was applied.
import assert from "node:assert/strict";
import fc from "fast-check";
import { corpus, ownExamples } from "../corpusFiles.ts";
import { editedLines, type Outcome, outcomesOf, refusals } from "./repairing.ts";

const isLong = process.env["BACKLINT_LONG"] === "1";

/** Of one rule in one text, so many findings: the hundredth alike proves nothing new. */
const most = isLong ? 100 : 2;
/** Longer texts are read again for each fix at a cost that says nothing about the fix. */
const longest = isLong ? 150_000 : 12_000;

function* outcomes(text: string): Iterable<Outcome> {
  const seen = new Map<string, number>();
  yield* outcomesOf(text, ({ rule }) => {
    const count = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, count);
    return count <= most;
  });
}

/** Applied and failed by rule and by dialect. */
class Tally {
  readonly rows = new Map<string, { applied: number; failed: number }>();
  readonly faults: string[] = [];

  add(where: string, { rule, dialect, title, fault }: Outcome): void {
    const key = `${rule} | ${dialect}`;
    const row = this.rows.get(key) ?? { applied: 0, failed: 0 };
    row.applied++;
    if (fault !== null) {
      row.failed++;
      this.faults.push(`${where}: ${rule} “${title}”: ${fault}`);
    }
    this.rows.set(key, row);
  }

  get applied(): number {
    return [...this.rows.values()].reduce((sum, row) => sum + row.applied, 0);
  }

  print(): void {
    const lines = [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, { applied, failed }] of lines)
      console.log(`      ${key.padEnd(52)} ${applied} applied, ${failed} failed`);
    console.log(`      ${this.applied} applied, ${this.faults.length} failed; ${refusals.length} not offered so far`);
  }
}

describe("what is offered", function () {
  this.timeout(isLong ? 3_600_000 : 300_000);

  it("keeps its promises in whole documents", () => {
    const tally = new Tally();
    const samples = isLong ? [...ownExamples, ...corpus("seeds"), ...corpus("dev")] : ownExamples;
    for (const { name, text } of samples.filter((sample) => sample.text.length <= longest))
      for (const outcome of outcomes(text)) tally.add(name, outcome);
    if (isLong) tally.print();
    assert.deepEqual(tally.faults, []);
    assert.ok(tally.applied > 20, `${tally.applied} applied`);
    // In our own examples all that is thought of holds.
    if (!isLong) assert.deepEqual(refusals, []);
  });

  it("keeps its promises after random edits", () => {
    const tally = new Tally();
    const samples = (isLong ? [...ownExamples, ...corpus("dev")] : ownExamples).filter(
      ({ text }) => text.length <= longest / 3,
    );
    fc.assert(
      fc.property(editedLines(samples), (text) => {
        for (const outcome of outcomes(text)) tally.add("edited", outcome);
      }),
      // The long run looks for what nobody thought of; the short one is the same every time.
      isLong ? { numRuns: 400, endOnFailure: true } : { numRuns: 6, seed: 1, endOnFailure: true },
    );
    if (isLong) tally.print();
    assert.deepEqual(tally.faults, []);
  });
});
