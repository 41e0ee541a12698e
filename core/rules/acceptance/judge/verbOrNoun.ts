// Verb or noun? "The page lists assets", "two lists"; "Filter tasks by status", "Filter panel". Settled by what stands beside.
import { nounFirst, verbFirst } from "../../../text/english/verbs.ts";
import { isNominalised } from "../../../text/english/words.ts";
import type { Tag, Tagged } from "./tags.ts";

const opensNounPhrase = new Set<Tag>(["determiner", "quantifier", "pronoun", "plural", "thing", "number"]);
const seldomVerb = new Set(nounFirst);
const commandAtStart = new Set(verbFirst);

/** Can this stand as a noun? */
export function isNominal(token: Tagged): boolean {
  return (
    token.tag === "noun" ||
    token.tag === "plural" ||
    token.tag === "thing" ||
    (token.tag === "verb" && token.verb !== null && seldomVerb.has(token.verb.base))
  );
}

/** How likely is "lists" the verb of the clause rather than a plural? 0 to 1 and beyond. */
export function thirdPerson(
  base: string,
  before: Tagged | undefined,
  next: Tagged | undefined,
  after: Tagged | undefined,
  finite: boolean,
): number {
  let sure = seldomVerb.has(base) ? (oftenThird.has(base) ? 0.6 : 0.3) : 0.9;
  if (!before || before.tag === "mark") sure -= before?.text === ")" || before?.text === "," ? 0 : 0.1;
  else if (
    before.tag === "determiner" ||
    before.tag === "preposition" ||
    before.tag === "to" ||
    (before.tag === "number" && seldomVerb.has(base))
  )
    return 0;
  else if (before.tag === "adjective" || before.tag === "quantifier" || before.tag === "participle") sure -= 0.45;
  else if (before.tag === "plural") sure -= 0.3;
  else if (before.tag === "noun" || before.tag === "thing" || before.tag === "pronoun") sure += 0.1;
  else if (before.tag === "conjunction") sure -= finite ? 0 : 0.3;
  if (!next) sure += standsAlone.has(base) ? 0.3 : seldomVerb.has(base) ? -0.3 : -0.1;
  else if (next.tag === "be" || next.tag === "modal" || next.tag === "auxiliary") return 0;
  else if (next.tag === "determiner") sure += finite ? 0.25 : 0.4;
  else if (opensNounPhrase.has(next.tag) || next.tag === "to" || next.tag === "adverb") sure += 0.25;
  else if (next.tag === "subordinator" || next.tag === "compare") sure += 0.1;
  else if (next.tag === "adjective" || next.tag === "noun") sure += 0.1;
  else if (next.tag === "participle") sure += after && isNominal(after) ? 0.1 : -0.4;
  else if (next.text === ":" || next.text === "(" || next.text === "/") sure -= 0.3;
  if (finite && before?.tag !== "conjunction" && before?.text !== "," && before?.text !== ")") sure -= 0.6;
  return sure;
}

/** How likely is "filter" a command, or the verb of a plural subject, rather than a noun? */
export function baseForm(
  base: string,
  tagged: readonly Tagged[],
  i: number,
  clauseStart: boolean,
  finite: boolean,
): number {
  let k = i - 1;
  while (k > 0 && tagged[k]?.tag === "adverb" && tagged[k]?.lower !== "not") k--;
  const before = tagged[k];
  const next = tagged[i + 1];
  if (before && (before.tag === "modal" || before.tag === "to" || helping.test(before.lower))) return 1;
  if (next && (next.tag === "be" || next.tag === "modal" || next.tag === "auxiliary")) return 0;
  if (base === "use" && next?.lower.startsWith("case")) return 0;
  if (clauseStart) return command(base, tagged, i, next);
  if (!before) return 0;
  if (personal.test(before.lower)) return 1;
  const listed = before.tag === "conjunction" || before.text === "," || before.text === "/";
  if (before.tag === "plural" || before.text === ")") return finite ? 0.2 : afterPlural(base, next);
  if (listed && finite) return afterAnd(base, before, next);
  if (finite || bothAdjective.has(base)) return 0.1;
  if (before.tag === "thing" && next && !seldomVerb.has(base)) return carriesOn(next) ? 0.6 : 0.3;
  if (before.tag === "noun" || before.tag === "number") {
    const several = tagged.slice(0, k).some((token) => token.tag === "conjunction");
    return several && next && !unchanging.has(base) ? afterSeveral(base, next) : 0.1;
  }
  return before.tag === "adverb" && !seldomVerb.has(base) ? 0.7 : 0.1;
}

