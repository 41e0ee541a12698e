// docs/format.md is a test: under each example stands what is read in it. UPDATE=1 writes the `items` fences anew.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { parseConfig } from "../../core/config/parseConfig.ts";
import { houseOf } from "../../core/dialects/house.ts";
import { readText } from "../../core/dialects/reader.ts";
import { rules } from "../../core/rules/index.ts";
import { linesOf } from "./listing.ts";

interface Example {
  readonly section: string;
  readonly line: number;
  readonly markdown: string;
  /** The `.backlint.json` above the example. */
  readonly config: string | null;
  /** The `items` fence: its content and where that stands in the page. */
  readonly expected: { readonly text: string; readonly start: number; readonly end: number; readonly detail: boolean };
}

const page = new URL("../../docs/format.md", import.meta.url);
const fence = /^````(json \.backlint\.json|md|items detail|items)\n([\s\S]*?)^````$/gm;

/** The examples of the page. Throws on an example without its items, which would be none. */
function examplesOf(source: string): readonly Example[] {
  const examples: Example[] = [];
  let config: string | null = null;
  let markdown: { readonly text: string; readonly at: number } | null = null;
  for (const { 0: whole, 1: info = "", 2: text = "", index } of source.matchAll(fence)) {
    if (info.startsWith("items")) {
      if (markdown === null) throw new Error(`items without an example: ${whole.slice(0, 60)}`);
      const start = index + whole.indexOf("\n") + 1;
      examples.push({
        section: [...source.slice(0, index).matchAll(/^##+ (.*)$/gm)].at(-1)?.[1] ?? "",
        line: source.slice(0, markdown.at).split("\n").length,
        markdown: markdown.text,
        config,
        expected: { text, start, end: start + text.length, detail: info.endsWith("detail") },
      });
      [config, markdown] = [null, null];
    } else if (markdown !== null) throw new Error(`an example without items: ${markdown.text.slice(0, 60)}`);
    else if (info === "md") markdown = { text, at: index };
    else config = text;
  }
  assert.equal(markdown, null, "an example without items at the end");
  return examples;
}

function read({ markdown, config, expected }: Example): string {
  const parsed = parseConfig(config ?? "{}", ".backlint.json", rules);
  assert.ok(parsed.config);
  assert.deepEqual(parsed.findings, []);
  return linesOf(readText("example.md", markdown, houseOf(parsed.config)), expected.detail)
    .map((line) => `${line}\n`)
    .join("");
}

describe("docs/format.md", () => {
  const source = readFileSync(page, "utf8");
  const examples = examplesOf(source);

  it("has an example in every section that promises one", () => {
    assert.ok(examples.length > 30);
    assert.equal(source.split("\n````md\n").length - 1, examples.length);
  });

  if (process.env["UPDATE"] === "1") {
    it("is written anew", () => {
      let text = source;
      for (const example of [...examples].reverse()) {
        text = text.slice(0, example.expected.start) + read(example) + text.slice(example.expected.end);
      }
      writeFileSync(page, text);
    });
  } else {
    for (const example of examples) {
      it(`shows what is read: ${example.section}, line ${example.line}`, () => {
        assert.equal(read(example), example.expected.text);
      });
    }
  }
});
