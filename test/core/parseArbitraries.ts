// Documents and edits made of what Markdown parsers trip over.
import fc from "fast-check";
import type { TextEdit } from "../../core/text/edit.ts";

const fences = [
  "```",
  "```js",
  "````",
  "~~~",
  "~~~ a&amp;b c ",
  "<!--",
  "-->",
  "<!-->",
  "<div>",
  "</div>",
  "<pre>",
  "</pre>",
  "<t>",
  "<?",
  "?>",
  "<![CDATA[",
  "]]>",
];
const markers = [
  "- ",
  "* ",
  "+ ",
  "1. ",
  "2. ",
  "1) ",
  "12. ",
  "-\n",
  "1.\n",
  "-    ",
  "> ",
  ">",
  "#",
  "# ",
  "## H\n",
  "### H\n\n",
  "#12\n",
  "  - n\n",
  " - m\n",
  "   3. o\n",
  "- [ ] t\n",
  "- [x] u\n",
];
const rules = ["---", "--- \n", "---\n", "===", "***\n\n", "- - -", "a\n===\n", "a\n---\n"];
const tables = ["|", "| a | b |\n|---|:-:|\n", "| c | d |\n", "a | b\n- | -\n", "x | y\n", "1 | 2\n", "|x|"];
const links = [
  "[a]: /u\n",
  "[a]:\n/u\n",
  "[a]",
  "[b][a]",
  "![a]",
  "[^1]: note\n",
  "[^1]:",
  "[^1]",
  "[b]: <u> 't'\n",
  "[b]",
  "[ß]: /s\n",
  "[SS]",
];
const spaces = ["\n", "\n\n", "\n\n\n", " \n", "\t", "    ", "  ", "   ", "\r\n", "\r", "\r\n\r\n", "    code\n"];
const inline = [
  "para",
  "text here\n",
  "title: x\n",
  "**b**",
  "`c`",
  "*",
  "_",
  "\\",
  "&amp;",
  "<",
  "http://x.y",
  "www.a.b",
  "a@b.co",
  "~~s~~",
  "<br>",
];
const odd = ["\ud83d\ude00", "\ud83d", "\ude00", "\0", "\ufeff", "\u00a0", "\u2028"];
const blocks = [
  "- a\n- b\n",
  "1. a\n2. b\n",
  "- x\n\n",
  "- y\n\n  z\n\n",
  "> q\n",
  "> q\n\n",
  "# T\n\n- a\n- b\n\n",
  "```\nx\n\n#1\ny\n```\n",
];

const fragment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...spaces) },
  { weight: 2, arbitrary: fc.constantFrom(...markers) },
  { weight: 2, arbitrary: fc.constantFrom(...inline) },
  { weight: 2, arbitrary: fc.constantFrom(...blocks, ...tables) },
  { weight: 2, arbitrary: fc.constantFrom(...fences, ...rules) },
  { weight: 1, arbitrary: fc.constantFrom(...links, ...odd) },
);

/** A text of such fragments; now and then it starts as a document with front matter or a byte order mark does. */
export const hostileText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant("") },
      { weight: 1, arbitrary: fc.constantFrom("---\n", "\ufeff", "\ufeff---\r\n") },
    ),
    fc.array(fragment, { maxLength: 40 }),
  )
  .map(([start, fragments]) => start + fragments.join(""));

/** An edit that fits any text: its place and size are shares of the text's length. */
interface Intent {
  readonly at: number;
  readonly remove: number;
  readonly text: string;
}

const intent: fc.Arbitrary<Intent> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.nat(4) },
    { weight: 1, arbitrary: fc.nat(40) },
  ),
  text: fc.oneof(
    { weight: 6, arbitrary: fragment },
    { weight: 1, arbitrary: fc.constant("") },
    { weight: 1, arbitrary: fc.array(fragment, { maxLength: 6 }).map((fragments) => fragments.join("")) },
  ),
});

export type Intents = readonly Intent[];

/** One notification: mostly one edit, sometimes several. */
export const intents: fc.Arbitrary<Intents> = fc.oneof(
  { weight: 4, arbitrary: intent.map((one) => [one]) },
  { weight: 1, arbitrary: fc.array(intent, { minLength: 2, maxLength: 4 }) },
);

/** The intents as edits of a text; what would overlap an earlier one is left out. */
export function editsOf(wanted: Intents, text: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { at, remove, text: inserted } of wanted) {
    const start = Math.floor(at * text.length);
    const end = Math.min(text.length, start + remove);
    const overlaps =
      edits.some((edit) => start < edit.end && edit.start < end) || edits.some((edit) => start === edit.start);
    const inside = edits.some(
      (edit) => (edit.start < start && start < edit.end) || (start < edit.start && edit.start < end),
    );
    if (!overlaps && !inside) edits.push({ start, end, text: inserted });
  }
  return edits;
}
