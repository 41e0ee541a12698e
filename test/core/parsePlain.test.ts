// What is read without remark is what remark reads: each such piece against the parser, on text made of what nearly is plain.
// BACKLINT_LONG=1 tries many more, from a new seed or from BACKLINT_SEED.
import assert from "node:assert/strict";
import fc from "fast-check";
import { cutWindow } from "../../core/parse/cut.ts";
import { opensRaw, sentinelOf } from "../../core/parse/line.ts";
import { normal, type Piece, type State } from "../../core/parse/piece.ts";
import { plainPiece } from "../../core/parse/plain.ts";
import { hostileText } from "./parseArbitraries.ts";

const isLong = process.env["BACKLINT_LONG"] === "1";
const seed = Number(process.env["BACKLINT_SEED"] ?? (isLong ? Date.now() % 1_000_000_000 : 20_261_122));

const inline = fc.constantFrom(
  ..."word 12 a b Ünd ✅ 😀 基 ( ) . , : ; - + = | & < > ! ? ~ ~~ * ** _ __ *** ` `` [ ] \\ # @ \u00a0 — www. :// https://x.y a@b".split(
    " ",
  ),
  " ",
  "  ",
  "**Points:** 3",
  "*em*",
  "_low_",
  "snake_case",
  "`code`",
  "` a `",
  "[P]",
  "[US3]",
  "[a](b.md)",
  "[b c](#x_y)",
  "[a][P]",
  "![a](b)",
  "[^1]",
  "R&D",
  "&amp;",
  "<5 s",
  "<br>",
  "~3",
  "\t",
);
const tame = fc.constantFrom(
  "word",
  "two words",
  "**Points:** 3",
  "a *b* and `c`",
  "[US3] See [the notes](notes/3.md).",
  "**Größe:** `x | y`, ~3 h",
  "- [ ] box",
  "snake_case @all R&D <5 s",
);
const words = fc.oneof(
  { weight: 3, arbitrary: tame },
  { weight: 2, arbitrary: fc.array(inline, { minLength: 1, maxLength: 6 }).map((parts) => parts.join("")) },
);
const ending = fc.constantFrom("\n", "\n", "\n", "\n\n", " \n", "  \n", "\r\n", "\n\n\n", "\r");
const lead = fc.oneof(
  fc.constantFrom("", "", "## ", "- ", "  - ", "1. ", "- [ ] "),
  fc.constantFrom(
    ..."||||# |## |- |- |* |+ |1. |2. |1) |- [ ] |- [x] |* [X] |-  |  - |    - |   - |  * |  1. |  - [ ] |    |  |> |---|***|===|#x|12.|2.1 |-|```|<!--|[P]: |[a]:".split(
      "|",
    ),
  ),
);
const row = fc.array(words, { minLength: 1, maxLength: 4 }).map((cells) => `| ${cells.join(" | ")} |`);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(lead, words).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: row },
  {
    weight: 1,
    arbitrary: fc.constantFrom("| a | b |\n| --- | :-: |", "| a |\n|---|", "|a|b|\n|:-|-:|", "|x||y|", "|a| b |  "),
  },
);
const nearlyPlain = fc
  .array(fc.tuple(line, ending), { minLength: 1, maxLength: 12 })
  .map((lines) => lines.flat().join(""));

describe("Text that is read without remark", function () {
  this.timeout(isLong ? 0 : 60_000);

  it("gives the pieces that remark gives", () => {
    let plain = 0;
    const text = fc.oneof({ weight: 9, arbitrary: nearlyPlain }, { weight: 1, arbitrary: hostileText });
    fc.assert(
      fc.property(text, (tried) => {
        plain += compare(tried);
      }),
      { seed, numRuns: isLong ? 100_000 : 800 },
    );
    assert.ok(plain > 300, `only ${plain} pieces were plain`);
  });
});

const isDefined = (label: string): boolean => label === "p" || label === "a";

/** Walks a text; answers how many of its pieces were plain. */
function compare(text: string): number {
  let plain = 0;
  let state: State = normal;
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    if (state.type === "fence" || (state.type === "normal" && opensRaw(rest, 0))) break;
    const piece = plainPiece(rest, null, state, isDefined);
    const far = cutWindow(rest, state, "", isDefined).pieces;
    if (piece !== null) {
      plain++;
      const behind = rest.slice(piece.text.length);
      const sentinel = behind === "" ? "" : sentinelOf(behind, piece.text);
      assert.ok(sentinel !== null, "a piece ends where a cut can be");
      assert.deepEqual(whole(cutWindow(piece.text, state, sentinel, isDefined).pieces), whole([piece]), rest);
      // A label that is defined behind the piece is told to it later, by relink.ts.
      if (far.every(({ defines }) => defines.length === 0))
        assert.deepEqual(whole(far.slice(0, 1)), whole([piece]), rest);
    }
    const next: Piece | undefined = piece ?? far[0];
    if (next === undefined) break;
    at += next.text.length;
    state = next.after;
  }
  return plain;
}

/** Plain data, and the labels in order: which piece of several looked one up is not known for sure. */
function whole(pieces: readonly Piece[]): unknown {
  return JSON.parse(JSON.stringify(pieces.map(({ mentions: _, ...piece }) => piece)));
}
