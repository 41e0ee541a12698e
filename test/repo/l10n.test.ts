// What Backlint says to people is said in every language: the bundles of l10n/ and the manifest's hold every sentence, with its gaps.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { bareWordsIn, sentencesBelow, sentencesIn } from "../../scripts/sentences.ts";
import { bareTextsIn } from "../harness/bareTexts.ts";
import { root, sources } from "../harness/sources.ts";

const bundleOf = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(path.join(root, file), "utf8"));
const gapsOf = (template: string) => [...template.matchAll(/\{\d+\}/g)].map(([gap]) => gap).sort();

/** What faces people in the editor. The status is for bug reports, in English so that anybody can help. */
const faces = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ["client", "server", "github"].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
        .filter((file) => /(?<!\.d)\.tsx?$/.test(file) && file !== "client/features/commands/showStatus.ts")
        .map((file) => [file, readFileSync(path.join(root, file), "utf8")]),
    ),
  );

/** Words that are none for people: values of settings and of menus' conditions, lists of names, what only a log is told. */
const apart = [
  "client/platform/settings.ts: errors and warnings",
  "client/features/tree/findingsView.ts: rule documented",
  "server/archive/nodeFiles.ts: node_modules ",
  "server/archive/thread.ts: the files of the workspace are not known any more: {}",
  "server/archive/thread.ts: its thread ended with {}",
  "github/octokitPort.ts: no answer",
];

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

  it("are found where they are shown without being said", () => {
    const samples: readonly (readonly [string, readonly string[]])[] = [
      ["void window.showInformationMessage(`Backlint: ${name} is left alone.`);", ["Backlint: {} is left alone."]],
      ['void window.showWarningMessage(l10n.t("{0} differs", name), "Open Log");', ["Open Log"]],
      ["window.withProgress({ location, title: 'Reading the file' }, work);", ["Reading the file"]],
      ['window.showQuickPick(picks, { placeHolder: "Which kind?" });', ["Which kind?"]],
      ['const picks = [{ label: "$(table) Table" }];', ["$(table) Table"]],
      ['item.name = "Restart"; view.message = isEmpty ? "Nothing is here." : "";', ["Restart", "Nothing is here."]],
      [
        'l10n.t("Left out: {0}", count === 1 ? "one file" : files); say`of ${"two halves"}`;',
        ["one file", "two halves"],
      ],
      ['log.warn("this is for logs"); throw new Error("never seen by people");', []],
      ['import "a b"; type A = "in progress"; if (a === "so and so") run("backlint.showOutput", "setContext");', []],
    ];
    const view =
      '<p class="so it is">Bare words<b>{l10n.t("said")}</b><a aria-label="Bare">{say`said ${"so"}`}</a></p>;';
    const sources = Object.fromEntries(samples.map(([source], index) => [`${index}.ts`, source]));
    assert.deepEqual(bareTextsIn({ ...sources, "view.tsx": view }), [
      ...samples.flatMap(([, texts], index) => texts.map((text) => `${index}.ts:1: ${text}`)),
      "view.tsx:1: Bare words",
      "view.tsx:1: Bare",
    ]);
  });

  it("are all that the editor's people are shown", () =>
    assert.deepEqual(
      bareTextsIn(faces()).filter((line) => !apart.some((known) => line.replace(/:\d+:/, ":").startsWith(known))),
      [],
    ));

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
