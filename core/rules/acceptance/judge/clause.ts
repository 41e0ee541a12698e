// Finds the sentence in a criterion: what is said (predicate), of what (subject), and in which shape.
import type { Tagged } from "./tags.ts";

export type Shape =
  /** "Show the total", "Filter tasks by status" */
  | "command"
  /** "The page lists assets" */
  | "clause"
  /** "Users can delete a file" */
  | "modal"
  /** "The row is removed from the list" */
  | "passive"
  /** "The button is disabled" */
  | "state"
  /** "The banner is a link", "Is there a legend" */
  | "being"
  /** "Room dependencies added" */
  | "reduced-passive"
  /** "URLs live and accessible" */
  | "reduced-state"
  /** "No hardcoded colours" */
  | "negative-phrase"
  /** "Columns: ID, Title, Status" */
  | "labelled-list"
  /** "Error handling" */
  | "noun-phrase";

export interface Clause {
  readonly shape: Shape;
  readonly tokens: readonly Tagged[];
  /** Where the criterion's own words start, after step words, numbering and a short label; index into tokens. */
  readonly from: number;
  /** Index of the deciding verb, participle or adjective; -1 in a phrase without one. */
  readonly predicate: number;
  /** The words before a colon, when it introduces the rest: "Performance: ..." */
  readonly label: readonly Tagged[];
  /** A leading "When ..., " or "After ...," stands before the clause, or a condition follows it. */
  readonly conditioned: boolean;
}

const stepWord = /^(?:given|when|then|and|but)$/;
const conditionWord = /^(?:when|if|while|unless|until|once|whenever|after|before|upon|where|during|on)$/;

/** Index after numbering ("AC1:", "1."), bullets, ticks and the step words of Gherkin. */
function skipLead(tokens: readonly Tagged[]): number {
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i];
    if (!token) break;
    const next = tokens[i + 1];
    if (token.tag === "mark" && token.text !== "(") i++;
    else if (token.tag === "number" && tokens[i - 1]?.text === "#") i++;
    else if (/^(?:given|when)$/.test(token.lower) && thenAfter(tokens, i) > i) i = thenAfter(tokens, i);
    else if (/^(?:ac|r|req)[-_]?\d[\d.]*$/i.test(token.text) || (token.tag === "number" && next?.text === ".")) i++;
    else if (token.kind === "word" && /^(?:then|and|but|given)$/.test(token.lower) && next && next.text !== ":") i++;
    else break;
  }
  return i;
}

/** Index after the last "Then" of a whole scenario in one line, or -1. */
function thenAfter(tokens: readonly Tagged[], from: number): number {
  const then = tokens.findLastIndex((token, i) => i > from && token.lower === "then");
  return then < 0 || then === tokens.length - 1 ? -1 : then + 1;
}

function labelEnd(tokens: readonly Tagged[], from: number): number {
  for (let i = from; i < Math.min(tokens.length, from + 7); i++) {
    const token = tokens[i];
    if (!token) return -1;
    if (token.text === ":" || (token.text === "—" && i - from <= 4)) return i > from ? i : -1;
    if (
      token.tag === "be" ||
      token.tag === "modal" ||
      token.text === "," ||
      token.text === "." ||
      (token.tag === "verb" && i > from)
    )
      return -1;
  }
  return -1;
}

/** The end of a leading condition ("When clicked, ..."), or `from` when there is none. */
function afterCondition(tokens: readonly Tagged[], from: number): number {
  const first = tokens[from];
  if (
    !first ||
    !(conditionWord.test(first.lower) || first.lower === "for" || first.lower === "given" || first.lower === "upon")
  )
    return from;
  let depth = 0;
  for (let i = from + 1; i < tokens.length - 1; i++) {
    const text = tokens[i]?.text;
    if (text === "(") depth++;
    else if (text === ")") depth--;
    else if (depth === 0 && (text === "," || text === "→" || text === "->")) return i + 1;
  }
  return from;
}

function isAttribute(tokens: readonly Tagged[], i: number): boolean {
  const next = tokens[i + 1];
  return (
    next !== undefined &&
    (next.tag === "noun" ||
      next.tag === "plural" ||
      next.tag === "gerund" ||
      next.tag === "adjective" ||
      (next.tag === "thing" && next.start - (tokens[i]?.end ?? 0) <= 1))
  );
}

