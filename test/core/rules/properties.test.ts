// What holds for every text: no rule throws or yields an unusable finding, and line ends change nothing.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { rules } from "../../../core/rules/index.ts";
import { readCases } from "../../harness/caseFile.ts";
import { lint, ruleIds, unmarked } from "../../harness/lintCase.ts";
import { english } from "../../../core/text/message.ts";

const folder = new URL("../../cases/rules/", import.meta.url);
const texts = [
  ...readdirSync(folder).flatMap((name) => readCases(readFileSync(new URL(name, folder), "utf8"))),
  ...rules.map((rule) => ({ files: rule.examples.map(({ bad }) => ({ name: "a.md", marked: bad })) })),
].flatMap((one) => one.files.map(({ marked }) => unmarked(marked).text));

/** Every rule at once; `lint` throws on any fault. */
const findingsOf = (text: string) =>
  lint("", [{ name: "a.md", text }], ruleIds).files.flatMap(({ findings }) => findings);

const summary = (text: string): readonly string[] =>
  findingsOf(text).map(({ rule, severity, message }) => `${severity} ${rule} ${english(message)}`);

describe("rules on any text", () => {
  it("find the same with either line end", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), (text) => {
        assert.deepEqual(summary(text.replaceAll("\n", "\r\n")), summary(text));
      }),
      { numRuns: 100 },
    );
  }).timeout(60_000);

  it("survive every text while it is typed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        findingsOf(text.slice(0, Math.floor(text.length * share)));
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);

  it("survive texts that are cut up and joined", () => {
    const lines = fc.constantFrom(...texts.flatMap((text) => text.split("\n")));
    const joined = fc.array(fc.oneof({ weight: 8, arbitrary: lines }, { weight: 1, arbitrary: fc.string() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(joined, (parts) => {
        findingsOf(parts.join("\n"));
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);
});
