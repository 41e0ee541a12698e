// What holds for every text: the reader never throws, its places lie where they say, texts that mean the same read the
// same, and reading on after an edit equals reading anew.
import assert from "node:assert/strict";
import fc from "fast-check";
import { noHouse } from "../../core/dialects/house.ts";
import { read, readText } from "../../core/dialects/reader.ts";
import type { Reading } from "../../core/model/reading.ts";
import { applyEdits, type TextEdit } from "../../core/text/edit.ts";
import { looksBinary, stripBom } from "../../core/text/encoding.ts";
import { repairMojibake } from "../../core/text/mojibake.ts";
import { badInput } from "../harness/badInput.ts";
import { dangling, shop } from "../harness/samples.ts";
import { corpus, ownExamples, type Sample, skipWithout } from "./corpusFiles.ts";
import { assertPlaces, meaningOf, portraitOf } from "./readingPortrait.ts";

const own: readonly Sample[] = [...ownExamples, { name: "shop", text: shop }, { name: "dangling", text: dangling }];
const seeds = corpus("seeds");
const development = corpus("dev");
/** Small enough that hundreds of readings take seconds. */
const small = [...own, ...[...seeds, ...development].filter(({ text }) => text.length < 12_000)];
/** By its number, so that a failure prints no document. */
const anyOf = (samples: readonly Sample[]) => fc.nat({ max: samples.length - 1 });
const at = (samples: readonly Sample[], index: number): string => samples[index]?.text ?? "";

/** The text as the reader takes it: places count in it. */
const asRead = (text: string): string => (looksBinary(text) ? text : repairMojibake(stripBom(text).text).text);

function readSound(text: string): Reading {
  const reading = readText("any.md", text);
  assertPlaces(reading, asRead(text));
  return reading;
}

describe("any text", function () {
  this.timeout(60_000);

  it("is read up to any point without a throw, with every place in its chunk", () => {
    fc.assert(
      fc.property(anyOf(small), fc.nat(), (index, end) => {
        const text = at(small, index);
        readSound(text.slice(0, end % (text.length + 1)));
      }),
      { numRuns: 80 },
    );
  });

  it("holds each value's characters where the value says it stands", () => {
    for (const { text } of own) assert.ok(readSound(text).items.length > 0);
  });

  for (const [name, text] of Object.entries(badInput)) {
    it(`is read without a throw: ${name}`, () => {
      readSound(text);
    });
  }

  it("made of markup alone is read without a throw", () => {
    const piece = fc.constantFrom(...hostile);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        readSound(pieces.join(""));
      }),
      { numRuns: 200 },
    );
  });

  it("of any characters is read without a throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        readSound(text);
      }),
      { numRuns: 100 },
    );
  });
});

/** What typing, pasting and broken programs put into a backlog. */
const hostile = [
  "# ",
  "## Epic 1: Pay (P0)\n",
  "### US-001: Pay\n",
  "### Story 1.1: Pay\n",
  "### Acceptance Criteria\n",
  "## Sprint 3 (12 points)\n",
  "**Priority:** High\n",
  "**Capacity:** 20 points\n",
  "Dependencies: US-001, US-002\n",
  "Points: 5",
  "As a buyer, I want to pay so that I can go\n",
  "Given a card\nWhen I pay\nThen it is paid\n",
  "- [ ] **T1** — Pay\n",
  "- [x] ",
  "1. ",
  "- ",
  "  ",
  "> ",
  "\t",
  "| ID | Task | Est. |\n",
  "| --- | --- | --- |\n",
  "| A-1 | Pay | 5 |\n",
  "|",
  "```\n",
  "~~~ gherkin\n",
  "---\n",
  "---\nid: x-1\ntitle: y\n---\n",
  "#12\nTitle: Pay\n",
  "<!-- ",
  "-->\n",
  "<br>",
  "[a]: b\n",
  "[a]",
  "**",
  "`",
  "_",
  "\\",
  "&amp;",
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\ud800",
  "\u0000",
  "é",
  "‚Äì",
  "✅",
  "：",
] as const;

/** Where to cut, how much to take out, what to put in. */
const change = fc.record({
  at: fc.nat(),
  length: fc.oneof({ weight: 5, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(600) }),
  text: fc.array(fc.constantFrom(...hostile), { maxLength: 3 }).map((parts) => parts.join("")),
});

