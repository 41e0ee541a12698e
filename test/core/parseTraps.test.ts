// Texts on which a cut looked right and was not. Each was found by the random edits of parseExact.test.ts, or made to stand
// for one of the reasons why the parser is as careful as it is.
import assert from "node:assert/strict";
import { editDocument, parseDocument } from "../../core/parse/document.ts";
import { applyEdits, type TextEdit } from "../../core/text/edit.ts";
import { assertExact, portrait } from "./parseOracle.ts";

const ten = Array.from({ length: 10 }, (_, index) => `Paragraph ${index}\n\n`).join("");

/** `⟦old→new⟧` marks an edit; all edits of one text are made at once. */
const traps: readonly (readonly [why: string, ...marked: readonly string[]])[] = [
  ["a list item may begin where a paragraph did", "- a\n\n⟦→- ⟧b\n", "- a\n\n⟦- →⟧b\n"],
  ["a heading may turn into a row", "| a |\n| - |\n| b |\n⟦# →⟧h\n"],
  ["a row may turn into a heading", "| a |\n| - |\n| b |\n⟦→# ⟧h\n\ni\n"],
  ["an item may turn into an underline", "- a\n-⟦→--⟧\n", "a\n⟦→\n⟧---\n"],
  ["a blank line may go", "a\n⟦\n→⟧b\n\nc\n", "a\n⟦\n→⟧# b\n"],
  ["a line may join the one before", "# a⟦\n→⟧b\n", "- a⟦\n→⟧- b\n", "```\na\n```⟦\n→⟧b\n"],
  ["the next edit may change how a kept piece begins", "- a⟦→x⟧\n\n⟦→- ⟧b\n\nc\n"],
  ["an edit may end in another piece than it starts in", "a\n\nb⟦\n\nc\n\nd→x⟧e\n\nf\n", "# a\n⟦- b\n- c\n→⟧- d\n"],
  ["what is raw in an item ends otherwise before a container", "\n- ⟦→<!TA⟧-\n\n>", "- ⟦→<?⟧\n\n[^1]: x\n"],
  ["an item may end behind the marker of the next", "-  ```=⟦→a⟧\n-   b\n", "- ⟦→```⟧\n12. b\n"],
  ["a list knows of the blank line before its next item", "⟦→ -\n⟧- x\n\n-", "- ⟦→x⟧\n\n- b\n"],
  [
    "indented code is interrupted even behind blank lines",
    "    a\n\n1. -⟦→ ⟧",
    "    a\n\n>- \n⟦→b⟧",
    "    a\n\n2. ⟦→b⟧\n",
  ],
  ["a line behind a heading begins afresh unless blank lines part them", "#⟦→\n⟧\n H\n", "# a\n⟦→    ⟧b\n"],
  [
    "a byte order mark inside the document is a character",
    "```\n```\n\ufeff# ⟦→a⟧\n",
    "\ufeff⟦→\ufeff⟧# a\n",
    "⟦→\ufeff⟧# a\n",
    "⟦\ufeff→```\n```\n⟧\n",
  ],
  ["front matter may be empty", "---\n---\n\n# T⟦→x⟧\n", "⟦→---\n---\n⟧- a\n"],
  [
    "front matter may open, close and end elsewhere",
    "⟦→-⟧--\na: b\n---\n- c\n",
    "---\na\n\n- b\n⟦→---\n⟧- c\n",
    "---\na\n--⟦-→⟧\n\nb\n---\nc\n",
  ],
  ["a comment may close with the hyphens that open it", "<!--⟦→>⟧\n\n# a\n-->\n", "a\n<!⟦→--⟧\nb\n\nc --> d\n\ne\n"],
  [
    "a fence may close, open and change its length",
    "```\na\n⟦→```\n⟧b\n\n# c\n```\n",
    "`⟦→``⟧\na\n\n#1\nb\n",
    "```⟦→`⟧\na\n\n#1\n```\nb\n",
  ],
  [
    "a fence in a comment is none, and the other way round",
    "<!⟦→--⟧\n\n```\n-->\n# a\n```\n",
    "```\n<!--\n```⟦→ ⟧\n\n# a -->\n",
  ],
  ["CR and LF may meet and part", "a\r⟦→\n⟧b\n\nc", "a\r\n⟦→x⟧\r\nb", "# a\r⟦→\r⟧\nb\n", "a\n\r⟦x→⟧\nb\n"],
  [
    "a definition may come and go",
    "[a]\n\n⟦→[a]: /u\n⟧",
    "[a]\n\n- x\n\n  [a]⟦: /u→⟧\n",
    "[a]: /u\n\n[a]\n\n⟦→[a]: /v\n⟧",
  ],
  ["a footnote is no link label", "⟦→  ⟧[a][^1]\n[^1]:", "[^1]\n\n[^1]:⟦→ x⟧\n"],
  ["a label folds case as no other text does", "[SS]\n\n⟦→[ß]: /s\n⟧"],
  [
    "the head of a table may gain a column, or a link",
    "| a |⟦→ b |⟧\n| - |\n| c |\n| d |\n",
    "| [a] |\n| - |\n| b |\n\n⟦→[a]: /u\n⟧",
  ],
  ["the list of an item may change its marker before it", "⟦-→*⟧ a\n\n- b\n- c\n", "⟦1.→1)⟧ a\n2. b\n"],
  ["what comes back may meet another line", `${ten}- a\n\n⟦End→- b⟧\n\n${ten}`],
  ["what comes back may have lost its definition", `${ten}[a]\n\n⟦[a]: /u→x⟧\n\n${ten}`],
  ["what comes back may stand in another block", `${ten}⟦| a |\n| - |\n→⟧| b |\n| c |\n\n${ten}`],
];

describe("A cut that only looks right is not made:", () => {
  for (const [why, ...marked] of traps) {
    it(why, () => {
      for (const mark of marked) {
        const { text, edits } = unmarked(mark);
        const document = parseDocument(text);
        assertExact(document, text);
        const changed = editDocument(document, edits);
        const next = applyEdits(text, edits);
        assertExact(changed, next);
        assert.deepEqual(portrait(changed), portrait(parseDocument(next)));
        // Once more behind a fence that was opened and closed: pieces that come back must be checked again.
        const fenced = editDocument(document, [{ start: 0, end: 0, text: "```\n" }]);
        const moved = edits.map(({ start, end, text: put }) => ({ start: start + 4, end: end + 4, text: put }));
        const back = editDocument(fenced, [{ start: 0, end: 4, text: "" }, ...moved]);
        assertExact(back, next);
        assert.deepEqual(portrait(back), portrait(parseDocument(next)));
      }
    });
  }
});

function unmarked(marked: string): { readonly text: string; readonly edits: readonly TextEdit[] } {
  const edits: TextEdit[] = [];
  let text = "";
  for (const part of marked.split(/(⟦[^⟧]*⟧)/)) {
    const edit = /^⟦([^→]*)→([^⟧]*)⟧$/.exec(part);
    if (edit === null) {
      text += part;
      continue;
    }
    const [, old = "", put = ""] = edit;
    edits.push({ start: text.length, end: text.length + old.length, text: put });
    text += old;
  }
  return { text, edits };
}
