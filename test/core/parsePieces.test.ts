// Where documents are cut, what a cut remembers, and how little of a document an edit parses again.
import assert from "node:assert/strict";
import { editDocument, type ParsedDocument, type Piece, parseDocument, pieceAt } from "../../core/parse/document.ts";
import { stitch } from "../../core/parse/stitch.ts";

const story = (n: number): string =>
  `### US-${n} Sign in\n\nAs a guest I want to sign in.\n\n- Shows a form\n- Rejects a wrong password\n\n`;
const row = (n: number): string => `| US-${n} | Sign in | 3 |\n`;
const stories = Array.from({ length: 40 }, (_, index) => story(index)).join("");
const rows = Array.from({ length: 40 }, (_, index) => row(index)).join("");
const table = `| ID | **Title** | Points |\n|:---|---|--:|\n${rows}\n`;
const fence = `\`\`\`\n${Array.from({ length: 40 }, (_, index) => `#${index}\nTitle: Sign in\n\n---\n\n`).join("")}\`\`\`\n`;

describe("A parsed document", () => {
  it("is cut into headings, paragraphs, items and rows", () => {
    assert.deepEqual(
      texts(parseDocument(`# Plan\nText\nmore\n\n${table.slice(0, 43)}${row(0)}${row(1)}\n- a\n- b\n\n  c\n1. d\n`)),
      [
        "# Plan\n",
        "Text\nmore\n\n",
        "| ID | **Title** | Points |\n|:---|---|--:|\n",
        "| US-0 | Sign in | 3 |\n",
        "| US-1 | Sign in | 3 |\n\n",
        "- a\n",
        "- b\n\n  c\n1. d\n",
      ],
    );
  });

  it("knows the columns of the table before a row", () => {
    const { pieces } = parseDocument(table);
    assert.deepEqual(pieces[2]?.before, {
      type: "table",
      columns: ["ID", "Title", "Points"],
      align: ["left", null, "right"],
    });
    assert.equal(pieces[2]?.nodes.length, 1);
    assert.equal(pieces[40]?.after.type, "normal");
  });

  it("knows the list before an item", () => {
    const { pieces } = parseDocument("3) a\n4) b\n\n5) c\n\nEnd");
    assert.deepEqual(pieces[1]?.before, { type: "list", ordered: true, marker: ")" });
    assert.deepEqual(
      pieces[2]?.nodes.map((node) => node.type === "list" && [node.start, node.spread]),
      [[5, false]],
    );
    assert.equal(pieces[2]?.after.type, "normal");
  });

  it("cuts a fence before numbered blocks only, and knows the fence inside it", () => {
    const { pieces, parsed } = parseDocument("~~~js a\n# x\n\ny\n\n#1\nz\n~~~~ \n\nText");
    assert.deepEqual(texts({ pieces }), ["~~~js a\n# x\n\ny\n\n", "#1\nz\n~~~~ \n\n", "Text"]);
    assert.deepEqual(pieces[0]?.after, { type: "fence", marker: "~", size: 3, lang: "js", meta: "a" });
    assert.deepEqual(
      pieces[1]?.nodes.map((node) => node.type === "code" && node.value),
      ["#1\nz"],
    );
    assert.equal(parsed, 1);
  });

  it("splits off a byte order mark and front matter, and parses neither", () => {
    const { pieces, parsed } = parseDocument("\ufeff---\na: b\n---\n\n# T\n");
    assert.deepEqual(texts({ pieces }), ["\ufeff", "---\na: b\n---\n\n", "# T\n"]);
    assert.deepEqual(
      pieces[1]?.nodes.map((node) => node.type === "yaml" && node.value),
      ["a: b"],
    );
    assert.equal(parsed, 1);
  });

  it("finds the piece of an offset and of a place between two pieces", () => {
    const document = parseDocument("# A\nb\n\nc");
    assert.deepEqual(
      [0, 3, 4, 6, 7, 8].map((offset) => pieceAt(document, offset)),
      [0, 0, 1, 1, 2, 2],
    );
    assert.deepEqual([...document.starts], [0, 4, 7]);
  });

  it("has no pieces without text", () => {
    const document = parseDocument("");
    assert.deepEqual(document.pieces, []);
    assert.deepEqual(texts(editDocument(document, [{ start: 0, end: 0, text: "a" }])), ["a"]);
    assert.deepEqual(texts(editDocument(parseDocument("a\n\nb"), [{ start: 0, end: 4, text: "" }])), []);
  });
});

