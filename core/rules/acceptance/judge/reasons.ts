// What each piece of evidence means to a reader, and which rule reports it when it decides.

/** The rules of which the judge can be the cause. */
export type Reason =
  | "vague-criterion"
  | "missing-threshold"
  | "deliverable-as-criterion"
  | "implementation-claim"
  | "process-claim"
  | "undefined-reference"
  | "tautological-criterion"
  | "placeholder-text"
  | "unbounded-negative"
  | "unmeasured-comparative"
  | "open-ended-list"
  | "deferred-outcome";

interface Meaning {
  /** A name of evidence, or the start of one. */
  readonly prefix: string;
  /** The rule that reports it when it speaks against the criterion. */
  readonly reason: Reason | null;
  readonly note: string;
}

// The first prefix that fits counts.
const meanings: readonly Meaning[] = [
  { prefix: "also:process", reason: "process-claim", note: "a step that took place" },
  { prefix: "also:installed", reason: "implementation-claim", note: "says that something was done" },
  { prefix: "also:verdict", reason: null, note: "a run that passes or fails by itself" },
  { prefix: "also:judged", reason: "vague-criterion", note: "a word of judgement" },
  { prefix: "also", reason: null, note: "a second statement" },
  { prefix: "ends:fine", reason: "vague-criterion", note: "says that it works, not what is seen" },
  { prefix: "mild", reason: "vague-criterion", note: "a word of judgement" },
  { prefix: "made", reason: "implementation-claim", note: "says that something was made" },
  { prefix: "installed", reason: "implementation-claim", note: "says that something was done" },
  { prefix: "verb:made", reason: "implementation-claim", note: "says that something was made" },
  { prefix: "with:noun-phrase", reason: "deliverable-as-criterion", note: "a phrase without a sentence" },
  { prefix: "with:negative-phrase", reason: "unbounded-negative", note: "a negative without a place to look" },
  { prefix: "shape:negative-phrase", reason: "unbounded-negative", note: "a negative" },
  { prefix: "with:reduced-passive", reason: "implementation-claim", note: "nothing that can be looked up" },
  { prefix: "with:passive", reason: "implementation-claim", note: "nothing that can be looked up" },
  { prefix: "with", reason: null, note: "the sentence as a whole" },
  { prefix: "taste", reason: "vague-criterion", note: "a word of judgement" },
  { prefix: "success", reason: "vague-criterion", note: "says it is fine, not what is seen" },
  { prefix: "state:success", reason: "vague-criterion", note: "says it is fine, not what is seen" },
  { prefix: "state:taste", reason: "vague-criterion", note: "a word of judgement decides" },
  { prefix: "state:performance", reason: "missing-threshold", note: "speed, load or size without a number" },
  { prefix: "performance", reason: "missing-threshold", note: "speed, load or size without a number" },
  { prefix: "quantity", reason: "vague-criterion", note: "an amount or set that nobody has counted" },
  { prefix: "verb:fine", reason: "vague-criterion", note: "says that it works, not what is seen" },
  { prefix: "verb:unbounded", reason: "vague-criterion", note: "a verb without an end state" },
  { prefix: "verb:process", reason: "process-claim", note: "a step that took place" },
  { prefix: "verb:installed", reason: "implementation-claim", note: "says that something is there" },
  {
    prefix: "complement:none:reduced-passive",
    reason: "implementation-claim",
    note: "no place or value where it can be seen",
  },
  { prefix: "shape:reduced-passive", reason: "implementation-claim", note: "something was done to it" },
  {
    prefix: "shape:noun-phrase",
    reason: "deliverable-as-criterion",
    note: "names a thing, without a sentence about it",
  },
  { prefix: "phrase:nominalised", reason: "deliverable-as-criterion", note: "the name of an activity" },
  { prefix: "phrase:deliverable", reason: "deliverable-as-criterion", note: "the name of a deliverable" },
  { prefix: "phrase:concrete", reason: "deliverable-as-criterion", note: "the name of a thing" },
  { prefix: "phrase:bare", reason: "deliverable-as-criterion", note: "nothing in it can be looked up" },
  { prefix: "phrase:tests", reason: "deliverable-as-criterion", note: "names tests without their result" },
  {
    prefix: "phrase:with-complement",
    reason: "deliverable-as-criterion",
    note: "names a thing, without a sentence about it",
  },
  { prefix: "phrase:other", reason: "deliverable-as-criterion", note: "names a thing, without a sentence about it" },
  { prefix: "length", reason: null, note: "few words" },
  { prefix: "phrase:escape", reason: "vague-criterion", note: "leaves a way out" },
  { prefix: "phrase:open-list", reason: "open-ended-list", note: "the list is not closed" },
  { prefix: "phrase:example", reason: "open-ended-list", note: "examples instead of the list" },
  { prefix: "phrase:as-expected", reason: "vague-criterion", note: "says that it is fine, not what is seen" },
  { prefix: "phrase:as-intended", reason: "undefined-reference", note: "points to something that is not written here" },
  { prefix: "phrase:edge-cases", reason: "undefined-reference", note: "a set that is not listed" },
  { prefix: "phrase:existing", reason: "unbounded-negative", note: "everything that exists now" },
  { prefix: "phrase:comparison", reason: "unmeasured-comparative", note: "a comparison without a baseline" },
  { prefix: "phrase:best-practice", reason: "vague-criterion", note: "a matter of taste" },
  { prefix: "phrase:human-ability", reason: "vague-criterion", note: "depends on the person" },
  { prefix: "phrase:deferred", reason: "deferred-outcome", note: "seen only after the item is closed" },
  { prefix: "phrase:purpose", reason: "vague-criterion", note: "states a purpose" },
  { prefix: "phrase:based-on", reason: "vague-criterion", note: "depends on something not stated" },
  { prefix: "phrase:for-all", reason: "vague-criterion", note: "a set that is not listed" },
  { prefix: "phrase:across", reason: "vague-criterion", note: "a set that is not listed" },
  { prefix: "phrase:instead", reason: null, note: "rules the other case out" },
  { prefix: "phrase:", reason: null, note: "scope" },
  { prefix: "reference", reason: "undefined-reference", note: "points to a target that is not written here" },
  { prefix: "negative", reason: "unbounded-negative", note: "a negative" },
  { prefix: "measure:status", reason: null, note: "a status code" },
  { prefix: "measure:compared", reason: null, note: "a limit with a number" },
  { prefix: "measure", reason: null, note: "a number or value" },
  { prefix: "named:code", reason: null, note: "code or a command" },
  { prefix: "named:quote", reason: null, note: "quoted text" },
  { prefix: "named:path", reason: null, note: "a path or address" },
  { prefix: "named", reason: null, note: "something with a name" },
  { prefix: "list", reason: null, note: "a list of members" },
  { prefix: "verb:constraint", reason: null, note: "a rule that the system keeps" },
  { prefix: "shape:setting", reason: null, note: "a setting with its value" },
  { prefix: "complement:value", reason: null, note: "the value it is set to" },
  { prefix: "verb:verdict", reason: null, note: "a run that passes or fails by itself" },
  { prefix: "verb:observable", reason: null, note: "something is seen to happen" },
  { prefix: "complement:none", reason: "vague-criterion", note: "nothing is said about the outcome" },
  { prefix: "complement", reason: null, note: "what it happens to" },
  { prefix: "subject:abstract", reason: null, note: "it is about something that cannot be looked at" },
  { prefix: "subject:nominalised", reason: null, note: "it is about an activity" },
  { prefix: "subject", reason: null, note: "the subject" },
  { prefix: "state", reason: "vague-criterion", note: "a state" },
  { prefix: "shape", reason: null, note: "the form of the sentence" },
  { prefix: "title:repeated", reason: "deliverable-as-criterion", note: "only repeats the title" },
  { prefix: "title", reason: null, note: "shares words with the title" },
  { prefix: "word:", reason: null, note: "the word" },
];

const known = new Map<string, Meaning>();
const nothing: Meaning = { prefix: "", reason: null, note: "" };

/** What a name of evidence means. */
export function meaningOf(name: string): Meaning {
  let meaning = known.get(name);
  if (!meaning) {
    meaning = meanings.find(({ prefix }) => name.startsWith(prefix)) ?? nothing;
    known.set(name, meaning);
  }
  return meaning;
}
