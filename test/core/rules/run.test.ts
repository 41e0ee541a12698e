import assert from "node:assert/strict";
import * as z from "zod";
import { type Config, noConfig } from "../../../core/config/config.ts";
import type { FileIndex } from "../../../core/index/fileIndex.ts";
import type { Item } from "../../../core/model/item.ts";
import { defineRule, type Finding, type Rule, type Severity } from "../../../core/rules/rule.ts";
import { createRunner, type RuleFault } from "../../../core/rules/run.ts";
import { fileOf, id, item, placeOf, sprint, workspaceOf } from "../../harness/builders.ts";
import { english, say } from "../../../core/text/message.ts";

const about = {
  category: "structure",
  severity: "warning",
  on: true,
  since: "0.1.0",
  summary: "A test rule.",
  why: "Tests need rules.",
  examples: [],
} as const;

/** Finds every item; `reads` and the options are the test's. */
function itemRule(name: string, more: Partial<Extract<Rule, { scope: "item" }>> = {}): Rule {
  return defineRule({
    ...about,
    id: name,
    scope: "item",
    *check(one: Item): Iterable<Finding> {
      yield { at: one.title.at, message: say`Unexpected ${one.title.value}` };
    },
    ...more,
  });
}

function configured(
  settings: Record<string, { severity?: Severity | "on" | "off"; options?: Record<string, unknown> }>,
): Config {
  const rules = Object.entries(settings).map(
    ([name, { severity, options }]) => [name, { severity: severity ?? null, options: options ?? {} }] as const,
  );
  return { ...noConfig, rules: new Map(rules) };
}

const run = (rules: readonly Rule[], file: FileIndex, config = noConfig) =>
  createRunner(rules, {
    onError: ({ error }) => {
      throw error;
    },
  }).run(file, workspaceOf(file), config);

