// Only where each half is a sentence of its own: words joined inside one sentence are one observation.
import type { Criterion, Item } from "../model/item.ts";
import { judgedCriteria } from "./acceptance/judged.ts";
import { findClause } from "./acceptance/judge/clause.ts";
import { tagWords } from "./acceptance/judge/tagging.ts";
import type { Tagged } from "./acceptance/judge/tags.ts";
import { tokenize } from "./acceptance/judge/tokens.ts";
import { isEnglish } from "./acceptance/judge/language.ts";
import { readLanguage, isForeign } from "./acceptance/surroundings.ts";
import { wholePlace } from "./acceptance/written.ts";
import { bulletOf } from "./fixes/bulletOf.ts";
import { defineRule, type Fix } from "./rule.ts";

export const compoundCriterion = defineRule({
  id: "compound-criterion",
  category: "acceptance",
  severity: "hint",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "One criterion holds two checks.",
  why: "When one half passes and the other fails, the box can be neither ticked nor left open, and the report does not say which half it was. One check a line is read, tested and ticked by itself.",
  examples: [
    {
      bad: [
        "### US-001: Pay by card",
        "**Acceptance Criteria:**",
        "- The order is stored as paid ⟦and⟧ the buyer receives a receipt",
      ].join("\n"),
      good: [
        "### US-001: Pay by card",
        "**Acceptance Criteria:**",
        "- The order is stored as paid",
        "- The buyer receives a receipt with the amount and the tax",
      ].join("\n"),
      fixed: [
        "### US-001: Pay by card",
        "**Acceptance Criteria:**",
        "- The order is stored as paid",
        "- The buyer receives a receipt",
      ].join("\n"),
    },
  ],
  reads: readLanguage,
  *check(item: Item, { file }) {
    if (isForeign(file)) return;
    for (const { criterion, text } of judgedCriteria(item)) {
      const joint = isEnglish(text) ? jointOf(text) : null;
      const whole = wholePlace(criterion);
      // Where the text carries markup the joint cannot be told apart by its offset.
      const offset = joint === null ? -1 : whole.anchor.text.slice(whole.start, whole.end).indexOf(text);
      if (joint === null || offset < 0) continue;
      const start = whole.start + offset + joint.start;
      const at = { ...whole, start, end: start + joint.word.length };
      yield {
        at,
        message: "Unexpected second check in one criterion, expected a criterion of its own",
        fixes: splitAt(criterion, at, joint.next),
      };
    }
  },
});

/** Where a second sentence is joined to the first; `next` is how far behind the joint its first word starts. */
interface Joint {
  readonly start: number;
  readonly word: string;
  readonly next: number;
}

function jointOf(text: string): Joint | null {
  const tokens = tagWords(tokenize(text));
  const { from, predicate, shape } = findClause(tokens);
  if (predicate <= from || shape === "command") return null;
  let depth = 0;
  for (let index = predicate + 1; index < tokens.length - 2; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    if (/^[([]$/.test(token.text)) depth++;
    else if (/^[)\]]$/.test(token.text)) depth--;
    // What follows a condition may belong to it.
    if (token.tag === "subordinator") return null;
    if (depth !== 0 || !(token.lower === "and" || token.text === ";")) continue;
    const after = tokens[index + 1];
    if (after !== undefined && isSentence(text.slice(after.start)))
      return { start: token.start, word: token.text, next: after.start - token.end };
  }
  return null;
}

const subjects: ReadonlySet<Tagged["tag"]> = new Set(["noun", "plural", "thing", "pronoun"]);
const shapes: ReadonlySet<string> = new Set(["clause", "modal", "passive", "state"]);

/** A subject with a verb of its own right behind it, as "the buyer receives a receipt". */
function isSentence(text: string): boolean {
  const tokens = tagWords(tokenize(text));
  const { from, predicate, shape } = findClause(tokens);
  const first = tokens[from];
  if (first === undefined || from > 0 || !shapes.has(shape) || predicate <= from) return false;
  if (!["determiner", "quantifier", ...subjects].includes(first.tag)) return false;
  return tokens.slice(from, predicate).some(({ tag }) => subjects.has(tag));
}

/** A line of its own for the second half, where the criterion is a line of its own. */
function splitAt(criterion: Criterion, joint: Criterion["at"], next: number): readonly Fix[] {
  const bullet = bulletOf(criterion.at);
  if (bullet === null) return [];
  const { text } = joint.anchor;
  const before = /[\s,]*$/.exec(text.slice(0, joint.start))?.[0].length ?? 0;
  const end = joint.end + next + 1;
  const at = { ...joint, start: joint.start - before, end };
  // After a step word the sentence goes on.
  const first = text.slice(end - 1, end);
  const capital = /\bAnd\W*$/.test(bullet) ? first : first.toUpperCase();
  return [{ title: "Split into two criteria", edits: [{ at, text: `${bullet}${capital}` }], safety: "review" }];
}