const helping = /^(?:not|please|does|do|did|doesn't|don't|didn't)$/;
const personal = /^(?:i|you|we|they|who)$/;

/** "Suggestions reference real nodes", "unit tests pass", against "results page". */
function afterPlural(base: string, next: Tagged | undefined): number {
  let sure = bothAdjective.has(base) ? 0.2 : 0.85;
  if (seldomVerb.has(base)) sure = oftenThird.has(base) ? 0.6 : 0.2;
  if (!next) return sure;
  if (opensNounPhrase.has(next.tag) || next.tag === "adverb" || next.tag === "to") return sure + 0.25;
  if (next.tag === "adjective") return sure + 0.1;
  return next.tag === "noun" ? sure - 0.1 : sure;
}

/** "... stores the row and show it": a second verb of the same subject. */
function afterAnd(base: string, before: Tagged, next: Tagged | undefined): number {
  if (!next) return 0.2;
  const opens = opensNounPhrase.has(next.tag);
  if (!seldomVerb.has(base) && (opens || before.text === "/")) return 0.7;
  return commandAtStart.has(base) && opens ? 0.6 : 0.2;
}

/** "Apply and replay produce the same result": two things in the singular are a plural subject. */
function afterSeveral(base: string, next: Tagged): number {
  if (!seldomVerb.has(base)) return 0.6;
  return oftenThird.has(base) && next.tag !== "noun" ? 0.5 : 0.2;
}

const carriesOn = ({ tag }: Tagged): boolean =>
  tag === "noun" || tag === "plural" || tag === "adverb" || opensNounPhrase.has(tag);

/** A base form that opens a clause: "Filter tasks by status" against "Filter panel", "Document upload endpoints". */
function command(base: string, tagged: readonly Tagged[], i: number, next: Tagged | undefined): number {
  const adjective = bothAdjective.has(base);
  let sure = commandAtStart.has(base) ? 0.8 : 0.9;
  if (seldomVerb.has(base)) sure = commandAtStart.has(base) ? 0.5 : 0.15;
  if (adjective) sure = 0.3;
  if (!next) return sure - 0.6;
  if (next.tag === "participle" && !(tagged[i + 2] && isNominal(tagged[i + 2] as Tagged))) return 0;
  if (verbFollows(tagged, i)) sure -= 0.6;
  if (next.tag === "determiner" || next.tag === "quantifier" || next.tag === "pronoun") return sure + 0.45;
  if (next.tag === "thing" || next.tag === "number") return sure + 0.2;
  if (next.text === "/" || next.text === "," || next.tag === "conjunction") {
    const other = tagged[i + 2];
    return other?.verb?.form === "base" && !adjective
      ? (tagged[i + 3] ? sure + 0.2 : 0) - nominalEnd(tagged, i)
      : sure - 0.6;
  }
  if (next.tag === "mark" || next.tag === "compare") return 0;
  sure -= nominalEnd(tagged, i);
  if (next.tag === "plural") return sure + 0.25;
  if (next.tag === "adjective") return sure + 0.15;
  if (next.tag === "gerund") return sure - 0.3;
  if (next.lower === "by") return commandAtStart.has(base) ? sure + 0.1 : sure - 0.1;
  if (next.tag === "preposition" || next.tag === "adverb") return sure - 0.1;
  const after = tagged[i + 2];
  if (!after) return seldomVerb.has(base) ? sure - 0.1 : sure;
  return after.tag === "preposition" || after.tag === "to" || after.tag === "subordinator" || after.tag === "plural"
    ? sure + 0.1
    : sure;
}

/** Does a verb that can be nothing else follow in the same clause? Then a noun stands here: "Help content is reachable". */
function verbFollows(tagged: readonly Tagged[], i: number): boolean {
  for (let k = i + 1; k < tagged.length; k++) {
    const token = tagged[k];
    if (!token || token.tag === "subordinator" || token.tag === "conjunction" || /^[,:(.;]$/.test(token.text))
      return false;
    if (token.tag === "be" || token.tag === "modal") return true;
    if (token.tag === "participle" && k === tagged.length - 1 && k > i + 1) return true;
    const beside = k > i + 1 || seldomVerb.has(tagged[i]?.verb?.base ?? "");
    if (beside && isPlainVerb(token, tagged[k - 1], tagged[k + 1])) return true;
  }
  return false;
}

/** A third person that is neither the last word nor led by a word that asks for a noun. */
function isPlainVerb({ tag, verb }: Tagged, before: Tagged | undefined, next: Tagged | undefined): boolean {
  if (tag !== "verb" || verb?.form !== "third" || !next) return false;
  if (before && (before.tag === "determiner" || before.tag === "adjective" || before.tag === "preposition"))
    return false;
  return !seldomVerb.has(verb.base) || oftenThird.has(verb.base);
}

/** What a short phrase without little words costs that ends in the name of an activity: "Document status tracking". */
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
  if (!last) return 0;
  const isActivity = isNominalised(last.lower) && (words > 1 || /(?:tion|ance|ence|ness|ility)$/.test(last.lower));
  return isActivity || phraseEnds.has(last.lower) ? 0.3 : 0;
}

const phraseEnds = new Set(
  `logic action actions mechanism mechanisms flow endpoint endpoints test tests option options status state states support page
 screen form button system feature features`.split(/\s+/),
);

/** Of the words that are usually nouns, those that after a subject are usually verbs: "the page lists assets". */
const oftenThird = new Set(
  `list show match run display start stop work process trigger report update reset click support cover fail pass use call load focus land link return handle hide move
 play open close drop exit mark need point copy filter sort track upload download export import connect count lock notify select log name reference help
 expire sync request check jump walk signal push pull cost sell offer ship score form host force drive repeat read write stream flow record retry produce
 block end measure count receive see remain live map group limit guard face trust mix mount split crash`.split(/\s+/),
);
/** Of those, the ones that need no object: "the build passes". */
const standsAlone = new Set(
  "work pass fail run load open close start stop expire exit play crash jump move".split(" "),
);
/** Verbs whose participle is their base form: "font set to Inter". */
export const unchanging = new Set("set put reset split cut hit".split(" "));
/** Base forms that are adjectives as well. */
export const bothAdjective = new Set(
  "open complete clear secure empty clean correct present live separate free own fit slow smooth mature closed public perfect ready lock-free direct round flat equal blank mute parallel idle".split(
    " ",
  ),
);
