// Only where each half is a sentence of its own: words joined inside one sentence are one observation.
import type { Criterion, Item } from "../model/item.ts";
import { judgeCriterion, judgedCriteria } from "./acceptance/judged.ts";
import { findClause } from "./acceptance/judge/clause.ts";
import { tagWords } from "./acceptance/judge/tagging.ts";
import type { Tagged } from "./acceptance/judge/tags.ts";
import { tokenize } from "./acceptance/judge/tokens.ts";
import { isEnglish } from "../text/english/language.ts";
import { readLanguage, isForeign } from "./acceptance/surroundings.ts";
import { wholePlace } from "./acceptance/written.ts";
import { type Place, type Span, written } from "../text/span.ts";
import { bulletOf } from "./fixes/bulletOf.ts";
import { defineRule, type Edit, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

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
      const joints = isEnglish(text) ? jointsIn(text) : [];
      const [joint] = joints;
      const whole = wholePlace(criterion);
      // Where the text carries markup the joint cannot be told apart by its offset.
      const offset = joint === undefined ? -1 : written(whole).indexOf(text);
      if (joint === undefined || offset < 0) continue;
      const from = whole.start + offset;
      yield {
        at: { ...whole, start: from + joint.start, end: from + joint.end },
        message: say`Unexpected second check in one criterion, expected a criterion of its own`,
        fixes: partsOf(text, joints).every((part) => isSound(part, criterion, item))
          ? splitAt(criterion, { ...whole, start: from }, joints)
          : [],
      };
    }
  },
});

/** Where a further sentence is joined to what stands before it, as offsets in the text, and where its first word starts. */
interface Joint extends Span {
  readonly next: number;
}

/** All joints of a text, one after the other: what stands behind the first may be joined itself. */
function jointsIn(text: string): readonly Joint[] {
  const joints: Joint[] = [];
  for (let from = 0; ; ) {
    const joint = jointOf(text.slice(from));
    if (joint === null) return joints;
    joints.push({ start: from + joint.start, end: from + joint.end, next: from + joint.next });
    from += joint.next;
  }
}

/** The sentences between the joints. */
function partsOf(text: string, joints: readonly Joint[]): readonly string[] {
  const starts = [0, ...joints.map(({ next }) => next)];
  return starts.map((start, index) => text.slice(start, joints[index]?.start).replace(/[\s,]+$/, ""));
}

/** A part that nobody can decide by itself is better left in its sentence. */
function isSound(text: string, criterion: Criterion, item: Item): boolean {
  return judgeCriterion({ ...criterion, at: { ...criterion.at, end: criterion.at.start }, text }, item).reason === null;
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
      return { start: token.start, end: token.end, next: after.start };
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

/** A line of its own for each further sentence, where the criterion is a line of its own. `text` is where its words start. */
function splitAt(criterion: Criterion, text: Place, joints: readonly Joint[]): readonly Fix[] {
  let bullet = bulletOf(criterion.at);
  const edits: Edit[] = [];
  for (const { start, next } of joints) {
    if (bullet === null) return [];
    const before = /[\s,]*$/.exec(text.anchor.text.slice(0, text.start + start))?.[0].length ?? 0;
    const at = { ...text, start: text.start + start - before, end: text.start + next + 1 };
    const first = written(at).slice(-1);
    // After a step word the sentence goes on.
    const capital = /\bAnd\W*$/.test(bullet) ? first : first.toUpperCase();
    edits.push({ at, text: `${bullet}${capital}` });
    bullet = bullet.replace(/\d+(?=[.)])/, (number) => String(Number(number) + 1));
  }
  const title = joints.length === 1 ? say`Split into two criteria` : say`Split into ${joints.length + 1} criteria`;
  return [{ title, edits, safety: "review" }];
}
