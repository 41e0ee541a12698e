// Documents nobody means to write and everybody meets. The server and the terminal must take each in their stride.
import { dangling, shop } from "./samples.ts";

/** Random-looking bytes, the same each time. */
function bytes(length: number): Buffer {
  let state = 7;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return state >> 16;
    }),
  );
}

export const badInput: Readonly<Record<string, string>> = {
  "an empty document": "",
  "one line feed": "\n",
  "binary bytes": bytes(4096).toString("latin1"),
  "binary bytes decoded as UTF-8": bytes(4096).toString("utf8"),
  "a single line of 1 MB": "word ".repeat(200_000),
  "a single table row of 200 KB": `| ID | Task |\n| --- | --- |\n| US-1 | ${"a | b ".repeat(35_000)}|\n`,
  "an unclosed fence": shop.replace("### US-102", "```\n### US-102"),
  "an unclosed fence at the top": `\`\`\`\n${shop}`,
  "a broken table": "| ID | Task | Est.\n| --- | --\n| US-1 | a | b | c | d |\n| US-2\nUS-3 |\n||||\n",
  "lone surrogates": shop.replace("Enter", "\ud800Enter\udc00").replace("mail", "m\udfffil"),
  "CRLF line endings": dangling.replace(/\n/g, "\r\n"),
  "lone CR line endings": dangling.replace(/\n/g, "\r"),
  "a byte order mark": `\ufeff${dangling}`,
  "NUL and control characters": shop.replace("card", "ca\u0000rd\u0007"),
  "an unclosed comment": shop.replace("### US-102", "<!-- never closed\n### US-102"),
  "an unclosed front matter": `---\ntitle: x\n${shop}`,
  "deep nesting": Array.from({ length: 300 }, (_, depth) => `${"  ".repeat(depth)}- US-${depth} item\n`).join(""),
  "deep quotes": `${"> ".repeat(500)}US-1 quoted\n`,
  "many brackets": `${"[".repeat(5_000)}US-1${"](".repeat(5_000)}\n`,
  "many stars": `${"*".repeat(5_000)}US-1${"_".repeat(5_000)}\n`,
  "a circle of dependencies": dangling.replace("Dependencies:** None", "Dependencies:** US-104, US-102"),
  "IDs that are words of JavaScript": shop.replace(/US-101/g, "__proto__").replace(/US-102/g, "constructor"),
};
