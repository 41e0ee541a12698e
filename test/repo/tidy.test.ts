// The house rules that a machine can hold: import directions, one rule one file, sizes, names, generated files.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { assists } from "../../core/assists/index.ts";
import { rules } from "../../core/rules/index.ts";
import { generatedFiles, outdatedFiles } from "../../scripts/generate.ts";
import { newRule } from "../../scripts/new-rule.ts";
import { readCases } from "../harness/caseFile.ts";
import { root, type Source, sources } from "../harness/sources.ts";

const all = sources();

/** Complains of every source that a check has something to say about. */
function none(check: (source: Source) => readonly string[], files: readonly Source[] = all): void {
  assert.deepEqual(
    files.flatMap((source) => check(source).map((what) => `${source.file}: ${what}`)),
    [],
  );
}

const below = (folder: string): readonly Source[] => all.filter(({ file }) => file.startsWith(`${folder}/`));

describe("imports", () => {
  /** For each part of core the parts it may use; those with "type" as types alone. */
  const allowed: Readonly<Record<string, readonly string[]>> = {
    text: [],
    model: ["text"],
    parse: ["text"],
    dialects: ["parse", "model", "text"],
    index: ["model", "text"],
    config: ["model", "text", "type rules"],
    rules: ["index", "model", "text", "config"],
    assists: ["index", "dialects", "model", "text", "config", "rules", "queries", "export", "type workspace"],
    queries: ["index", "dialects", "model", "text", "config", "rules", "type workspace"],
    export: ["index", "model", "text"],
    workspace: ["index", "model", "text", "config", "rules"],
  };

  it("point one way within core", () => {
    none(({ file, imports }) => {
      const [, part = ""] = file.split("/");
      if (part.endsWith(".ts")) return [];
      const may = allowed[part];
      if (may === undefined) return ["stands in a part of core that has no import direction"];
      return imports.flatMap(({ target, own, typeOnly }) => {
        if (!own) return [];
        const [top, other = ""] = target.split("/");
        const fine = other === part || may.includes(other) || (typeOnly && may.includes(`type ${other}`));
        return top === "core" && fine ? [] : [`may not import ${target}`];
      });
    }, below("core"));
  });

  it("of core name only packages that run anywhere", () => {
    const packages =
      /^(unified|unist|mdast|remark-[\w-]+|micromark[\w-]*|mdast-util-[\w-]+|zod|yaml|jsonc-parser)(\/|$)/;
    const builtin = new Set(builtinModules);
    none(
      ({ imports }) =>
        imports.flatMap(({ target, own }) =>
          own || (packages.test(target) && !builtin.has(target)) ? [] : [`may not import ${target}`],
        ),
      below("core"),
    );
  });

  it("never lead from one adapter to another, but for the types of the protocol", () => {
    const adapters = ["server", "client", "cli"];
    for (const adapter of adapters) {
      none(
        ({ imports }) =>
          imports.flatMap(({ target, own }) => {
            const [top = ""] = target.split("/");
            const foreign = own && top !== adapter && adapters.includes(top) && target !== "server/protocol.ts";
            return foreign ? [`may not import ${target}`] : [];
          }),
        below(adapter),
      );
    }
  });

  it("of github, which adapters share, lead to core alone", () => {
    none(
      ({ imports }) =>
        imports.flatMap(({ target, own }) =>
          own && !/^(core|github)\//.test(target) ? [`may not import ${target}`] : [],
        ),
      below("github"),
    );
  });

  it("of rules never lead to another rule or to the workspace", () => {
    const ids = new Set(rules.map((rule) => `core/rules/${rule.id}.ts`));
    none(
      ({ imports }) => imports.flatMap(({ target }) => (ids.has(target) ? [`may not import ${target}`] : [])),
      below("core").filter(({ file }) => ids.has(file)),
    );
  });
});

