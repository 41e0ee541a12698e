// Every rule's examples are its documentation and its first test.
import assert from "node:assert/strict";
import { parseConfig } from "../../core/config/parseConfig.ts";
import { rules } from "../../core/rules/index.ts";
import { checkCase } from "../harness/checkCase.ts";
import { unmarked } from "../harness/lintCase.ts";

describe("examples of rules", () => {
  for (const rule of rules) {
    describe(rule.id, () => {
      it("has a bad and a good one", () => {
        assert.ok(rule.examples.length > 0);
        for (const example of rule.examples) assert.notEqual(example.bad, example.good);
      });
      for (const [index, example] of rule.examples.entries()) {
        // Its examples are configuration files, which no reader of backlogs takes.
        if (rule.id === "invalid-config") {
          it(`finds what is marked in example ${index + 1}`, () => checkConfigExample(example));
          continue;
        }
        const caseOf = (marked: string, fixed: string | undefined) => ({
          path: [],
          files: [{ name: "example.md", marked }],
          config: null,
          after: new Map(fixed === undefined ? [] : [[1, [{ name: "example.md", marked: fixed }]]]),
          findings: null,
        });
        it(`finds what is marked in bad example ${index + 1}`, () => {
          assert.match(example.bad, /⟦/);
          checkCase(rule.id, caseOf(example.bad, example.fixed));
        });
        it(`stays silent on good example ${index + 1}`, () => {
          assert.doesNotMatch(example.good, /⟦/);
          checkCase(rule.id, caseOf(example.good, undefined));
        });
        if (example.fixed !== undefined) {
          it(`stays silent on fixed example ${index + 1}`, () =>
            checkCase(rule.id, caseOf(example.fixed ?? "", undefined)));
        }
      }
    });
  }
});

function checkConfigExample({ bad, good }: { bad: string; good: string }): void {
  const { text, marks } = unmarked(bad);
  const { findings } = parseConfig(text, "example.json", rules);
  assert.deepEqual(
    findings.map(({ at }) => text.slice(at.start, at.end)),
    marks.map(({ start, end }) => text.slice(start, end)),
  );
  assert.deepEqual(parseConfig(good, "example.json", rules).findings, []);
}
