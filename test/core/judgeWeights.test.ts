// The weights in the repository are what the script makes of the labelled criteria, and they keep their promises on
// documents that they were not fitted on.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const gold = new URL("../shared/corpus/gold/criteria-more.json", root);

describe("weights of the judge", () => {
  it("hold single words and names of evidence, and no sentences", () => {
    const { weights, words } = JSON.parse(
      readFileSync(new URL("core/rules/acceptance/judge/weights.json", root), "utf8"),
    );
    for (const name of Object.keys(weights)) assert.match(name, /^[a-z-]+(?::[a-z-]+){0,2}$/);
    for (const word of Object.keys(words)) assert.match(word, /^[\p{L}'’-]+$/u);
    assert.ok(Object.keys(words).length < 200);
  });

  it("come from the labelled criteria and are right on unseen documents", function () {
    if (!existsSync(gold)) {
      console.log("      no labelled criteria at ../shared/corpus/gold: passed over");
      this.skip();
    }
    this.timeout(120_000);
    const script = new URL("scripts/fit-judge.ts", root).pathname;
    const run = spawnSync(process.execPath, ["--import=tsx", script, "--check"], { cwd: root, encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    const area = Number(/AUC ([\d.]+)/.exec(run.stdout)?.[1]);
    const [warnings, weak] = [...run.stdout.matchAll(/P ([\d.]+) R ([\d.]+) false alarms ([\d.]+)/g)].map((figures) =>
      figures.slice(1).map(Number),
    );
    assert.ok(area >= 0.9, `area under the curve ${area}`);
    assert.ok(
      (warnings?.[0] ?? 0) >= 90 && (warnings?.[1] ?? 0) >= 60 && (warnings?.[2] ?? 100) <= 4,
      `warnings ${warnings}`,
    );
    assert.ok((weak?.[1] ?? 0) >= 85, `with information ${weak}`);
  });
});