describe("sources", () => {
  it("say in their first line why they exist", () => {
    none(
      ({ text }) => (/^(#!.*\n)?\/\/ \S/.test(text) ? [] : ["has no header comment"]),
      all.filter(({ file }) => !file.startsWith("test/")),
    );
  });
  it("stay within 300 lines", () => {
    none(({ text }) => (text.split("\n").length > 301 ? [`has ${text.split("\n").length - 1} lines`] : []));
  });
  it("have names that say what is in them", () => {
    const banned = /(^|\/)(utils?|helpers?|common|misc|shared|manager|stuff)(\.[\w.]+)?(\/|$)|Manager\.ts$/i;
    none(({ file }) => (banned.test(file) ? ["has a name that says nothing"] : []));
  });
  it("import with the file's extension", () => {
    none(({ imports }) =>
      imports.flatMap(({ target, own }) => (own && !/\.(ts|json|mjs)$/.test(target) ? [`imports ${target}`] : [])),
    );
  });
  it("of core write to no console, ask no clock and no chance", () => {
    none(({ text }) => {
      const code = text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, "");
      return [/\bconsole\./, /\bprocess\./, /\bDate\.now\b|\bnew Date\(\)/, /\bMath\.random\b/]
        .filter((pattern) => pattern.test(code))
        .map((pattern) => `matches ${pattern.source}`);
    }, below("core"));
  });
  it("of tests leave no test out and run none alone", () => {
    none(
      ({ text }) => (/\b(?:it|describe|suite|test)\.(?:only|skip)\(/.test(text) ? ["has .only or .skip"] : []),
      below("test"),
    );
  });
});

describe("rules", () => {
  const files = readdirSync(path.join(root, "core/rules")).filter((file) => /^[a-z]+(-[a-z]+)+\.ts$/.test(file));

  it("are listed, each once and under its file's name", () => {
    assert.deepEqual(rules.map((rule) => `${rule.id}.ts`).sort(), files.sort());
  });
  it("say what they find, why, and since when", () => {
    for (const rule of rules) {
      assert.match(rule.summary, /^[A-Z].*\.$/, rule.id);
      assert.ok(rule.why.length > 40, rule.id);
      assert.match(rule.since, /^\d+\.\d+\.\d+$/, rule.id);
    }
  });
  it("offer a repair or say why there is none", () => {
    for (const rule of rules) {
      const text = readFileSync(path.join(root, `core/rules/${rule.id}.ts`), "utf8");
      const repairs =
        (rule.scope === "runner" && rule.id !== "invalid-config") ||
        assists.some(({ answers }) => answers.includes(rule.id)) ||
        /\bfixes(:|,$)/m.test(text) ||
        /from "\.\/(missing|acceptance\/(report|rewrite))\b/.test(text);
      assert.ok(
        repairs !== (rule.noFix !== undefined),
        `${rule.id} has ${repairs ? "a repair and" : "neither a repair nor"} a reason for none`,
      );
    }
  });
  it("have a case file with a silent case", () => {
    for (const rule of rules) {
      if (rule.id === "invalid-config") continue;
      const file = path.join(root, `test/cases/rules/${rule.id}.md`);
      assert.ok(existsSync(file), `${rule.id} has no case file`);
      const cases = readCases(readFileSync(file, "utf8"));
      const isSilent = (one: (typeof cases)[number]) => one.files.every(({ marked }) => !marked.includes("⟦"));
      assert.ok(cases.some(isSilent), `${rule.id} has no case in which it stays silent`);
    }
  });
  it("are scaffolded in three files, the list in its order", () => {
    const list = readFileSync(path.join(root, "core/rules/index.ts"), "utf8");
    const made = newRule("zzz-last", list);
    assert.deepEqual(
      [...made.keys()],
      ["core/rules/zzz-last.ts", "core/rules/index.ts", "test/cases/rules/zzz-last.md"],
    );
    assert.match(
      made.get("core/rules/index.ts") ?? "",
      /\nimport { zzzLast } from "\.\/zzz-last\.ts";\n\nexport[\s\S]*\n {2}zzzLast,\n\];\n$/,
    );
    const first = newRule("aaa-first", list).get("core/rules/index.ts") ?? "";
    assert.match(first, /^\/\/[^\n]*\nimport { aaaFirst } from "\.\/aaa-first\.ts";\n/);
    assert.throws(() => newRule("duplicate-id", list), /already/);
    assert.throws(() => newRule("Nonsense", list), /words with hyphens/);
  });
});

describe("generated files", () => {
  for (const [file, text] of generatedFiles()) {
    it(`${file} is current`, () => {
      const written = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), "utf8") : "";
      assert.ok(written === text, "run npm run generate");
    });
    // JSON that others read as it is has no place for such a note.
    if (/^(?:package|l10n\/)/.test(file)) continue;
    it(`${file} says that it is generated`, () =>
      assert.match(text.split("\n").slice(0, 2).join("\n"), /Generated by/));
  }
  it("hold no page of a rule that is gone", () => assert.deepEqual(outdatedFiles(), []));
});
