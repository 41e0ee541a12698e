// Says what part of speech each token of a criterion plays: its own tag, settled by its neighbours.
import { type Tag, type Tagged, tagOf } from "./tags.ts";
import type { Token } from "./tokens.ts";
import { baseForm, bothAdjective, isNominal, thirdPerson, unchanging } from "./verbOrNoun.ts";

const nounLike = new Set<Tag>(["noun", "plural", "thing", "pronoun", "number"]);
/** Gerunds that state a result after a plural: "all tests passing". */
const resulting = new Set(
  "passing failing running working missing loading rendering compiling displaying showing updating remaining returning succeeding".split(
    " ",
  ),
);

const mayBeDescribed = new Set<Tag>(["noun", "plural", "thing", "gerund", "adjective", "verb", "participle", "number"]);

type Settling = { -readonly [K in keyof Tagged]: Tagged[K] };

/** Tags every token. Linear; words that are verbs or nouns are settled by what stands beside them. */
export function tagWords(tokens: readonly Token[]): readonly Tagged[] {
  const tagged: Settling[] = [];
  for (const token of tokens) {
    const { kind, text, lower, start, end } = token;
    const { tag, verb } = tagOf(token);
    tagged.push({ kind, text, lower, start, end, tag, verb });
  }
  let finite = false; // has this clause its verb yet?
  let clauseStart = true;
  // "If the card is declined, ...": the comma after the condition's verb begins the clause that counts.
  let condition = opensCondition(tagged);
  let depth = 0;
  for (let i = 0; i < tagged.length; i++) {
    const token = tagged[i];
    if (!token) continue;
    const before = tagged[i - 1];
    const next = tagged[i + 1];
    const isVerb = token.tag === "verb";
    if (isVerb && token.verb) {
      const sure =
        token.verb.form === "third"
          ? thirdPerson(token.verb.base, beforeAdverbs(tagged, i), next, tagged[i + 2], finite)
          : baseForm(token.verb.base, tagged, i, clauseStart, finite);
      if (sure < 0.5)
        token.tag =
          unchanging.has(token.lower) &&
          before &&
          isNominal(before) &&
          (!next || next.tag === "to" || next.tag === "preposition")
            ? "participle"
            : token.verb.form === "third"
              ? "plural"
              : bothAdjective.has(token.lower)
                ? "adjective"
                : "noun";
    } else if (
      token.tag === "participle" &&
      next &&
      isNominal(next) &&
      before?.tag !== "be" &&
      before?.tag !== "auxiliary" &&
      !(before && nounLike.has(before.tag))
    )
      token.tag = "adjective";
    // "per key", "in full": what a preposition leads to and nothing follows is a noun.
    else if (token.tag === "adjective" && before?.tag === "preposition" && !(next && mayBeDescribed.has(next.tag)))
      token.tag = "noun";
    else if (token.tag === "gerund" && before) {
      if (before.tag === "determiner" || before.tag === "adjective") token.tag = "noun";
      else if (
        isNominal(before) &&
        !finite &&
        resulting.has(token.lower) &&
        (before.tag === "plural" || !next || next.tag === "preposition")
      )
        token.tag = "participle";
    }
    if (token.tag === "verb" || token.tag === "be" || token.tag === "modal") finite = true;
    if (token.text === "(") depth++;
    else if (token.text === ")") depth--;
    const consequence = condition && finite && depth === 0 && token.text === ",";
    if (consequence) condition = false;
    const boundary =
      consequence || /^(?:[.;:—–→⇒]|->|=>)$/.test(token.text) || token.tag === "subordinator" || token.lower === "then";
    if (boundary) finite = false;
    clauseStart = boundary || (clauseStart && (token.tag === "adverb" || (token.tag === "mark" && token.text !== "(")));
    if (
      (i === 0 && /^(?:given|when|then|and|but)$/.test(token.lower)) ||
      (token.tag === "number" && before?.text === "#")
    )
      clauseStart = true;
  }
  return tagged;
}

/** Whether the first word, step words left out, is an "if" or the like. */
function opensCondition(tagged: readonly Tagged[]): boolean {
  const first = tagged.find(({ kind, lower }) => kind === "word" && !/^(?:given|then|and|but)$/.test(lower));
  return first?.tag === "subordinator";
}

/** What stands before a word, adverbs left out: "the link only appears". */
function beforeAdverbs(tagged: readonly Tagged[], i: number): Tagged | undefined {
  let k = i - 1;
  while (k > 0 && (tagged[k]?.tag === "adverb" || tagged[k]?.lower === "only")) k--;
  return tagged[k];
}