describe("A keystroke", () => {
  const cases: readonly (readonly [where: string, text: string, after: string, parsed: number])[] = [
    ["a heading", stories, "### US-20 S", 1],
    ["a paragraph", stories, "US-20 Sign in\n\nAs a gu", 1],
    ["an item", stories, "US-20 Sign in\n\nAs a guest I want to sign in.\n\n- Sho", 1],
    ["a row", table, "| US-20 | Si", 1],
    ["the head of a table", table, "| ID | **Ti", 1],
    ["a fence", fence, "#20\nTit", 0],
    ["a comment", `${stories}<!-- note\n\n# no heading -->\n\n${stories}`, "<!-- no", 0],
    ["front matter", `---\ntitle: Plan\n---\n${stories}`, "title: P", 0],
  ];
  for (const [where, text, after, parsed] of cases) {
    it(`in ${where} parses ${parsed} of the pieces and keeps all others`, () => {
      const document = parseDocument(text);
      const changed = type(document, text.indexOf(after) + after.length, "x");
      assert.equal(changed.parsed, parsed);
      const rewritten = changed.pieces.filter((piece) => !document.pieces.some((old) => old.nodes === piece.nodes));
      assert.deepEqual(rewritten.length, 1);
      assert.equal(changed.pieces.length, document.pieces.length);
    });
  }

  it("keeps untouched pieces by identity", () => {
    const document = parseDocument(stories);
    const changed = type(document, stories.indexOf("US-20"), "x");
    const kept = changed.pieces.filter((piece, index) => piece === document.pieces[index]);
    assert.equal(kept.length, document.pieces.length - 1);
  });

  it("in the head of a table tells every row, without parsing the rows", () => {
    const document = parseDocument(table);
    const changed = type(document, table.indexOf("Title"), "My ");
    const before = changed.pieces[30]?.before;
    assert.deepEqual(before?.type === "table" && before.columns, ["ID", "My Title", "Points"]);
    assert.equal(changed.pieces[30]?.nodes, document.pieces[30]?.nodes);
    assert.equal(changed.parsed, 1);
  });

  it("that opens a fence and the one that closes it again parse nothing twice", () => {
    const open = type(parseDocument(stories), stories.indexOf("### US-5 "), "```\n");
    assert.ok(open.parsed <= 1);
    const undone = editDocument(open, [
      { start: stories.indexOf("### US-5 "), end: stories.indexOf("### US-5 ") + 4, text: "" },
    ]);
    assert.equal(undone.text(), stories);
    assert.ok(undone.parsed <= 1);
    const closed = type(open, stories.indexOf("### US-5 ") + 4, "```\n");
    assert.ok(closed.parsed <= 1);
    assert.equal(closed.pieces.length, undone.pieces.length + 1);
  });

  it("that writes a comment never parses the rest of the document", () => {
    let document = parseDocument(stories);
    let at = stories.indexOf("### US-5 ");
    let parsed = 0;
    for (const key of "<!-- backlint-ignore vague-criterion: agreed -->\n") {
      document = type(document, at++, key);
      parsed += document.parsed;
    }
    // Before "<!--" is whole, each key changes the block it is typed in front of.
    assert.ok(parsed <= 10, `${parsed} pieces`);
  });
});

