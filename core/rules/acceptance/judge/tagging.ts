// Says what part of speech each token plays: closed classes first, then known verb forms, then endings, then the neighbours.
import { verbReadings, nounFirst, verbFirst, type VerbReading } from "./lexicon/verbs.ts";
import {
  auxiliaries, beForms, commonAdverbs, conjunctions, determiners, lookable, modals, performance, prepositions, pronouns,
  quantifiers, quantity, subordinators, taste,
} from "./lexicon/words.ts";
import type { Token } from "./tokens.ts";

export type Tag =
  | "noun" | "plural" | "thing" | "adjective" | "adverb" | "verb" | "participle" | "gerund" | "be" | "modal" | "auxiliary"
  | "determiner" | "quantifier" | "pronoun" | "preposition" | "to" | "conjunction" | "subordinator" | "number" | "compare" | "mark";

export interface Tagged extends Token {
  readonly tag: Tag;
  /** The verb this is a form of, where it is or could be one. */
  readonly verb: VerbReading | null;
}

const nounLike = new Set<Tag>(["noun", "plural", "thing", "pronoun", "number"]);
const opensNounPhrase = new Set<Tag>(["determiner", "quantifier", "pronoun", "plural", "thing", "number"]);
const seldomVerb = new Set(nounFirst);
const commandAtStart = new Set(verbFirst);

const closed: ReadonlyMap<string, Tag> = (() => {
  const map = new Map<string, Tag>();
  const put = (words: Iterable<string>, tag: Tag): void => {
    for (const word of words) if (!map.has(word)) map.set(word, tag);
  };
  put(["to"], "to");
  put(beForms, "be");
  put(modals, "modal");
  put(auxiliaries, "auxiliary");
  put(conjunctions, "conjunction");
  put(["that", "when", "if", "while", "unless", "until", "once", "where", "because", "whether", "which", "who"], "subordinator");
  put(determiners, "determiner");
  put(quantifiers, "quantifier");
  put(pronouns, "pronoun");
  put(prepositions, "preposition");
  put(subordinators, "subordinator");
  put(commonAdverbs, "adverb");
  return map;
})();

/** The tag a word has on its own; "verb" and the like may still turn into nouns by their neighbours. */
function lexical(token: Token): Tag {
  switch (token.kind) {
    case "code": case "quote": case "path": case "name": return "thing";
    case "number": return "number";
    case "compare": return "compare";
    case "mark": return token.text === "&" || token.text === "+" ? "conjunction" : "mark";
    case "word": break;
  }
  const word = token.lower;
  const fixed = closed.get(word);
  if (fixed) return fixed;
  if (taste.has(word) || quantity.has(word) || performance.has(word) || lookable.has(word)) {
    if (word.endsWith("ly")) return "adverb";
    if (!verbReadings.has(word) && !/(?:tion|ness|ity|ance|ence|cy|head|put)$/.test(word)) return "adjective";
  }
  const verb = verbReadings.get(word);
  if (verb) return verb.form === "past" ? "participle" : verb.form === "gerund" ? "gerund" : "verb";
  if (/ly$/.test(word) && word.length > 4) return "adverb";
  if (/(?:tion|sion|ment|ness|ity|ance|ence|ship|ism|er|or|age|ure)$/.test(word)) return "noun";
  if (/(?:able|ible|ful|less|ous|ive|ical|ic|al|ary|ish|ent|ant)$/.test(word) && word.length > 4) return "adjective";
  if (/ing$/.test(word) && word.length > 4) return "gerund";
  if (/(?:[^aeiou]ed|ied|ated|ized|ised)$/.test(word) && word.length > 4) return "participle";
  if (/(?:[^su]s|[^aeiou]us|ses)$/.test(word) && word.length > 3 && token.text !== token.text.toUpperCase()) return "plural";
  return "noun";
}

/** Is a base form at the start of a clause a command ("Filter tasks by status") or the first noun of a phrase ("Filter panel")? */
function startsCommand(base: string, next: Tagged | undefined, afterNext: Tagged | undefined): boolean {
  if (!next) return false;
  if (opensNounPhrase.has(next.tag)) return next.tag !== "plural" || !seldomVerb.has(base) || commandAtStart.has(base);
  if (next.tag === "mark" || next.tag === "compare") return next.text === "/" && commandAtStart.has(base) && !seldomVerb.has(base);
  if (!seldomVerb.has(base)) return next.tag !== "be" && next.tag !== "modal";
  if (!commandAtStart.has(base)) return false;
  if (next.tag === "adjective") return true;
  if (next.tag === "noun" || next.tag === "gerund")
    return afterNext !== undefined && (afterNext.tag === "preposition" || afterNext.tag === "plural" || afterNext.tag === "to" || afterNext.tag === "conjunction");
  return next.tag === "conjunction" || next.tag === "preposition";
}