/** One to two changes of a text as sorted edits that do not overlap. */
function editsOf(changes: readonly { at: number; length: number; text: string }[], length: number): TextEdit[] {
  const sorted = changes
    .map(({ at, length: taken, text }) => ({ start: at % (length + 1), taken, text }))
    .sort((a, b) => a.start - b.start);
  return sorted.map(({ start, taken, text }, index) => ({
    start,
    end: Math.min(start + taken, sorted[index + 1]?.start ?? length),
    text,
  }));
}

describe("reading on", function () {
  this.timeout(60_000);

  it("after any edits says what reading anew says", () => {
    const steps = fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyOf(small), steps, (index, all) => {
        let text = at(small, index);
        let reading = readText("any.md", text);
        for (const changes of all) {
          const edits = editsOf(changes, text.length);
          text = applyEdits(text, edits);
          reading = read({ uri: "any.md", text, edits, previous: reading }, noHouse);
          assert.deepEqual(portraitOf(reading), portraitOf(readText("any.md", text)));
          assertPlaces(reading, asRead(text));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("after the text was replaced as a whole says what reading anew says", () => {
    fc.assert(
      fc.property(anyOf(small), anyOf(small), (first, second) => {
        const previous = readText("any.md", at(small, first));
        const text = at(small, second);
        const reading = read({ uri: "any.md", text, edits: null, previous }, noHouse);
        assert.deepEqual(portraitOf(reading), portraitOf(readText("any.md", text)));
      }),
      { numRuns: 15 },
    );
  });

  it("after an edit and its undo keeps every item as it was", () => {
    fc.assert(
      fc.property(anyOf(own), change, (index, one) => {
        const text = at(own, index);
        const before = readText("any.md", text);
        const [edit] = editsOf([one], text.length);
        assert.ok(edit !== undefined);
        const changed = applyEdits(text, [edit]);
        const back = { start: edit.start, end: edit.start + edit.text.length, text: text.slice(edit.start, edit.end) };
        const middle = read({ uri: "any.md", text: changed, edits: [edit], previous: before }, noHouse);
        const after = read({ uri: "any.md", text, edits: [back], previous: middle }, noHouse);
        assert.deepEqual(portraitOf(after), portraitOf(before));
      }),
      { numRuns: 12 },
    );
  });
});

const lines = /([^\s])(\n)/g;
/** Changes of the text that leave what it says as it is. */
const restyled: Readonly<Record<string, (text: string) => string>> = {
  "CRLF line endings": (text) => text.replace(/\r?\n/g, "\r\n"),
  "CR line endings": (text) => text.replace(/\r?\n/g, "\r"),
  "a space at the end of each line": (text) => text.replace(lines, "$1 $2"),
  "three spaces at the end of each line": (text) => text.replace(lines, "$1   $2"),
  "doubled blank lines": (text) => text.replace(/\n\n/g, "\n\n\n"),
  "a byte order mark": (text) => `\ufeff${text}`,
  "blank lines before and after it": (text) => (text.startsWith("---") ? `${text}\n\n` : `\n\n${text}\n\n`),
};

function assertSame({ name, text }: Sample, restyle: (text: string) => string): void {
  const plain = asRead(text);
  assert.deepEqual(meaningOf(readSound(restyle(plain))), meaningOf(readText("any.md", plain)), name);
}

describe("the same text", function () {
  this.timeout(60_000);

  for (const [how, restyle] of Object.entries(restyled)) {
    it(`with ${how} is the same backlog`, () => {
      for (const one of own) assertSame(one, restyle);
    });
  }

  it("restyled is the same backlog in the founding documents", function () {
    skipWithout(this, seeds, "seeds");
    for (const one of seeds) {
      const plain = asRead(one.text);
      const meaning = meaningOf(readText("any.md", plain));
      for (const how of ["CRLF line endings", "three spaces at the end of each line", "doubled blank lines"]) {
        assert.deepEqual(meaningOf(readSound(restyled[how]?.(plain) ?? "")), meaning, `${one.name} with ${how}`);
      }
    }
  });

  it("restyled is the same backlog in documents of the development corpus drawn at random", function () {
    skipWithout(this, development, "dev");
    const short = development.filter(({ text }) => text.length < 40_000);
    fc.assert(
      fc.property(anyOf(short), fc.constantFrom(...Object.keys(restyled)), (index, how) => {
        const [one] = short.slice(index);
        if (one) assertSame(one, restyled[how] ?? asRead);
      }),
      { numRuns: 12 },
    );
  });
});
