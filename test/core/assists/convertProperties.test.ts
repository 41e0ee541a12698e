// Every conversion that is done keeps every item as it was, there and back, and touches no other line; every other says why not.
// BACKLINT_LONG=1 takes the reference documents and random edits of them as well, and prints what came of it by family.
import assert from "node:assert/strict";
import fc from "fast-check";
import { corpus, ownExamples } from "../corpusFiles.ts";
import { type Conversion, conversionsOf } from "./converting.ts";
import { editedLines } from "./repairing.ts";

const isLong = process.env["BACKLINT_LONG"] === "1";
const longest = isLong ? 60_000 : 12_000;

class Tally {
  readonly faults: string[] = [];
  private readonly rows = new Map<string, { done: number; back: number; refused: number }>();
  private readonly reasons = new Map<string, number>();

  add(where: string, { from, to, refused, fault, isBack }: Conversion): void {
    const key = `${from} to ${to}`;
    const row = this.rows.get(key) ?? { done: 0, back: 0, refused: 0 };
    if (refused === null) row.done++;
    else row.refused++;
    if (isBack) row.back++;
    this.rows.set(key, row);
    if (refused !== null) {
      assert.match(refused, /^[“`\p{Lu}][^\n]*[^.\n]$/u, "a refusal is one sentence");
      const reason = refused.replace(/`[^`]+`|“[^”]*”/g, "…");
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    }
    if (fault !== null) this.faults.push(`${where}: ${key}: ${fault}`);
  }

  get done(): number {
    return [...this.rows.values()].reduce((sum, { done }) => sum + done, 0);
  }

  print(): void {
    for (const [key, { done, back, refused }] of [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)))
      console.log(`      ${key.padEnd(40)} ${done} converted, ${back} back again, ${refused} refused`);
    for (const [reason, count] of [...this.reasons].sort((a, b) => b[1] - a[1]))
      console.log(`      ${count} × ${reason}`);
    console.log(`      ${this.done} converted, ${this.faults.length} failed`);
  }
}

describe("a conversion", function () {
  this.timeout(isLong ? 3_600_000 : 300_000);

  it("keeps every item of whole documents, there and back", () => {
    const tally = new Tally();
    const samples = isLong ? [...ownExamples, ...corpus("seeds"), ...corpus("dev")] : ownExamples;
    for (const { name, text } of samples.filter((sample) => sample.text.length <= longest))
      for (const one of conversionsOf(text)) tally.add(name, one);
    if (isLong || process.env["SHOW"]) tally.print();
    assert.deepEqual(tally.faults, []);
    assert.ok(tally.done >= 20, `${tally.done} converted`);
  });

  it("keeps every item after random edits", () => {
    const tally = new Tally();
    const samples = (isLong ? [...ownExamples, ...corpus("dev")] : ownExamples).filter(
      ({ text }) => text.length <= longest / 5,
    );
    fc.assert(
      fc.property(editedLines(samples), (text) => {
        for (const one of conversionsOf(text)) tally.add("edited", one);
      }),
      // The long run looks for what nobody thought of; the short one is the same every time.
      isLong ? { numRuns: 300, endOnFailure: true } : { numRuns: 3, seed: 1, endOnFailure: true },
    );
    if (isLong || process.env["SHOW"]) tally.print();
    assert.deepEqual(tally.faults, []);
  });
});
