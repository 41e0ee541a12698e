import assert from "node:assert/strict";
import fc from "fast-check";
import { withRules } from "../../../core/config/config.ts";
import { parseConfig, parseRuleSettings } from "../../../core/config/parseConfig.ts";
import { rules } from "../../../core/rules/index.ts";
import { applyEdits } from "../../../core/text/edit.ts";
import { readMarks } from "../../harness/marks.ts";
import { english } from "../../../core/text/message.ts";

/** Parses a text and checks that exactly the marked places are complained of, with these messages. */
function complains(marked: string, ...messages: readonly string[]) {
  const { text, marks } = readMarks(marked, new Set());
  const { config, findings } = parseConfig(text, "c.json", rules);
  assert.deepEqual(
    findings.map(({ at }) => [at.start, at.end]),
    marks.map(({ start, end }) => [start, end]),
  );
  assert.deepEqual(
    findings.map(({ message }) => english(message)),
    messages,
  );
  return config;
}

describe("configuration", () => {
  it("reads comments, trailing commas, severities and options", () => {
    const config = complains(`{
      // why
      "rules": { "duplicate-id": "off", "missing-labels": { "severity": "error", "share": 0.9 }, },
      "dialects": { "checklist": false, "item-table": true },
      "fields": { "Aufwand": "estimate" },
      "values": { "status": { "Shipped": "done" } },
      "files": { "exclude": ["docs/**"] }
    }`);
    assert.deepEqual(config?.rules.get("duplicate-id"), { severity: "off", options: {} });
    assert.deepEqual(config?.rules.get("missing-labels"), { severity: "error", options: { share: 0.9 } });
    assert.deepEqual([...(config?.dialectsOff ?? [])], ["checklist"]);
    assert.deepEqual(config?.aliases.fields, { Aufwand: "estimate" });
    assert.deepEqual(config?.aliases.status, { Shipped: "done" });
    assert.deepEqual(config?.files, { include: [], exclude: ["docs/**"] });
  });

  it("is empty for an empty file", () => {
    assert.equal(complains("")?.rules.size, 0);
    assert.equal(complains("  // nothing yet\n")?.rules.size, 0);
  });

  it("makes shorthands options of their rules, which may still say otherwise", () => {
    const config = complains(
      '{ "maxPoints": 8, "scale": [1, 2], "rules": { "off-scale-estimate": { "scale": [1, 3] } } }',
    );
    assert.deepEqual(config?.rules.get("oversized-story"), { severity: null, options: { maxPoints: 8 } });
    assert.deepEqual(config?.rules.get("off-scale-estimate")?.options, { scale: [1, 3] });
  });

  it("names a place and the nearest word for each mistake, and uses the rest", () => {
    const config = complains(
      `{
        ⟦"maxPoint"⟧: 3,
        "rules": {
          ⟦"duplicat-id"⟧: "off",
          "sum-mismatch": ⟦"warn"⟧,
          "missing-labels": { "severity": "error", ⟦"shares"⟧: 0.5, "siblings": ⟦"few"⟧ }
        },
        "fields": { "A": ⟦"estmate"⟧ },
        "maxPoints": ⟦true⟧
      }`,
      "Unexpected key `maxPoint`, expected `maxPoints`",
      "Unexpected rule `duplicat-id`, expected `duplicate-id`",
      "Unexpected severity `warn`, expected `warning`",
      "Unexpected option `shares` of `missing-labels`, expected `share`",
      "Unexpected string `few`, expected number",
      "Unexpected value `estmate`, expected `estimate`",
      "Unexpected boolean `true`, expected number",
    );
    assert.deepEqual(config?.rules.get("missing-labels"), { severity: "error", options: {} });
  });

  it("offers the nearest word as a fix", () => {
    const text = '{ "rules": { "duplicat-id": "off" } }';
    const edits = parseConfig(text, "c.json", rules).findings[0]?.fixes?.[0]?.edits ?? [];
    const fixed = applyEdits(
      text,
      edits.map(({ at, text }) => ({ start: at.start, end: at.end, text })),
    );
    assert.equal(fixed, '{ "rules": { "duplicate-id": "off" } }');
    assert.deepEqual(parseConfig(fixed, "c.json", rules).findings, []);
  });

  it("is refused as a whole when it is no JSON object", () => {
    assert.equal(complains('{ "rules": ⟦}⟧', "Unexpected text, expected JSON: value expected"), null);
    assert.equal(complains("⟦[]⟧", "Unexpected array, expected an object"), null);
  });

  it("takes a pattern only when it is one", () => {
    complains(
      '{ "rules": { "id-format": { "patterns": [⟦"("⟧] } } }',
      "Unexpected string `(`, expected a regular expression",
    );
    complains('{ "ids": ["US-\\\\d+", ⟦"("⟧] }', "Unexpected string `(`, expected a regular expression");
  });

  it("names the nearest key where a key's own keys are known", () => {
    complains('{ "dialects": { ⟦"checklists"⟧: false } }', "Unexpected key `checklists`, expected `checklist`");
    complains('{ "values": { ⟦"state"⟧: {} } }', "Unexpected key `state`, expected `status`");
    complains('{ "files": { ⟦"exlude"⟧: [] } }', "Unexpected key `exlude`, expected `exclude`");
  });

  it("does not fall for names of JavaScript's own", () => {
    complains(
      '{ ⟦"__proto__"⟧: {}, "rules": { ⟦"constructor"⟧: "off" } }',
      "Unexpected key `__proto__`",
      "Unexpected rule `constructor`, expected one that `backlint rules` lists",
    );
  });

  it("answers to any text and any value", () => {
    const settings = fc.dictionary(
      fc.constantFrom("rules", "fields", "ids", "scale", "files", "values", "x"),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          settings.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const { findings } = parseConfig(text, "c.json", rules);
          for (const { at, message } of findings) {
            assert.ok(0 <= at.start && at.start <= at.end && at.end <= text.length);
            assert.doesNotMatch(english(message), /\n/);
          }
        },
      ),
    );
  });

  it("checks rule settings from elsewhere in the same way", () => {
    const { rules: settings, problems } = parseRuleSettings({ "sum-mismatch": "info", "sum-mismatsch": "off" }, rules);
    assert.deepEqual([...settings], [["sum-mismatch", { severity: "info", options: {} }]]);
    assert.deepEqual(problems.map(english), ["Unexpected rule `sum-mismatsch`, expected `sum-mismatch`"]);
    assert.deepEqual(parseRuleSettings(undefined, rules).problems, []);
    const nested = { "oversized-story": { maxCriteria: "x", maxPoint: 3 }, "sum-mismatch": "warn" };
    assert.deepEqual(parseRuleSettings(nested, rules).problems.map(english), [
      "oversized-story.maxCriteria: Unexpected string `x`, expected number",
      "oversized-story.maxPoint: Unexpected option `maxPoint` of `oversized-story`, expected `maxPoints`",
      "sum-mismatch: Unexpected severity `warn`, expected `warning`",
    ]);
  });

  it("layers settings over a file's without losing its options", () => {
    const below = complains('{ "rules": { "missing-labels": { "severity": "error", "share": 0.9 } } }');
    assert.ok(below !== null);
    const over = withRules(below, new Map([["missing-labels", { severity: "hint", options: { siblings: 9 } }]]));
    assert.deepEqual(over.rules.get("missing-labels"), { severity: "hint", options: { share: 0.9, siblings: 9 } });
    const options = withRules(below, new Map([["missing-labels", { severity: null, options: { siblings: 9 } }]]));
    assert.equal(options.rules.get("missing-labels")?.severity, "error");
    assert.equal(withRules(below, new Map()), below);
  });
});
