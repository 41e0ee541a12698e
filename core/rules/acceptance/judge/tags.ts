// The parts of speech that the judge tells apart, and the one each word has on its own: closed classes first, then known verb
// forms, then endings.
import { type VerbReading, verbReading } from "../../../text/english/verbs.ts";
import {
  auxiliaries,
  beForms,
  commonAdverbs,
  conjunctions,
  determiners,
  lookable,
  mild,
  modals,
  performance,
  prepositions,
  pronouns,
  quantifiers,
  quantity,
  subordinators,
  taste,
} from "../../../text/english/words.ts";
import type { Token } from "./tokens.ts";

export type Tag =
  | "noun"
  | "plural"
  | "thing"
  | "adjective"
  | "adverb"
  | "verb"
  | "participle"
  | "gerund"
  | "be"
  | "modal"
  | "auxiliary"
  | "determiner"
  | "quantifier"
  | "pronoun"
  | "preposition"
  | "to"
  | "conjunction"
  | "subordinator"
  | "number"
  | "compare"
  | "mark";

export interface Tagged extends Token {
  readonly tag: Tag;
  /** The verb this is a form of, where it is or could be one. */
  readonly verb: VerbReading | null;
}

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
  put(
    ["that", "when", "if", "while", "unless", "until", "once", "where", "because", "whether", "which", "who"],
    "subordinator",
  );
  put(determiners, "determiner");
  put(quantifiers, "quantifier");
  put(pronouns, "pronoun");
  put(prepositions, "preposition");
  put(subordinators, "subordinator");
  put(commonAdverbs, "adverb");
  return map;
})();

export interface Entry {
  readonly tag: Tag;
  readonly verb: VerbReading | null;
}

/** Words met so far. A backlog uses the same few thousand over and over; the bound only guards against garbage. */
const met = new Map<string, Entry>();
const mostRemembered = 20_000;

/** The tag of a token by itself, with the verb it could be a form of. */
export function tagOf({ kind, text, lower }: Token): Entry {
  return kind === "word" ? lookUp(text, lower) : { tag: tagOfKind(kind, text), verb: null };
}

function tagOfKind(kind: Token["kind"], text: string): Tag {
  if (kind === "number" || kind === "compare") return kind;
  if (kind === "mark") return text === "&" || text === "+" ? "conjunction" : "mark";
  return "thing";
}

function lookUp(text: string, lower: string): Entry {
  const known = met.get(text);
  if (known) return known;
  const entry: Entry = { tag: lexical(text, lower), verb: verbReading(lower) };
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
    if (verbReading(word) === null && !/(?:tion|ness|ity|ance|ence|cy|head|put)$/.test(word)) return "adjective";
  }
  if (/-\w+(?:ed|able|only|free|based|like|wide|level|ready|safe|scoped|driven)$/.test(word)) return "adjective";
  const verb = verbReading(word);
  if (verb) return verb.form === "past" ? "participle" : verb.form === "gerund" ? "gerund" : "verb";
  if (/ly$/.test(word) && word.length > 4) return "adverb";
  if (/(?:tion|sion|ment|ness|ity|ance|ence|ship|ism|er|or|age|ure)$/.test(word)) return "noun";
  if (!misleading.has(word) && /(?:able|ible|ful|less|ous|ive|ical|ic|al|ary)$/.test(word) && word.length > 4)
    return "adjective";
  if (plainAdjectives.has(word)) return "adjective";
  if (/ing$/.test(word) && word.length > 4) return "gerund";
  if (/(?:[^aeiou]ed|ied|ated|ized|ised)$/.test(word) && word.length > 4) return "participle";
  if (/[^sui]s$/.test(word) && word.length > 3 && text !== text.toUpperCase()) return "plural";
  return "noun";
}

/** Nouns that end like adjectives. */
const misleading = new Set(
  `approval portal total terminal modal signal goal removal retrieval arrival material tutorial interval credential rental proposal journal renewal referral withdrawal
 logic metric topic traffic music graphic clinic epic archive directive drive objective initiative narrative executive summary library dictionary binary boundary
 glossary salary diary table variable executable deliverable cable timetable vehicle api`.split(/\s+/),
);
const plainAdjectives = new Set(
  `different current recent urgent redundant compliant dependent independent persistent concurrent equivalent identical new old same full first last next previous
 native raw primary secondary bare dark light daily weekly monthly multi single double whole entire wrong broken blank fresh extra`.split(
    /\s+/,
  ),
);
