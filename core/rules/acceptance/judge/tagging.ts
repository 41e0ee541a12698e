// Says what part of speech each token plays: closed classes first, then known verb forms, then endings, then the neighbours.
import { nounFirst, type VerbReading, verbFirst, verbReadings } from "./lexicon/verbs.ts";
import {
  auxiliaries, beForms, commonAdverbs, conjunctions, determiners, isNominalised, lookable, mild, modals, performance, prepositions, pronouns,
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

function tagOf(kind: Token["kind"], text: string): Tag {
  if (kind === "number" || kind === "compare") return kind;
  if (kind === "mark") return text === "&" || text === "+" ? "conjunction" : "mark";
  return "thing";
}

interface Entry {
  readonly tag: Tag;
  readonly verb: VerbReading | null;
}

/** Words met so far. A backlog uses the same few thousand over and over; the bound only guards against garbage. */
const met = new Map<string, Entry>();
const mostRemembered = 20_000;

function lookUp(text: string, lower: string): Entry {
  const known = met.get(text);
  if (known) return known;
  const entry: Entry = { tag: lexical(text, lower), verb: verbReadings.get(lower) ?? null };
  if (met.size >= mostRemembered) met.clear();
  met.set(text, entry);
  return entry;
}

/** The tag a word has on its own; "verb" and the like may still turn into nouns by their neighbours. */
function lexical(text: string, word: string): Tag {
  const fixed = closed.get(word);
  if (fixed) return fixed;
  if (taste.has(word) || mild.has(word) || quantity.has(word) || performance.has(word) || lookable.has(word)) {
    if (word.endsWith("ly")) return "adverb";
    if (!verbReadings.has(word) && !/(?:tion|ness|ity|ance|ence|cy|head|put)$/.test(word)) return "adjective";
  }
  if (/-\w+(?:ed|able|only|free|based|like|wide|level|ready|safe|scoped|driven)$/.test(word)) return "adjective";
  const verb = verbReadings.get(word);
  if (verb) return verb.form === "past" ? "participle" : verb.form === "gerund" ? "gerund" : "verb";
  if (/ly$/.test(word) && word.length > 4) return "adverb";
  if (/(?:tion|sion|ment|ness|ity|ance|ence|ship|ism|er|or|age|ure)$/.test(word)) return "noun";
  if (!misleading.has(word) && /(?:able|ible|ful|less|ous|ive|ical|ic|al|ary)$/.test(word) && word.length > 4) return "adjective";
  if (plainAdjectives.has(word)) return "adjective";
  if (/ing$/.test(word) && word.length > 4) return "gerund";
  if (/(?:[^aeiou]ed|ied|ated|ized|ised)$/.test(word) && word.length > 4) return "participle";
  if (/[^sui]s$/.test(word) && word.length > 3 && text !== text.toUpperCase()) return "plural";
  return "noun";
}

/** Tags every token. Linear; words that are verbs or nouns are settled by what stands beside them. */
export function tagWords(tokens: readonly Token[]): readonly Tagged[] {
  const tagged: Settling[] = [];
  for (const { kind, text, lower, start, end } of tokens) {
    const entry = kind === "word" ? lookUp(text, lower) : { tag: tagOf(kind, text), verb: null };
    tagged.push({ kind, text, lower, start, end, tag: entry.tag, verb: entry.verb });
  }
  let finite = false; // has this clause its verb yet?
  let clauseStart = true;
  for (let i = 0; i < tagged.length; i++) {
    const token = tagged[i];
    if (!token) continue;
    const before = tagged[i - 1];
    const next = tagged[i + 1];
    const isVerb = token.tag === "verb";
    if (isVerb && token.verb) {
      const sure = token.verb.form === "third" ? thirdPerson(token.verb.base, before, next, finite) : baseForm(token.verb.base, tagged, i, clauseStart, finite);
      if (sure < 0.5) token.tag = unchanging.has(token.lower) && before && isNominal(before) && (!next || next.tag === "to" || next.tag === "preposition") ? "participle" : token.verb.form === "third" ? "plural" : bothAdjective.has(token.lower) ? "adjective" : "noun";
    } else if (token.tag === "participle" && next && isNominal(next) && before?.tag !== "be" && before?.tag !== "auxiliary" && !(before && nounLike.has(before.tag)))
      token.tag = "adjective";
    else if (token.tag === "gerund" && before) {
      if (before.tag === "determiner" || before.tag === "adjective") token.tag = "noun";
      else if (isNominal(before) && !finite && resulting.has(token.lower) && (before.tag === "plural" || !next || next.tag === "preposition")) token.tag = "participle";
    }
    if (token.tag === "verb" || token.tag === "be" || token.tag === "modal") finite = true;
    const boundary = /^(?:[.;:—–→⇒]|->|=>)$/.test(token.text) || token.tag === "subordinator";
    if (boundary) finite = false;
    clauseStart = boundary || (clauseStart && (token.tag === "adverb" || (token.tag === "mark" && token.text !== "(")));
    if ((i === 0 && /^(?:given|when|then|and|but)$/.test(token.lower)) || (token.tag === "number" && before?.text === "#")) clauseStart = true;
  }
  return tagged;
}

type Settling = { -readonly [K in keyof Tagged]: Tagged[K] };

function isNominal(token: Tagged): boolean {
  return token.tag === "noun" || token.tag === "plural" || token.tag === "thing" || (token.tag === "verb" && token.verb !== null && seldomVerb.has(token.verb.base));
}

/** How likely is "lists" the verb of the clause rather than a plural? 0 to 1 and beyond. */
function thirdPerson(base: string, before: Tagged | undefined, next: Tagged | undefined, finite: boolean): number {
  let sure = seldomVerb.has(base) ? (oftenThird.has(base) ? 0.6 : 0.3) : 0.9;
  if (!before || before.tag === "mark") sure -= before?.text === ")" || before?.text === "," ? 0 : 0.1;
  else if (before.tag === "determiner" || before.tag === "preposition" || before.tag === "to" || (before.tag === "number" && seldomVerb.has(base))) return 0;
  else if (before.tag === "adjective" || before.tag === "quantifier" || before.tag === "participle") sure -= 0.45;
  else if (before.tag === "plural") sure -= 0.3;
  else if (before.tag === "noun" || before.tag === "thing" || before.tag === "pronoun") sure += 0.1;
  else if (before.tag === "conjunction") sure -= finite ? 0 : 0.3;
  if (!next) sure += standsAlone.has(base) ? 0.3 : seldomVerb.has(base) ? -0.3 : -0.1;
  else if (next.tag === "be" || next.tag === "modal" || next.tag === "auxiliary") return 0;
  else if (opensNounPhrase.has(next.tag) || next.tag === "to" || next.tag === "adverb") sure += 0.25;
  else if (next.tag === "subordinator" || next.tag === "compare") sure += 0.1;
  else if (next.tag === "adjective" || next.tag === "noun") sure += 0.1;
  else if (next.tag === "participle") sure -= 0.4;
  else if (next.text === ":" || next.text === "(" || next.text === "/") sure -= 0.3;
  if (finite && before?.tag !== "conjunction" && before?.text !== "," && before?.text !== ")") sure -= 0.6;
  return sure;
}

/** How likely is "filter" a command, or the verb of a plural subject, rather than a noun? */
function baseForm(base: string, tagged: readonly Tagged[], i: number, clauseStart: boolean, finite: boolean): number {
  let k = i - 1;
  while (k > 0 && tagged[k]?.tag === "adverb" && tagged[k]?.lower !== "not") k--;
  const before = tagged[k];
  const next = tagged[i + 1];
  const seldom = seldomVerb.has(base);
  if (before && (before.tag === "modal" || before.tag === "to" || /^(?:not|please|does|do|did|doesn't|don't|didn't)$/.test(before.lower))) return 1;
  if (next && (next.tag === "be" || next.tag === "modal" || next.tag === "auxiliary" || (base === "use" && next.lower.startsWith("case")))) return 0;
  if (clauseStart) return command(base, tagged, i, next);
  if (!before) return 0;
  if (/^(?:i|you|we|they|who)$/.test(before.lower)) return 1;
  if (before.tag === "determiner" || before.tag === "preposition" || before.tag === "gerund") return 0;
  if (before.tag === "plural" || before.text === ")") {
    if (finite) return 0.2;
    const sure = seldom ? (oftenThird.has(base) ? 0.55 : 0.2) : bothAdjective.has(base) ? 0.2 : 0.85;
    return next && (opensNounPhrase.has(next.tag) || next.tag === "adverb" || next.tag === "to") ? sure + 0.25 : next?.tag === "adjective" ? sure + 0.1 : next && isNominal(next) && next.tag === "noun" ? sure - 0.1 : sure;
  }
  if ((before.tag === "conjunction" || before.text === "," || before.text === "/") && finite) return next && (opensNounPhrase.has(next.tag) || before.text === "/") && !seldom ? 0.7 : commandAtStart.has(base) && next && opensNounPhrase.has(next.tag) ? 0.6 : 0.2;
  if (before.tag === "thing" && !finite && !seldom && !bothAdjective.has(base) && next) return next.tag === "noun" || next.tag === "plural" || next.tag === "adverb" || opensNounPhrase.has(next.tag) ? 0.6 : 0.3;
  if ((before.tag === "noun" || before.tag === "number") && !finite && !bothAdjective.has(base) && !unchanging.has(base) && next && tagged.slice(0, k).some((t) => t.tag === "conjunction") && (next.tag !== "noun" || !seldom))
    return seldom ? (oftenThird.has(base) && next.tag !== "noun" ? 0.5 : 0.2) : 0.6;
  if (before.tag === "adverb" && !finite) return seldom || bothAdjective.has(base) ? 0.2 : 0.7;
  return 0.1;
}

/** A base form that opens a clause: "Filter tasks by status" against "Filter panel", "Document upload endpoints". */
function command(base: string, tagged: readonly Tagged[], i: number, next: Tagged | undefined): number {
  const adjective = bothAdjective.has(base);
  let sure = adjective ? 0.3 : seldomVerb.has(base) ? (commandAtStart.has(base) ? 0.5 : 0.15) : commandAtStart.has(base) ? 0.8 : 0.9;
  if (!next) return sure - 0.6;
  if (next.tag === "participle" && !(tagged[i + 2] && isNominal(tagged[i + 2] as Tagged))) return 0;
  if (verbFollows(tagged, i)) sure -= 0.6;
  if (next.tag === "determiner" || next.tag === "quantifier" || next.tag === "pronoun") return sure + 0.45;
  if (next.tag === "thing" || next.tag === "number") return sure + 0.2;
  if (next.text === "/" || next.text === "," || next.tag === "conjunction") {
    const other = tagged[i + 2];
    return other?.verb?.form === "base" && !adjective ? (tagged[i + 3] ? sure + 0.2 : 0) - nominalEnd(tagged, i) : sure - 0.6;
  }
  if (next.tag === "mark" || next.tag === "compare") return 0;
  sure -= nominalEnd(tagged, i);
  if (next.tag === "plural") return sure + 0.25;
  if (next.tag === "adjective") return sure + 0.15;
  if (next.tag === "gerund") return sure - 0.3;
  if (next.tag === "preposition" || next.tag === "adverb") return sure - 0.1;
  const after = tagged[i + 2];
  return after && (after.tag === "preposition" || after.tag === "to" || after.tag === "subordinator" || after.tag === "plural") ? sure + 0.1 : sure;
}

/** Does a verb that can be nothing else follow in the same clause? Then a noun stands here: "Help content is reachable". */
function verbFollows(tagged: readonly Tagged[], i: number): boolean {
  for (let k = i + 1; k < tagged.length; k++) {
    const token = tagged[k];
    if (!token || token.tag === "subordinator" || token.tag === "conjunction" || token.text === "," || token.text === ":" || token.text === "(" || token.text === "." || token.text === ";") return false;
    if (token.tag === "be" || token.tag === "modal") return true;
    if (token.tag === "verb" && token.verb?.form === "third" && k > i + 0 && (!seldomVerb.has(token.verb.base) || oftenThird.has(token.verb.base)) && tagged[k + 1] !== undefined && tagged[k - 1]?.tag !== "determiner" && tagged[k - 1]?.tag !== "adjective" && tagged[k - 1]?.tag !== "preposition" && (k > i + 1 || seldomVerb.has(tagged[i]?.verb?.base ?? ""))) return true;
    if (token.tag === "participle" && k === tagged.length - 1 && k > i + 1) return true;
  }
  return false;
}

/** A short phrase without little words that ends in the name of an activity is that name: "Document status tracking". */
function nominalEnd(tagged: readonly Tagged[], i: number): number {
  let last: Tagged | undefined;
  let words = 0;
  for (let k = i + 1; k < tagged.length; k++) {
    const token = tagged[k];
    if (!token || token.text === "(" || token.tag === "preposition") break;
    if (token.tag === "determiner" || token.tag === "quantifier") return 0;
    if (token.tag === "mark") continue;
    last = token;
    words++;
  }
  return last && ((isNominalised(last.lower) && (words > 1 || /(?:tion|ance|ence|ness|ility)$/.test(last.lower))) || /^(?:logic|actions?|mechanisms?|flow|endpoints?|tests?|option|options|status|states?|support|page|screen|form|button|system|feature|features)$/.test(last.lower)) ? 0.3 : 0;
}

/** Nouns that end like adjectives. */
const misleading = new Set(
  `approval portal total terminal modal signal goal removal retrieval arrival material tutorial interval credential rental proposal journal renewal referral withdrawal
 logic metric topic traffic music graphic clinic epic archive directive drive objective initiative narrative executive summary library dictionary binary boundary
 glossary salary diary table variable executable deliverable cable timetable vehicle api`.split(/\s+/),
);
const plainAdjectives = new Set(
  `different current recent urgent redundant compliant dependent independent persistent concurrent equivalent identical new old same full first last next previous
 native raw primary secondary bare dark light daily weekly monthly multi single double whole entire wrong broken blank fresh extra`.split(/\s+/),
);
/** Gerunds that state a result after a plural: "all tests passing". */
const resulting = new Set("passing failing running working missing loading rendering compiling displaying showing updating remaining returning succeeding".split(" "));

/** Of the words that are usually nouns, those that after a subject are usually verbs: "the page lists assets". */
const oftenThird = new Set(
  `list show match run display start stop work process trigger report update reset click support cover fail pass use call load focus land link return handle hide move
 play open close drop exit mark need point copy filter sort track upload download export import connect count lock notify select log name reference help
 expire sync request check jump walk signal push pull cost sell offer ship score form host force drive repeat read write stream flow record retry produce
 receive see remain live map group limit guard face trust mix mount split crash`.split(/\s+/),
);
/** Of those, the ones that need no object: "the build passes". */
const standsAlone = new Set("work pass fail run load open close start stop expire exit play crash jump move".split(" "));
/** Verbs whose participle is their base form: "font set to Inter". */
const unchanging = new Set("set put reset split cut hit".split(" "));
/** Base forms that are adjectives as well. */
const bothAdjective = new Set("open complete clear secure empty clean correct present live separate free own fit slow smooth mature closed public perfect ready lock-free direct round flat equal blank mute parallel idle".split(" "));