describe("An edit", () => {
  it("of a definition parses again what mentions its label, and nothing else", () => {
    const text = `${stories}See [plan] and [the plan][plan].\n\nNo [link].\n\n${stories}[plan]: /plan\n`;
    const document = parseDocument(text);
    assert.deepEqual([...document.definitions], [["plan", 1]]);
    const same = type(document, text.length - 2, "x");
    assert.equal(same.parsed, 1);
    assert.equal(same.definitions, document.definitions);
    const renamed = type(document, text.lastIndexOf("plan]:"), "x");
    assert.equal(renamed.parsed, 2);
    assert.deepEqual([...renamed.definitions], [["xplan", 1]]);
  });

  it("of a footnote definition does the same", () => {
    const text = `Text[^a] and [^b].\n\n${stories}[^a]: note\n`;
    const changed = type(parseDocument(text), text.indexOf("[^a]:") + 2, "x");
    assert.equal(changed.parsed, 2);
    assert.deepEqual([...changed.definitions], [["[^xa", 1]]);
  });

  it("that adds a definition found only by parsing makes its mentions links", () => {
    const document = parseDocument("[a]\n\n- > [a]: /u\n");
    const [paragraph] = document.pieces[0]?.nodes ?? [];
    assert.equal(paragraph?.type === "paragraph" && paragraph.children[0]?.type, "linkReference");
  });

  it("in several places changes each of them", () => {
    const document = parseDocument(stories);
    const places = ["US-3 ", "US-20 ", "US-21 "].map((id) => stories.indexOf(id));
    const changed = editDocument(
      document,
      places.map((at) => ({ start: at, end: at, text: "x" })),
    );
    assert.equal(changed.text(), stories.replace(/(?=US-(?:3|20|21) )/g, "x"));
    assert.equal(changed.parsed, 3);
  });

  it("that overlaps another, or lies outside, changes nothing", () => {
    const document = parseDocument(stories);
    assert.equal(
      editDocument(document, [
        { start: 1, end: 4, text: "" },
        { start: 3, end: 5, text: "" },
      ]),
      document,
    );
    assert.equal(editDocument(document, [{ start: 0, end: stories.length + 1, text: "" }]), document);
    assert.equal(editDocument(document, []), document);
  });

  it("that closes front matter in a later line makes it front matter", () => {
    const text = `---\ntitle: Plan\n\n${stories}`;
    const document = parseDocument(text);
    const at = text.indexOf("### US-1 ");
    const changed = type(document, at, "---\n");
    assert.equal(changed.pieces[0]?.nodes[0]?.type, "yaml");
    assert.equal(type(changed, at, "x").pieces[0]?.nodes[0]?.type, "thematicBreak");
  });
});

describe("stitch", () => {
  it("joins rows, items and lines that stand in several pieces", () => {
    const { pieces } = parseDocument(`${table}- a\n\n- b\n\n${fence}`);
    const nodes = stitch(pieces);
    assert.deepEqual(
      nodes.map((node) => [
        node.type,
        "children" in node ? node.children.length : node.type === "code" && node.value.length,
      ]),
      [
        ["table", 41],
        ["list", 2],
        ["code", fence.length - 9],
      ],
    );
    assert.ok(nodes[1]?.type === "list" && nodes[1].spread === true);
  });

  it("counts from the first of the pieces it is given", () => {
    const { pieces } = parseDocument("# A\n\ntext\n\n- a\n");
    assert.deepEqual(
      stitch(pieces.slice(1)).map((node) => node.position?.start),
      [
        { line: 1, column: 1, offset: 0 },
        { line: 3, column: 1, offset: 6 },
      ],
    );
  });
});

function texts({ pieces }: { readonly pieces: readonly Piece[] }): readonly string[] {
  return pieces.map((piece) => piece.text);
}

function type(document: ParsedDocument, at: number, text: string): ParsedDocument {
  return editDocument(document, [{ start: at, end: at, text }]);
}
