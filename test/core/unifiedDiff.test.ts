// Diffs turn the one text into the other when they are applied, whatever the texts.
import assert from "node:assert/strict";
import fc from "fast-check";
import { unifiedDiff } from "../../core/text/unifiedDiff.ts";

const text = fc
  .tuple(fc.array(fc.constantFrom("a\n", "b\n", "c\n", "\n"), { maxLength: 25 }), fc.constantFrom("", "end"))
  .map(([lines, last]) => lines.join("") + last);

describe("unified diff", () => {
  it("turns the one text into the other", () => {
    fc.assert(
      fc.property(
        text,
        text,
        (before, after) => void assert.equal(patched(before, unifiedDiff("x.md", before, after)), after),
      ),
    );
  });

  it("is empty for equal texts", () => {
    assert.equal(unifiedDiff("x.md", "a\nb", "a\nb"), "");
  });

  it("shows three lines around a change", () => {
    const lines = Array.from({ length: 9 }, (_, n) => `${n}\n`);
    assert.equal(
      unifiedDiff("d/x.md", lines.join(""), lines.join("").replace("4", "four")),
      "--- a/d/x.md\n+++ b/d/x.md\n@@ -2,7 +2,7 @@\n 1\n 2\n 3\n-4\n+four\n 5\n 6\n 7\n",
    );
  });
});

/** Applies a diff strictly: every line that it shows must be there. */
function patched(before: string, diff: string): string {
  if (diff === "") return before;
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  const lines = diff.split("\n").slice(2, -1);
  for (const [index, line] of lines.entries()) {
    const head = /^@@ -(\d+),(\d+) /.exec(line);
    if (head !== null) {
      const start = Number(head[2]) === 0 ? Number(head[1]) : Number(head[1]) - 1;
      out.push(...old.slice(at, start));
      at = start;
      continue;
    }
    if (line.startsWith("\\")) continue;
    const words = line.slice(1) + (lines[index + 1]?.startsWith("\\") ? "" : "\n");
    if (line[0] !== "+") assert.equal(old[at++], words);
    if (line[0] !== "-") out.push(words);
  }
  return [...out, ...old.slice(at)].join("");
}