/** Tags every token. Linear; the second pass settles words that are verbs or nouns by what stands beside them. */
export function tagWords(tokens: readonly Token[]): readonly Tagged[] {
  const tagged: { -readonly [K in keyof Tagged]: Tagged[K] }[] = tokens.map((token) => ({
    ...token, tag: lexical(token), verb: token.kind === "word" ? (verbReadings.get(token.lower) ?? null) : null,
  }));
  let finite = false; // has this clause its verb yet?
  let clauseStart = true;
  for (let i = 0; i < tagged.length; i++) {
    const token = tagged[i];
    if (!token) continue;
    const before = tagged[i - 1];
    const next = tagged[i + 1];
    if (token.tag === "verb" && token.verb) token.tag = settle(token.verb, before, next, tagged[i + 2], clauseStart, finite);
    else if (token.tag === "participle" && next && (next.tag === "noun" || next.tag === "plural" || next.tag === "thing") && before?.tag !== "be" && !(before && nounLike.has(before.tag)))
      token.tag = "adjective";
    else if (token.tag === "gerund" && before && (before.tag === "determiner" || before.tag === "adjective")) token.tag = "noun";
    if (token.tag === "verb" || token.tag === "be" || token.tag === "modal") finite = true;
    const boundary = /^[.;:]$/.test(token.text) || token.tag === "subordinator" || /^[—–→⇒]$/.test(token.text) || token.text === "->";
    if (boundary) finite = false;
    clauseStart = boundary || (clauseStart && (token.tag === "adverb" || token.tag === "mark"));
  }
  return tagged;
}

function settle(
  verb: VerbReading, before: Tagged | undefined, next: Tagged | undefined, afterNext: Tagged | undefined,
  clauseStart: boolean, finite: boolean,
): Tag {
  const nominal: Tag = verb.form === "third" ? "plural" : "noun";
  if (before && (before.tag === "modal" || before.tag === "to" || before.lower === "not" || before.lower === "please")) return "verb";
  if (before && /^(?:does|do|did|doesn't|don't|didn't)$/.test(before.lower)) return "verb";
  if (verb.form === "base") {
    if (clauseStart) return startsCommand(verb.base, next, afterNext) ? "verb" : nominal;
    if (before?.tag === "plural" || before?.lower === "i" || before?.lower === "you" || before?.lower === "they" || before?.lower === "we")
      return !finite && !(next && (next.tag === "be" || next.tag === "modal" || next.tag === "verb")) && !(next?.tag === "noun" && seldomVerb.has(verb.base) && before.tag === "plural") ? "verb" : nominal;
    if (before?.tag === "conjunction" && finite && next && opensNounPhrase.has(next.tag)) return "verb";
    if (before?.tag === "adverb" && !finite && !seldomVerb.has(verb.base)) return "verb";
    if (before?.text === ")" && !finite && !seldomVerb.has(verb.base)) return "verb";
    return seldomVerb.has(verb.base) || before?.tag === "determiner" || before?.tag === "adjective" || before?.tag === "preposition" ? nominal : finite ? "noun" : "noun";
  }
  // Third person: "The page lists assets" against "unit tests", "two columns".
  if (next && (next.tag === "be" || next.tag === "modal" || next.tag === "verb")) return nominal;
  if (finite && before?.tag !== "conjunction" && before?.text !== ",") return nominal;
  if (!before || before.tag === "mark") {
    if (before?.text === ")" || before?.text === ",") return !finite || before.text === "," ? (next ? "verb" : nominal) : nominal;
    return next && (opensNounPhrase.has(next.tag) || next.tag === "noun" || next.tag === "adjective") && next.tag !== "pronoun" ? (seldomVerb.has(verb.base) && next.tag !== "determiner" ? (commandAtStart.has(verb.base) ? "verb" : nominal) : "verb") : seldomVerb.has(verb.base) ? nominal : next ? "verb" : nominal;
  }
  if (before.tag === "determiner" || before.tag === "adjective" || before.tag === "preposition" || before.tag === "quantifier" || before.tag === "number" || before.tag === "participle") return nominal;
  if (before.tag === "conjunction") return finite && next && next.tag !== "mark" ? "verb" : nominal;
  if (!next) return !seldomVerb.has(verb.base) || verb.base === "work" ? "verb" : nominal;
  if (next.tag === "determiner" || next.tag === "quantifier" || next.tag === "thing" || next.tag === "to" || next.tag === "adverb" || next.tag === "preposition" || next.tag === "pronoun" || next.tag === "number" || next.tag === "subordinator" || next.tag === "participle")
    return seldomVerb.has(verb.base) && (next.tag === "preposition" || next.tag === "participle" || next.tag === "thing") && !nounFirstYetVerb.has(verb.base) ? nominal : "verb";
  if (next.tag === "mark") return seldomVerb.has(verb.base) ? nominal : "verb";
  return seldomVerb.has(verb.base) && !nounFirstYetVerb.has(verb.base) ? nominal : "verb";
}

/** Of the words that are usually nouns, those that after a noun and before more words are usually verbs: "page lists assets". */
const nounFirstYetVerb = new Set(
  "list show match run display start stop work process trigger report update reset click support cover fail call load focus land link return handle hide move play open close drop exit map mark need point copy filter sort track upload download export import connect count lock notify select log name reference help expire sync request check".split(" "),
);
