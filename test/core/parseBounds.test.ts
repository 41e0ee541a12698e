// Text that no person writes: the parser must neither throw on it nor take for ever. Unbounded, remark takes minutes for
// most of these, or runs out of stack.
import assert from "node:assert/strict";
import { editDocument, parseDocument } from "../../core/parse/document.ts";
import { stitch } from "../../core/parse/stitch.ts";
import { assertExact } from "./parseOracle.ts";

const size = 200_000;

describe("The parser on hostile text", function () {
  this.timeout(60_000);
  const units: readonly (readonly [what: string, unit: string])[] = [
    ["closing brackets", "]"],
    ["quotes on one line", "> "],
    ["lists on one line", "- "],
    ["strong text never closed", "**a "],
    ["strong text", "**a** b "],
    ["lines of one letter with lone carriage returns", "a\r"],
    ["rows without a head", "| **a** | [b](c) | `d` |\n"],
    ["lines that underline each other", "=\n"],
    ["a fence as long as the text", "`"],
    ["labels with backslashes never closed", "\n\n[^\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\"],
    ["words", "words and "],
    ["NULs", "\0"],
    ["halves of surrogate pairs", "\ud83d"],
    ["byte order marks", "\ufeff"],
    ["comments never closed", "<!-- a\n"],
    ["blank lines", "\n"],
  ];
  for (const [what, unit] of units) {
    it(`ends, and keeps every character: ${what}`, () => {
      const text = unit.repeat(size / unit.length);
      const document = parseDocument(text);
      assert.equal(document.text(), text);
      const at = text.length >> 1;
      const edited = editDocument(document, [{ start: at, end: at, text: "x" }]);
      assert.equal(edited.text(), `${text.slice(0, at)}x${text.slice(at)}`);
    });
  }

  it("reads emphasis that nests deeper than the stack as words", () => {
    const text = `${"*a **b ".repeat(400)}c${" b** a*".repeat(400)}\n\n# T\n`;
    const nodes = stitch(parseDocument(text).pieces);
    assert.deepEqual(
      nodes.map((node) => [node.type, node.position?.start.line]),
      [
        ["paragraph", 1],
        ["heading", 3],
      ],
    );
  });
});

describe("A paragraph beyond all bounds", () => {
  const long = "word *em* ".repeat(4_000).trim();

  it("keeps its words and every place behind it, and loses the markup of its end", () => {
    const text = `${long}\n${long}\n\n## Next\n`;
    const [paragraph, heading] = stitch(parseDocument(text).pieces);
    assert.ok(paragraph?.type === "paragraph" && heading?.type === "heading");
    assert.deepEqual(heading.position?.start, { line: 4, column: 1, offset: text.indexOf("##") });
    assert.deepEqual(paragraph.position?.end, { line: 2, column: long.length + 1, offset: 2 * long.length + 1 });
    assert.equal(paragraph.children[1]?.type, "emphasis");
    const last = paragraph.children[paragraph.children.length - 1];
    assert.ok(last?.type === "text" && last.value.endsWith("word *em*"));
  });

  it("does not bound the paragraphs of a long quote", () => {
    const text = "> *a* b\n>\n".repeat(500);
    assertExact(parseDocument(text), text);
  });

  it("does not bound raw text, however long", () => {
    const text = `<div>\n${"x [ ] *\n".repeat(4_000)}</div>\n\ntext\n`;
    assertExact(parseDocument(text), text);
  });

  it("does not bound a list, an item's paragraphs or a table", () => {
    const list = "  - [ ] *a* [b]\n    `c`\n".repeat(1_000);
    const table = `\n| a | b |\n|---|---|\n${"| [x](y) | **z** |\n".repeat(500)}`;
    assertExact(parseDocument(list + table), list + table);
  });
});
