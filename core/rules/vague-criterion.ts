// The commonest defect: a word of judgement, or one that only says that all is fine, decides the criterion.
import * as z from "zod";
import { taste } from "../text/english/words.ts";
import type { Criterion } from "../model/item.ts";
import { written } from "../text/span.ts";
import { wordAt } from "../text/wordAt.ts";
import { judgedCriteria } from "./acceptance/judged.ts";
import { type Case, report } from "./acceptance/report.ts";
import { deleteWords, observation, rewrite } from "./acceptance/rewrite.ts";
import { readLanguage } from "./acceptance/surroundings.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";
import { type Message, say } from "../text/message.ts";

const options = z.object({
  accept: z
    .array(z.string())
    .default([])
    .describe("Words that mean something exact in this project and so are no judgement, in lower case."),
  add: z.array(z.string()).default([]).describe("Further words of judgement, reported wherever a criterion has them."),
});

export const vagueCriterion = defineRule<z.infer<typeof options>>({
  id: "vague-criterion",
  category: "acceptance",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A word of judgement decides an acceptance criterion.",
  why: '"Clear", "properly" and "works" are true for one tester and false for the next, so the item is accepted by whoever is less strict. A criterion that says what is seen, by whom and when, is decided the same way by everybody. A judgement word beside a number, a quoted text or a command is left alone.',
  options,
  examples: [
    {
      bad: ["### US-001: Pay by card", "**Acceptance Criteria:**", "- The payment form is ⟦intuitive⟧"].join("\n"),
      good: [
        "### US-001: Pay by card",
        "**Acceptance Criteria:**",
        '- The payment form shows "Card declined" when the bank refuses the card',
      ].join("\n"),
      fixed: [
        "### US-001: Pay by card",
        "**Acceptance Criteria:**",
        "- The payment form shows what is seen when this happens",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item, { file, options: { accept, add } }) {
    const told = new Set<Criterion>();
    yield* report(item, file, "vague-criterion", "warning", (about) => {
      told.add(about.criterion);
      if (about.word !== null && (accept.includes(about.word.toLowerCase()) || isInLabel(about))) return null;
      return {
        message: reasonFor(about),
        fixes: [
          rewrite(about.criterion, say`Say what is seen, and when`, observation(about.criterion)),
          ...fillerFix(about),
        ],
      };
    });
    for (const { criterion } of add.length === 0 ? [] : judgedCriteria(item))
      if (!told.has(criterion)) yield* ownWords(criterion, add);
  },
});

/** The first of the project's own words in a criterion. */
function* ownWords(criterion: Criterion, words: readonly string[]): Iterable<Finding> {
  for (const word of words) {
    const found = wordAt(written(criterion.at), word);
    if (found < 0) continue;
    const start = criterion.at.start + found;
    yield {
      at: { ...criterion.at, start, end: start + word.length },
      message: say`\`${word}\` is a matter of judgement, on which two testers would not agree; say what is seen when it passes`,
      fixes: [rewrite(criterion, say`Say what is seen, and when`, observation(criterion))],
    };
    return;
  }
}

function reasonFor({ word, evidence }: Case): Message {
  if (word === null || evidence === null)
    return say`The criterion names nothing to look at; say what is seen when it passes`;
  const group = evidence.name.split(":").slice(0, 2).join(":");
  if (group === "verb:unbounded" || group === "also:unbounded")
    return say`\`${word}\` does not say how much is enough; say what is seen when it passes`;
  if (/^(?:verb:fine|ends:fine|success|state:success)/.test(evidence.name))
    return say`\`${word}\` says that all is well, not how anybody would see it; say what is seen when it passes`;
  if (evidence.name.startsWith("quantity"))
    return say`\`${word}\` is an amount nobody has counted; write the number or the list itself`;
  if (evidence.name === "phrase:escape") return say`\`${word}\` lets every outcome pass; state the condition itself`;
  if (evidence.name.startsWith("phrase:") || evidence.name.startsWith("complement"))
    return say`Two testers would not agree on \`${word}\`; say what is seen when it passes`;
  return say`\`${word}\` is a matter of judgement, on which two testers would not agree; say what is seen when it passes`;
}

/** What an adjective stands before, and the verbs that say it of something. */
const described = /^ (?!(?:for|to|of|in|on|at|by|as|with|and|or|when|if|everywhere|enough)\b)[\p{L}`]/u;
const said = /\b(?:is|are|be|been|was|were|remains?|stays?|looks?|feels?|seems?)\s*$/i;

/** A word beside what is said can go, where the rest says it: "shows all errors clearly", "a modern list of orders". */
function fillerFix({ criterion, word, wordAt }: Case): readonly Fix[] {
  if (word === null || wordAt === null || /\s/.test(word)) return [];
  const { text } = criterion.at.anchor;
  const [before, after] = [text.slice(criterion.at.start, wordAt.start), text.slice(wordAt.end, criterion.at.end)];
  const isAdjective = taste.has(word.toLowerCase()) && described.test(after) && !said.test(before);
  // "A clear error" without its adjective asks for another article.
  const article = /\b(an?)\s*$/i.exec(before)?.[1];
  if (article !== undefined && /^an$/i.test(article) !== /^ [aeiou]/i.test(after)) return [];
  return before !== "" && (/ly$/i.test(word) || isAdjective) ? [deleteWords(wordAt, word)] : [];
}

/** "Advanced search: filters by date and price": the word belongs to a name, and the sentence comes after it. */
function isInLabel({ criterion: { text }, word }: Case): boolean {
  const colon = text.indexOf(":");
  return (
    word !== null &&
    colon > 0 &&
    colon < 50 &&
    text.indexOf(word) < colon &&
    text
      .slice(colon + 1)
      .trim()
      .split(/\s+/).length > 4
  );
}
