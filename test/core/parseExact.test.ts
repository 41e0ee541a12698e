// The promise that everything stands on: pieces, however they came about, are what remark reads in the whole document.
// BACKLINT_LONG=1 makes some 80,000 random edits instead of a few hundred, from a new seed or from BACKLINT_SEED.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { editDocument, type ParsedDocument, parseDocument } from "../../core/parse/document.ts";
import { applyEdits, sortEdits, type TextEdit } from "../../core/text/edit.ts";
import { editsOf, hostileText, type Intents, intents } from "./parseArbitraries.ts";
import { assertExact, portrait } from "./parseOracle.ts";

const isLong = process.env["BACKLINT_LONG"] === "1";
const seed = Number(process.env["BACKLINT_SEED"] ?? (isLong ? Date.now() % 1_000_000_000 : 20_261_121));
let checked = 0;

describe("Parsed pieces", function () {
  this.timeout(isLong ? 0 : 60_000);

  after(() => {
    if (isLong) console.log(`      ${checked} random edits held against remark, seed ${seed}`);
  });

  it("are remark's tree for hostile text", () => {
    fc.assert(
      fc.property(hostileText, (text) => assertExact(parseDocument(text), text)),
      { seed, numRuns: isLong ? 5_000 : 300 },
    );
  });

  it("are remark's tree for text longer than the parser is given at once", () => {
    const session = (texts: readonly string[], wanted: Intents): void => {
      const text = texts.join("\n");
      const whole = { document: parseDocument(text), text };
      assertSame(whole);
      assertSame(edited(whole, editsOf(wanted, text)));
      checked++;
    };
    const texts = fc.array(hostileText, { minLength: 40, maxLength: 60 });
    fc.assert(fc.property(texts, intents, session), { seed, numRuns: isLong ? 1_000 : 15 });
  });

  it("stay remark's tree, and those of a fresh parse, through hostile edits and their undoing", () => {
    const steps = fc.array(intents, { minLength: 1, maxLength: 6 });
    const session = (text: string, wanted: readonly Intents[]): void => {
      let now = { document: parseDocument(text), text };
      for (const step of wanted) {
        const then = now;
        const edits = editsOf(step, then.text);
        now = edited(then, edits);
        assertSame(now);
        checked++;
        if (checked % 3 === 0) assertSame(edited(now, undoing(then.text, edits)));
      }
    };
    fc.assert(fc.property(hostileText, steps, session), { seed, numRuns: isLong ? 25_000 : 300 });
  });
});

describe("Parsed pieces of real backlogs", function () {
  this.timeout(isLong ? 0 : 60_000);
  const corpus = path.join(import.meta.dirname, "../../../shared/corpus");
  const largest = isLong ? 40_000 : 5_000;

  before(function () {
    if (existsSync(corpus)) return;
    console.log("      passed over: no corpus beside the repository");
    this.skip();
  });

  it("are remark's tree, before and after edits", () => {
    for (const file of files(corpus)) {
      const text = readFileSync(file, "utf8");
      if (text.length > largest) continue;
      const whole = { document: parseDocument(text), text };
      assertSame(whole);
      const edits = fc.sample(intents, { seed: seed + text.length, numRuns: isLong ? 20 : 2 });
      let now = whole;
      for (const wanted of edits) {
        now = edited(now, editsOf(wanted, now.text));
        assertSame(now);
        checked++;
      }
    }
  });
});

interface Parsed {
  readonly document: ParsedDocument;
  readonly text: string;
}

function edited({ document, text }: Parsed, edits: readonly TextEdit[]): Parsed {
  const sorted = sortEdits(edits, text.length);
  assert.equal(sorted.type, "sorted");
  if (sorted.type !== "sorted") return { document, text };
  return { document: editDocument(document, edits), text: applyEdits(text, sorted.edits) };
}

/** The edits that lead back to `text`. */
function undoing(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .map((edit) => {
      const start = edit.start + shift;
      shift += edit.text.length - (edit.end - edit.start);
      return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
    });
}

function assertSame({ document, text }: Parsed): void {
  assertExact(document, text);
  assert.deepEqual(portrait(document), portrait(parseDocument(text)));
}

function files(folder: string): string[] {
  return ["seeds", "dev"].flatMap((name) => {
    const inside = path.join(folder, name);
    return existsSync(inside) ? readdirSync(inside).map((file) => path.join(inside, file)) : [];
  });
}
