// Words of judgement outside the criteria: nothing fails by them, so it is a matter of style, and off unless asked for.
import * as z from "zod";
import type { Item, Value } from "../model/item.ts";
import { isEnglish } from "../text/english/language.ts";
import { taste } from "../text/english/words.ts";
import { deleteWords } from "./acceptance/rewrite.ts";
import { isForeign, readLanguage } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  accept: z.array(z.string()).default([]).describe("Words that mean something exact in this project, in lower case."),
  add: z.array(z.string()).default([]).describe("Further words to report, in lower case."),
});

export const vagueTerm = defineRule<z.infer<typeof options>>({
  id: "vague-term",
  category: "wording",
  severity: "hint",
  on: false,
  since: "0.1.0",
  scope: "item",
  summary: "A word of judgement stands in a title or a story.",
  why: 'Outside the criteria "intelligent" and "seamless" decide nothing, but they hide what is meant: whoever plans the item imagines more than whoever asked for it. The word goes, or makes room for what it stands for.',
  options,
  examples: [
    {
      bad: "### US-001: Add ⟦intelligent⟧ caching\n**Points:** 5",
      good: "### US-001: Keep search results for ten minutes\n**Points:** 5",
      fixed: "### US-001: Add caching\n**Points:** 5",
    },
  ],
  reads: readLanguage,
  *check(item, { file, options: { accept, add } }) {
    if (isForeign(file)) return;
    const extra = new Set(add);
    for (const { value, at } of textsOf(item)) {
      if (!isEnglish(value)) continue;
      for (const { 0: word, index } of value.matchAll(/(?<![\p{L}\d`-])[\p{L}]+(?:-\p{L}+)*(?![\p{L}\d`-])/gu)) {
        const lower = word.toLowerCase();
        if (accept.includes(lower) || !(vague.has(lower) || extra.has(lower)) || isDecided(value, index, word))
          continue;
        // Markup between the words: the offset would point beside it.
        if (at.anchor.text.slice(at.start + index, at.start + index + word.length) !== word) continue;
        const start = at.start + index;
        const where = { ...at, start, end: start + word.length };
        yield {
          at: where,
          message: say`\`${word}\` says how somebody feels about it, not what it does; name what it stands for`,
          // What is said of something cannot simply go: "is readable".
          fixes: /^\s+[\p{L}`]/u.test(value.slice(index + word.length)) ? [deleteWords(where, word)] : [],
        };
      }
    }
  },
});

/** Words of taste that in titles nearly always name a kind of thing ("advanced search", "enterprise edition") are left out. */
const vague: ReadonlySet<string> = new Set(
  [...taste].filter(
    (word) =>
      !/^(?:clear|fun|fair|enterprise|functional|working|healthy|operational|better|best|great|good|proper|safe|graceful|neutral|familiar|aesthetic|inclusive|resilient)$/.test(
        word,
      ),
  ),
);

function textsOf({ title, story }: Item): readonly Pick<Value<string>, "value" | "at">[] {
  return [title, story?.goal ?? null].filter((value) => value !== null);
}

/** A measure or an example beside the word says what it stands for. */
function isDecided(text: string, index: number, word: string): boolean {
  return /^[^.;]{0,40}(?:\d|"|`|\()/.test(text.slice(index + word.length));
}
