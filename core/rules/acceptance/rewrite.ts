// The rewrites that the acceptance rules offer: the author's own subject in a sentence that can be decided, with tab stops where
// a fact is missing. A number is never invented.
import type { Criterion } from "../../model/item.ts";
import { literal, tabStop } from "../../text/snippet.ts";
import type { Place } from "../../text/span.ts";
import type { Fix } from "../rule.ts";
import { findClause } from "./judge/clause.ts";
import { judge } from "./judge/judge.ts";
import { tagWords } from "./judge/tagging.ts";
import { tokenize } from "./judge/tokens.ts";
import { wholePlace } from "./written.ts";
import { type Message, say } from "../../text/message.ts";

/** What the criterion is about, in the author's words; the whole text where it has no verb. */
export function subjectOf(text: string): string {
  const tokens = tagWords(tokenize(text));
  const { from, predicate, shape } = findClause(tokens);
  const first = tokens[from];
  if (!first) return "";
  let end = predicate > from ? predicate : tokens.length;
  // The verb's own helpers do not belong to the subject: "is clearly", "can be".
  while (end > from + 1 && /^(?:be|modal|auxiliary|adverb)$/.test(tokens[end - 1]?.tag ?? "")) end--;
  const last = tokens[end - 1] ?? first;
  const subject = text.slice(first.start, last.end).replace(/[\s.:;,]+$/, "");
  return shape === "command" ? "" : subject;
}

/** Replaces the whole criterion by a snippet. */
export function rewrite(criterion: Criterion, title: Message, snippet: string): Fix {
  return { title, edits: [{ at: wholePlace(criterion), text: snippet, snippet: true }], safety: "review" };
}

/** Takes out words, with the space before them. */
export function deleteWords(at: Place, words: string): Fix {
  const before = /[\s,]*$/.exec(at.anchor.text.slice(0, at.start))?.[0].length ?? 0;
  return {
    title: say`Delete \`${words}\``,
    edits: [{ at: { ...at, start: at.start - before }, text: "" }],
    safety: "review",
  };
}

/** "The list shows <what is seen> when <this happens>". */
export function observation({ text }: Criterion): string {
  return `${about(text, "The page")} shows ${tabStop(2, "what is seen")} when ${tabStop(3, "this happens")}`;
}

/** A tab stop that starts out with the criterion's own subject, unless it is the subject that nobody can decide. */
export function about(text: string, otherwise: string): string {
  const subject = subjectOf(text);
  const isSound = subject !== "" && judge(`${subject} shows what is seen when this happens`, {}).reason === null;
  return tabStop(1, isSound ? subject : otherwise);
}

/** The criterion's own words as they are, without the full stop. */
export function ownWords(text: string): string {
  return literal(text.replace(/[\s.:;,]+$/, ""));
}
