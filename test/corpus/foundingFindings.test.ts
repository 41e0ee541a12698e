// The founding documents against an independent reading of them (foundingWrong.ts, foundingRight.ts), by line and rule.
//
// Decisions where a place can be read in two ways:
// - 002: numbers that start again in each epic are no duplicates; every reference names the epic.
// - 003, 223 and 224: "all tasks of the sprint" leaves out the task that says it and those that need it, so there is no cycle.
// - 003, 181 and 204: check marks before every line of a sprint's definition of done could be a template, ticked from the
//   start; the same marks mean done everywhere else in the document, so they are told.
// - 004, 1676 and 1677: a copied task without a role may have the role of its line or of the same task in the story; what is
//   right in one of the two readings stays. (Backlint used to report 1676, and the reading corrected it.)
// - 004, 1891 and 1895: 97.5 % may be rounded or cut off.
// - 004, 1903 to 1906: hours that were worked are not the hours that were planned, so the tasks contradict no utilisation.
// - 004, 1913 to 1916: shares of a phase are no availability.
// - 004, 190 and 217: the twenty slowest queries of a criterion and the ten of a subtask may be a part of them. Limits of
//   one thing that differ inside an item were looked for in the development files: the one place found was two things.
// - 004, 1544, 1547 and 1548: a sprint's name in the overview is a shorter form of the one in its section.
import assert from "node:assert/strict";
import { corpus, skipWithout } from "../core/corpusFiles.ts";
import { lint, ruleIds } from "../harness/lintCase.ts";
import { right } from "./foundingRight.ts";
import { wrong } from "./foundingWrong.ts";

const seeds = corpus("seeds");

/** The rules that judge words rather than compute. */
const judging = new Set([
  "compound-criterion",
  "criteria-format",
  "deferred-outcome",
  "deliverable-as-criterion",
  "implementation-claim",
  "missing-threshold",
  "open-ended-list",
  "process-claim",
  "tautological-criterion",
  "title-style",
  "unbounded-negative",
  "undefined-reference",
  "unmeasured-comparative",
  "vague-criterion",
  "vague-term",
]);

describe("Founding documents", () => {
  before(function () {
    skipWithout(this, seeds, "seeds");
  });

  it("are read in enough places", () => {
    assert.ok(wrong.length >= 120, `${wrong.length} wrong`);
    assert.ok(right.flatMap(([, , lines]) => lines).length >= 100, `${right.length} right`);
  });

  for (const document of new Set(wrong.map(([name]) => name))) {
    describe(document, () => {
      const found = new Map<number, Set<string>>();

      before(() => {
        const seed = seeds.find(({ name }) => name.startsWith(document));
        assert.ok(seed);
        const linted = lint("founding", [seed], ruleIds);
        const file = linted.snapshot.file(seed.name);
        assert.ok(file);
        for (const finding of linted.files[0]?.findings ?? []) {
          const line = file.text.slice(0, file.spanOf(finding.at).start).split("\n").length;
          found.set(line, (found.get(line) ?? new Set()).add(finding.rule));
        }
      });

      const own = wrong.filter(([name]) => name === document);
      for (const rule of new Set(own.map(([, , id]) => id))) {
        it(`${rule} is told`, () => {
          const missing = own.filter(([, line, id]) => id === rule && !found.get(line)?.has(rule));
          assert.deepEqual(missing, []);
        });
      }

      for (const [, reason, lines] of right.filter(([name]) => name === document)) {
        it(`stays silent: ${reason}`, () => {
          const told = lines.flatMap((line) =>
            [...(found.get(line) ?? [])].filter((rule) => !judging.has(rule)).map((rule) => `${line} ${rule}`),
          );
          assert.deepEqual(told, []);
        });
      }
    });
  }
});