/** Finds the main clause. Total; an empty list is a noun phrase of nothing. */
export function findClause(tokens: readonly Tagged[]): Clause {
  const lead = skipLead(tokens);
  const colon = labelEnd(tokens, lead);
  if (colon > lead + 1) {
    // "Accept relative paths: ./a, ./b": the sentence stands before the colon, its list after it.
    const introduced = findClause(tokens.slice(0, colon));
    if (introduced.predicate >= 0 && introduced.shape !== "reduced-state") return { ...introduced, tokens };
  }
  const label = colon >= 0 ? tokens.slice(lead, colon) : [];
  const unlabelled = colon >= 0 && colon + 1 < tokens.length ? colon + 1 : lead;
  let start = unlabelled;
  while (tokens[start]?.tag === "mark" && tokens[start]?.text !== "(") start++;
  const from = afterCondition(tokens, start);
  const conditioned =
    from > start ||
    tokens
      .slice(from + 1)
      .some((t) =>
        t.tag === "subordinator"
          ? t.lower !== "that" && t.lower !== "which" && t.lower !== "who"
          : t.lower === "after" || t.lower === "before" || t.lower === "upon",
      );
  const made = (shape: Shape, predicate: number): Clause => ({ shape, tokens, from, predicate, label, conditioned });

  let depth = 0;
  let subject = false;
  let participle = -1;
  let adjective = -1;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    if (token.text === "(" || token.text === "[") depth++;
    else if (token.text === ")" || token.text === "]") depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (token.tag === "subordinator" && i > from && subject) break;
    if (
      (token.text === "." || token.text === ";" || token.text === "—" || token.text === "→" || token.text === "->") &&
      subject &&
      i > from + 1
    ) {
      if (participle >= 0 || adjective >= 0) break;
      continue;
    }
    if (token.tag === "modal") return made("modal", nextVerb(tokens, i + 1));
    if (token.tag === "auxiliary" && (tokens[i + 1]?.tag === "verb" || tokens[i + 1]?.tag === "participle"))
      return made("clause", i + 1);
    if (token.tag === "auxiliary" && subject) return made("clause", i);
    if (token.tag === "be") return being(tokens, i, made);
    if (token.tag === "verb") {
      if (token.verb?.form === "base" && !subject && i - from <= 1) return made("command", i);
      return made("clause", i);
    }
    if (token.tag === "participle" && participle < 0 && subject && !isAttribute(tokens, i)) participle = i;
    if (token.tag === "participle" && participle < 0 && !subject && !isAttribute(tokens, i) && i === from)
      participle = i;
    if (token.tag === "adjective" && adjective < 0 && subject && !isAttribute(tokens, i)) adjective = i;
    if (
      token.tag === "noun" ||
      token.tag === "plural" ||
      token.tag === "thing" ||
      token.tag === "pronoun" ||
      token.tag === "gerund"
    )
      subject = true;
  }
  if (participle >= 0) return made("reduced-passive", participle);
  if (adjective >= 0) return made("reduced-state", adjective);
  const first = tokens[from];
  if (first && /^(?:no|zero|without|never|not)$/.test(first.lower)) return made("negative-phrase", -1);
  if (first && first.tag === "adjective" && !isAttribute(tokens, from)) return made("reduced-state", from);
  const listed = tokens.slice(unlabelled);
  if (label.length > 0 && listed.filter((t) => t.text === "," || t.text === "/" || t.text === "=").length > 0)
    return made("labelled-list", -1);
  return made("noun-phrase", -1);
}

function nextVerb(tokens: readonly Tagged[], from: number): number {
  for (let i = from; i < Math.min(tokens.length, from + 4); i++) {
    const token = tokens[i];
    if (token && (token.tag === "verb" || token.tag === "be" || token.verb !== null)) {
      if (token.tag === "be") {
        const next = tokens[i + 1];
        return next && (next.tag === "participle" || next.tag === "adjective") ? i + 1 : i;
      }
      return i;
    }
  }
  return Math.min(from, tokens.length - 1);
}

function being(tokens: readonly Tagged[], at: number, made: (shape: Shape, predicate: number) => Clause): Clause {
  for (let i = at + 1; i < Math.min(tokens.length, at + 5); i++) {
    const token = tokens[i];
    if (!token) break;
    if (token.tag === "participle" || (token.verb?.form === "past" && !isAttribute(tokens, i)))
      return made("passive", i);
    if (token.tag === "gerund") return made("clause", i);
    if (token.tag === "adjective") return made("state", i);
    if (token.tag === "adverb" || token.lower === "not") continue;
    break;
  }
  return made("being", at);
}

/** Is this a step of a scenario ("And I receive ...")? Such a line leans on the lines before it. */
export function startsWithStep(tokens: readonly Tagged[]): boolean {
  const first = tokens[0];
  return first !== undefined && stepWord.test(first.lower) && tokens.length > 1 && tokens[1]?.text !== ":";
}