describe("running rules", () => {
  it("runs an item rule again for the changed item alone", () => {
    const runner = createRunner([itemRule("a-rule")]);
    const [one, two] = [item({ id: "A-1" }), item({ id: "A-2" })];
    const before = fileOf([one, two]);
    runner.run(before, workspaceOf(before), noConfig);
    assert.equal(runner.stats.get("a-rule"), 2);
    const after = fileOf([one, item({ id: "A-2", title: "Edited" })]);
    const findings = runner.run(after, workspaceOf(after), noConfig);
    assert.equal(runner.stats.get("a-rule"), 3);
    assert.deepEqual(
      findings.map((finding) => english(finding.message)),
      ["Unexpected Title of A-1", "Unexpected Edited"],
    );
  });

  it("runs an item rule again when something that it reads is another object", () => {
    const resolving = itemRule("a-rule", {
      reads: (one, { file }) =>
        one.dependsOn.flatMap((reference): readonly unknown[] => {
          const resolution = file.resolve(reference, one);
          return resolution.type === "items" ? resolution.items : [resolution.type];
        }),
    });
    const runner = createRunner([resolving]);
    const asker = item({ id: "A-1", dependsOn: [id("A-2")] });
    const other = item({ id: "A-3" });
    for (const target of [item({ id: "A-2" }), item({ id: "A-2" })]) {
      const file = fileOf([asker, target, other]);
      runner.run(file, workspaceOf(file), noConfig);
      runner.run(file, workspaceOf(file), noConfig);
    }
    assert.equal(runner.stats.get("a-rule"), 3 + 2, "the asker and the new target, never the third item");
  });

  it("runs a sprint rule again for the changed sprint alone, and a file rule for every new file index", () => {
    const empty = function* (): Iterable<Finding> {};
    const runner = createRunner([
      defineRule({ ...about, id: "of-sprints", scope: "sprint", check: empty }),
      defineRule({ ...about, id: "of-file", scope: "file", check: empty }),
    ]);
    const kept = sprint("Sprint 1");
    for (const second of [sprint("Sprint 2"), sprint("Sprint 2")]) {
      const file = fileOf([], { sprints: [kept, second] });
      runner.run(file, workspaceOf(file), noConfig);
      runner.run(file, workspaceOf(file), noConfig);
    }
    assert.equal(runner.stats.get("of-sprints"), 3);
    assert.equal(runner.stats.get("of-file"), 2);
  });

  it("runs a rule again when its options change, not when only its severity does", () => {
    const options = z.object({ limit: z.number().default(3) });
    const runner = createRunner([itemRule("a-rule", { options: options as z.ZodType<unknown> })]);
    const file = fileOf([item({ id: "A-1" })]);
    const workspace = workspaceOf(file);
    runner.run(file, workspace, noConfig);
    runner.run(file, workspace, configured({ "a-rule": { severity: "error" } }));
    assert.equal(runner.stats.get("a-rule"), 1);
    runner.run(file, workspace, configured({ "a-rule": { options: { limit: 4 } } }));
    assert.equal(runner.stats.get("a-rule"), 2);
  });

  it("hands a rule its parsed options, and the defaults where they do not fit", () => {
    const seen: unknown[] = [];
    const options = z.object({ limit: z.number().default(3) });
    const rule = itemRule("a-rule", {
      options: options as z.ZodType<unknown>,
      check: (_one, context) => {
        seen.push(context.options);
        return [];
      },
    });
    const file = fileOf([item({ id: "A-1" })]);
    for (const limit of [7, "many"]) run([rule], file, configured({ "a-rule": { options: { limit } } }));
    assert.deepEqual(seen, [{ limit: 7 }, { limit: 3 }]);
  });

  it("keeps the other rules' findings when one throws, and tells of it", () => {
    const faults: RuleFault[] = [];
    const throwing = itemRule("throwing", {
      check: () => {
        throw new Error("no");
      },
    });
    const file = fileOf([item({ id: "A-1" })]);
    const runner = createRunner([throwing, itemRule("sound")], { onError: (fault) => faults.push(fault) });
    assert.deepEqual(
      runner.run(file, workspaceOf(file), noConfig).map(({ rule }) => rule),
      ["sound"],
    );
    assert.deepEqual(
      faults.map(({ rule, uri, error }) => [rule, uri, (error as Error).message]),
      [["throwing", "file.md", "no"]],
    );
  });

  const unsound: readonly (readonly [string, (one: Item) => Finding])[] = [
    ["outside the document", () => ({ at: placeOf("elsewhere"), message: say`m` })],
    ["outside its chunk", (one) => ({ at: { ...one.at, end: 10_000 }, message: say`m` })],
    ["with a message of two lines", (one) => ({ at: one.at, message: say`a\nb` })],
    [
      "with a related place nowhere",
      (one) => ({ at: one.at, message: say`m`, related: [{ at: placeOf("x"), message: say`m` }] }),
    ],
    [
      "with colliding edits",
      (one) => ({
        at: one.at,
        message: say`m`,
        fixes: [
          {
            title: say`t`,
            safety: "safe",
            edits: [
              { at: one.at, text: "" },
              { at: one.title.at, text: "" },
            ],
          },
        ],
      }),
    ],
    [
      "with a fix that does nothing",
      (one) => ({ at: one.at, message: say`m`, fixes: [{ title: say`t`, safety: "safe", edits: [] }] }),
    ],
  ];
  for (const [what, make] of unsound) {
    it(`drops a finding ${what}, and tells of it`, () => {
      const faults: RuleFault[] = [];
      const rule = itemRule("a-rule", { check: (one) => [make(one), { at: one.at, message: say`sound` }] });
      const file = fileOf([item({ id: "A-1" })]);
      const runner = createRunner([rule], { onError: (fault) => faults.push(fault) });
      assert.deepEqual(
        runner.run(file, workspaceOf(file), noConfig).map(({ message }) => english(message)),
        ["sound"],
      );
      assert.equal(faults.length, 1);
    });
  }

  it("finds again what points into a chunk that is gone", () => {
    let target = placeOf("other\n");
    const rule = itemRule("a-rule", {
      check: (one) => [{ at: one.at, message: say`m`, related: [{ at: target, message: say`there` }] }],
    });
    const runner = createRunner([rule]);
    const kept = item({ id: "A-1" });
    for (const chunk of [target, placeOf("other\n")]) {
      target = chunk;
      const file = fileOf([kept], { sprints: [{ ...sprint("S"), at: chunk }] });
      assert.equal(runner.run(file, workspaceOf(file), noConfig).length, 1);
    }
    assert.equal(runner.stats.get("a-rule"), 2);
  });

  it("puts findings into the document's order and names their items", () => {
    const rule = defineRule({
      ...about,
      id: "a-rule",
      scope: "file",
      *check(file: FileIndex) {
        for (const one of [...file.items].reverse()) yield { at: one.title.at, message: say`${one.title.value}` };
      },
    });
    const file = fileOf([item({ id: "A-1", title: "first" }), item({ id: "A-2", title: "second" })]);
    const findings = run([rule], file);
    assert.deepEqual(
      findings.map(({ message }) => english(message)),
      ["first", "second"],
    );
    assert.deepEqual(
      findings.map((finding) => finding.item?.id?.value),
      ["A-1", "A-2"],
    );
  });

  describe("severity", () => {
    const severityWith = (setting: Severity | "on" | "off" | null, more: Partial<Rule> = {}, own?: Severity) => {
      const rule = itemRule("a-rule", {
        ...(more as object),
        check: (one) => [{ at: one.at, message: say`m`, ...(own === undefined ? {} : { severity: own }) }],
      });
      const config = setting === null ? noConfig : configured({ "a-rule": { severity: setting } });
      return run([rule], fileOf([item({ id: "A-1" })]), config)[0]?.severity ?? "silent";
    };
    it("is the rule's own by default", () => assert.equal(severityWith(null), "warning"));
    it("is the configured one", () => assert.equal(severityWith("error"), "error"));
    it("is silence when the rule is off, by itself or by configuration", () => {
      assert.equal(severityWith("off"), "silent");
      assert.equal(severityWith(null, { on: false }), "silent");
    });
    it("is the rule's own when an off rule is only switched on", () => {
      assert.equal(severityWith("on", { on: false }), "warning");
    });
    it("stays as far below the configured one as the finding is unsure", () => {
      assert.equal(severityWith(null, {}, "info"), "info");
      assert.equal(severityWith("error", {}, "info"), "warning");
      assert.equal(severityWith("info", {}, "info"), "hint");
      assert.equal(severityWith("hint", {}, "hint"), "hint");
    });
  });
});
