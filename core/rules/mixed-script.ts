// Words of another script that stick to the Latin words around them, as when a translation was left half done.
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";
import type { Anchor } from "../text/span.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const letters =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Thai}\\p{Script=Devanagari}";
const glued = new RegExp(`(?<=[A-Za-z])[${letters}]+|[${letters}]+(?=[A-Za-z])`, "u");
const run = new RegExp(`[${letters}]+(?:[A-Za-z]{1,8}[${letters}]+)*`, "gu");
const beyondLatin = /[^\x00-\u024f]/;
const other = new RegExp(`[${letters}]`, "gu");
/** A file of which more is in another script is written in both. */
const share = 0.01;

export const mixedScript = defineRule({
  id: "mixed-script",
  category: "wording",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "Words of another script stand in the middle of an English sentence.",
  why: "Half of the team cannot read them, and nobody can search for them. Only letters that touch Latin ones without a space are reported, in files that are nearly all in Latin letters: names and quotations stand apart.",
  noFix: "What the words say in the item's language only the author knows.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        `It lists ${"the goods and their prices ".repeat(40)}to⟦统计⟧ them.`,
      ].join("\n"),
      good: ["### US-001: Show the basket (购物车)", "**Story Points:** 5"].join("\n"),
    },
  ],
  reads: (_item, { file }) => [isInLatin(file)],
  *check({ at }, { file }) {
    const text = at.anchor.text.slice(at.start, at.end);
    if (!glued.test(text) || !isInLatin(file)) return;
    for (const found of text.matchAll(run)) {
      if (!glued.test(text.slice(Math.max(0, found.index - 1), found.index + found[0].length + 1))) continue;
      const start = at.start + found.index;
      yield {
        at: { ...at, start, end: start + found[0].length },
        message: say`Unexpected \`${found[0].slice(0, 24)}\` in another script, expected the words in the item's own language`,
      };
    }
  },
});

const othersIn = ({ text }: Anchor): number => (beyondLatin.test(text) ? (text.match(other)?.length ?? 0) : 0);
const sumOf = lazyFor((counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0));

function latinIn({ text }: Anchor): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at) | 32;
    if (letter >= 97 && letter <= 122) count++;
  }
  return count;
}

/** True for a file of which hardly a letter is in another script. */
export function isInLatin({ ofChunks }: FileIndex): boolean {
  const others = sumOf(ofChunks(othersIn));
  return others === 0 || others <= share * sumOf(ofChunks(latinIn));
}
