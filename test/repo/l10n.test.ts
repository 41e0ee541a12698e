// What Backlint says to people is said in every language: the bundles of l10n/ and the manifest's hold every sentence, with its gaps.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { bareWordsIn, sentencesBelow, sentencesIn } from "../../scripts/sentences.ts";
import { root, sources } from "../harness/sources.ts";

const bundleOf = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(path.join(root, file), "utf8"));
const gapsOf = (template: string) => [...template.matchAll(/\{\d+\}/g)].map(([gap]) => gap).sort();

/** Lines of a view with words that are written as they are: between tags, alone on a line, in an attribute that is read. */
const bareTextOf = (source: string): readonly string[] =>
  source
    .split("\n")
    .filter((line) =>
      /(?:[\w"}]>|^\s+)[A-Z][\p{L} ,.“”()/]+(?:<\/|$)|(?:aria-label|label|placeholder|title|alt)="/u.test(line),
    );

/** The views' sources. */
const views = () =>
  readdirSync(path.join(root, "client/webview"))
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => ({ file, text: readFileSync(path.join(root, "client/webview", file), "utf8") }));

describe("sentences", () => {
  const said = sentencesBelow(root);
  const languages = readdirSync(path.join(root, "l10n")).filter((file) => /^bundle\.l10n\.[a-z]+\.json$/.test(file));

  it("are found in the sources with their gaps, also inside one another", () => {
    const source = [
      "// say`a comment` says nothing",
      "const they = `They say`; const sign = /[/`]/.test(a) ? `x` : 1 / 2;",
      "say`${one} of ${list({ a: `}` })} \\`${two}\\``;",
      "say`more ${say`than ${1}`}`; say`${a}: ${b}`;",
      'l10n.t("Push {0}", name); say(`no tag`);',
    ].join("\n");
    assert.deepEqual(sentencesIn(source), ["{0} of {1} `{2}`", "than {0}", "more {0}", "Push {0}"]);
  });

  it("hold no words that nobody could translate", () => {
    assert.deepEqual(bareWordsIn('say`${n} ${n === 1 ? "item" : `${k}s`} of ${of(n, "points")} ${say`all`}`;'), [
      "item",
      "{0}s",
    ]);
    assert.deepEqual(
      sources().flatMap(({ file, text }) =>
        /^(core|server|client)/.test(file) ? bareWordsIn(text).map((words) => `${file}: ${words}`) : [],
      ),
      [],
    );
  });

  it("say everything that stands between and on the tags of a view", () => {
    assert.deepEqual(bareTextOf('<p>Bare words</p>\n  Words alone\n<a aria-label="Bare">{say`said`}</a>'), [
      "<p>Bare words</p>",
      "  Words alone",
      '<a aria-label="Bare">{say`said`}</a>',
    ]);
    assert.deepEqual(
      views().flatMap(({ file, text }) =>
        [...bareTextOf(text), ...bareWordsIn(text)].map((line) => `${file}: ${line}`),
      ),
      [],
    );
  });

  it("are said in German at least", () => assert.ok(languages.includes("bundle.l10n.de.json")));

  for (const file of languages) {
    const bundle = bundleOf(`l10n/${file}`);
    it(`have each its translation in l10n/${file}`, () => {
      const missing = [...said].filter(([sentence]) => !bundle[sentence]);
      assert.deepEqual(
        missing.map(([sentence, where]) => `${where}: ${sentence}`),
        [],
        `l10n/${file} lacks sentences: CONTRIBUTING.md says how to add one`,
      );
    });
    it(`keep their gaps in l10n/${file}`, () => {
      for (const [sentence, translation] of Object.entries(bundle))
        assert.deepEqual(gapsOf(translation), gapsOf(sentence), `${sentence} → ${translation}`);
    });
  }
});

describe("the manifest", () => {
  const manifest = readFileSync(path.join(root, "package.json"), "utf8");
  const [english, german] = [bundleOf("package.nls.json"), bundleOf("package.nls.de.json")];

  it("says everything in both languages, and nothing else", () => {
    const asked = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key = ""]) => key);
    assert.deepEqual([...new Set(asked)].sort(), Object.keys(english).sort());
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
  });

  it("has no words of its own for people, but for the product's name", () => {
    const bare =
      /"(?:title|shortTitle|description|markdownDescription|contents|altText|label|contextualTitle)": "(?!%|Backlint")/;
    assert.deepEqual(
      manifest.split("\n").filter((line) => bare.test(line)),
      [],
    );
  });
});
