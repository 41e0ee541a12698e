// Evidence of other ways out: unwritten targets, escape clauses, open lists, unbounded negatives, comparisons without a baseline.
import { negations, referenceNouns, verdictSubjects } from "../../../../text/english/words.ts";
import type { Found, Subject } from "./clue.ts";

interface Pattern {
  readonly name: string;
  readonly pattern: RegExp;
}

const patterns: readonly Pattern[] = [
  {
    name: "escape",
    pattern:
      /\b(?:if|where|when|as|wherever|whenever) (?:possible|applicable|appropriate|needed|necessary|required|feasible)\b|\bas far as\b|\bbest effort\b|\bideally\b|\bpreferably\b|\bnice to have\b|\btime permitting\b|\bstretch\b|\boptional(?:ly)?\)|\bat a minimum\b|\bor (?:similar|equivalent)\b|\bunless otherwise\b|\bas much as\b/,
  },
  {
    name: "open-list",
    pattern:
      /\betc\b|\band so on\b|\band more\b|\band others\b|\bamong others\b|\bincluding but not limited\b|\band\/or\b|\ball kinds of\b|\.\.\.|…|\band other\b|\bor other\b/,
  },
  { name: "example", pattern: /\be\.?g\.?[ ,]|\bfor example\b|\bfor instance\b|\bsuch as\b|\blike\b/ },
  { name: "as-expected", pattern: /\bas (?:expected|intended)\b/ },
  {
    name: "as-intended",
    pattern:
      /\bas (?:designed|specified|described|agreed|planned|documented|before|usual|defined)\b|\bper (?:the )?(?:requirements?|specs?|design|rules|guidelines?|mockups?)\b|\bexpected (?:behaviou?r|results?|output|format)\b/,
  },
  {
    name: "edge-cases",
    pattern:
      /\b(?:edge|corner|error|test|use) cases?\b|\bhappy path\b|\bcore flows?\b|\bcritical (?:path|user journey|flows?)\b|\bfull flow\b|\ball (?:scenarios|features|functionality|requirements|aspects|elements)\b/,
  },
  {
    name: "existing",
    pattern:
      /\bexisting (?:functionality|features?|behaviou?r|code|tests?|users?|data|results?|integrations?|workflows?)\b|\bbackwards?[- ]compatib|\bregressions?\b|\bbreaking changes?\b|\bdoesn't break\b|\bnot break\b/,
  },
  {
    name: "comparison",
    pattern:
      /\b(?:faster|better|easier|fewer|less|more|higher|lower|improved|reduced|increased|enhanced|cheaper|simpler)\b(?!.{0,40}\bthan\b)/,
  },
  {
    name: "best-practice",
    pattern:
      /\bbest[- ]practices?\b|\bindustry[- ]standards?\b|\bstate of the art\b|\bhigh[- ]quality\b|\buser[- ]friendly\b|\buser experience\b|\beasy to\b|\blook(?:s)? (?:good|great|right|nice)\b|\blook and feel\b/,
  },
  {
    name: "human-ability",
    pattern:
      /\b(?:team|developers?|teammates?|stakeholders?|engineers?|members?|operators?|anyone|contributors?|reviewers?) (?:can|know|knows|understand|understands|is able|are able|feel|have)\b|\bwithout (?:asking|clarification|confusion|help|training)\b/,
  },
  { name: "unit-of-effort", pattern: /\bthe (?:team|stakeholders?|business|client|customer)\b/ },
  {
    name: "deferred",
    pattern:
      /\badoption\b|\bin (?:the )?first (?:week|month)\b|\bcustomer satisfaction\b|\bconversion rate\b|\bchurn\b|\bover time\b|\blong[- ]term\b|\bretention rate\b/,
  },
  { name: "only", pattern: /\bonly\b/ },
  { name: "all", pattern: /\b(?:all|every|each)\b/ },
  { name: "across", pattern: /\bacross (?:all|the|different|multiple|systems|platforms|devices|browsers)\b/ },
  { name: "for-all", pattern: /\bfor (?:all|any|every|each|different|various|multiple)\b/ },
  {
    name: "purpose",
    pattern:
      /\bfor (?:better|performance|security|monitoring|clarity|scalability|debugging|future|review)\b|\bin order to\b|\bso that\b|\bto (?:ensure|avoid|improve|prevent|support|allow|enable)\b/,
  },
  { name: "instead", pattern: /\b(?:instead of|rather than|not just|no longer)\b|\(not\b|, not\b/ },
  {
    name: "without-change",
    pattern: /\bwithout (?:errors?|code changes?|warnings?|reload|refresh|page|restart|db|manual|duplicat)/,
  },
  { name: "based-on", pattern: /\bbased on\b|\bdepending on\b|\baccording to\b|\brelated to\b/ },
];

const harms =
  /^(?:issues?|bugs?|problems?|regressions?|impact|degradation|loss|leaks?|leakage|conflicts?|ambiguity|confusion|disruption|downtime|breakage|breaking|break|breaks|defects?|failures?|crashes|gaps?|surprises|side-effects?|interference|functionality)$/;

/** Phrases, negatives and pointers. */
export function claims(found: Found, { lower, tokens, clause }: Subject): void {
  for (const { name, pattern } of patterns) {
    const match = pattern.exec(lower);
    if (match) found(`phrase:${name}`, { start: match.index, end: match.index + match[0].length });
  }
  const negative = tokens.find((t) => negations.has(t.lower));
  if (negative) {
    found("negative", negative);
    if (clause.shape === "negative-phrase" && tokens.length <= clause.from + 4) found("negative:bare", negative);
    const harm = tokens.find((t) => harms.test(t.lower));
    if (harm) found(clause.shape === "negative-phrase" ? "negative:harm" : "negative:harm-in-sentence", negative, harm);
    if (tokens.some((t) => verdictSubjects.has(t.lower) || /^(?:errors?|warnings?)$/.test(t.lower)))
      found("negative:detected", negative);
  }
  const at = tokens.findIndex(
    (token, i) => i >= clause.from && token.kind === "word" && referenceNouns.has(token.lower),
  );
  const reference = tokens[at];
  if (!reference) return;
  const next = tokens[at + 1];
  const last = next && referenceNouns.has(next.lower) ? next : reference;
  found(
    next && (next.tag === "noun" || next.tag === "plural") ? "reference:attribute" : "reference:head",
    reference,
    last,
  );
  const deciding = clause.predicate >= 0 ? tokens[clause.predicate] : undefined;
  if (deciding?.verb && pointing.has(deciding.verb.base)) found("reference:met", reference, last);
}

/** Verbs that hold a thing against something else: "meets the requirements". */
const pointing = new Set(
  "meet match follow satisfy comply conform align adhere achieve reach fulfil fulfill".split(" "),
);
