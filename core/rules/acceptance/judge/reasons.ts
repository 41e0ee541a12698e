// What each piece of evidence means to a reader, and which rule reports it when it decides.
import { type Message, say } from "../../../text/message.ts";

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
  readonly note: Message;
}

// The first prefix that fits counts.
const meanings: readonly Meaning[] = [
  { prefix: "also:process", reason: "process-claim", note: say`a step that took place` },
  { prefix: "also:installed", reason: "implementation-claim", note: say`says that something was done` },
  { prefix: "also:verdict", reason: null, note: say`a run that passes or fails by itself` },
  { prefix: "also:judged", reason: "vague-criterion", note: say`a word of judgement` },
  { prefix: "also", reason: null, note: say`a second statement` },
  { prefix: "ends:fine", reason: "vague-criterion", note: say`says that it works, not what is seen` },
  { prefix: "mild", reason: "vague-criterion", note: say`a word of judgement` },
  { prefix: "made", reason: "implementation-claim", note: say`says that something was made` },
  { prefix: "installed", reason: "implementation-claim", note: say`says that something was done` },
  { prefix: "verb:made", reason: "implementation-claim", note: say`says that something was made` },
  { prefix: "with:noun-phrase", reason: "deliverable-as-criterion", note: say`a phrase without a sentence` },
  { prefix: "with:negative-phrase", reason: "unbounded-negative", note: say`a negative without a place to look` },
  { prefix: "shape:negative-phrase", reason: "unbounded-negative", note: say`a negative` },
  { prefix: "with:reduced-passive", reason: "implementation-claim", note: say`nothing that can be looked up` },
  { prefix: "with:passive", reason: "implementation-claim", note: say`nothing that can be looked up` },
  { prefix: "with", reason: null, note: say`the sentence as a whole` },
  { prefix: "taste", reason: "vague-criterion", note: say`a word of judgement` },
  { prefix: "success", reason: "vague-criterion", note: say`says it is fine, not what is seen` },
  { prefix: "state:success", reason: "vague-criterion", note: say`says it is fine, not what is seen` },
  { prefix: "state:taste", reason: "vague-criterion", note: say`a word of judgement decides` },
  { prefix: "state:performance", reason: "missing-threshold", note: say`speed, load or size without a number` },
  { prefix: "performance", reason: "missing-threshold", note: say`speed, load or size without a number` },
  { prefix: "quantity", reason: "vague-criterion", note: say`an amount or set that nobody has counted` },
  { prefix: "verb:fine", reason: "vague-criterion", note: say`says that it works, not what is seen` },
  { prefix: "verb:unbounded", reason: "vague-criterion", note: say`a verb without an end state` },
  { prefix: "verb:process", reason: "process-claim", note: say`a step that took place` },
  { prefix: "verb:installed", reason: "implementation-claim", note: say`says that something is there` },
  {
    prefix: "complement:none:reduced-passive",
    reason: "implementation-claim",
    note: say`no place or value where it can be seen`,
  },
  { prefix: "shape:reduced-passive", reason: "implementation-claim", note: say`something was done to it` },
  {
    prefix: "shape:noun-phrase",
    reason: "deliverable-as-criterion",
    note: say`names a thing, without a sentence about it`,
  },
  { prefix: "phrase:nominalised", reason: "deliverable-as-criterion", note: say`the name of an activity` },
  { prefix: "phrase:deliverable", reason: "deliverable-as-criterion", note: say`the name of a deliverable` },
  { prefix: "phrase:concrete", reason: "deliverable-as-criterion", note: say`the name of a thing` },
  { prefix: "phrase:bare", reason: "deliverable-as-criterion", note: say`nothing in it can be looked up` },
  { prefix: "phrase:tests", reason: "deliverable-as-criterion", note: say`names tests without their result` },
  {
    prefix: "phrase:with-complement",
    reason: "deliverable-as-criterion",
    note: say`names a thing, without a sentence about it`,
  },
  { prefix: "phrase:other", reason: "deliverable-as-criterion", note: say`names a thing, without a sentence about it` },
  { prefix: "length", reason: null, note: say`few words` },
  { prefix: "phrase:escape", reason: "vague-criterion", note: say`leaves a way out` },
  { prefix: "phrase:open-list", reason: "open-ended-list", note: say`the list is not closed` },
  { prefix: "phrase:example", reason: "open-ended-list", note: say`examples instead of the list` },
  { prefix: "phrase:as-expected", reason: "vague-criterion", note: say`says that it is fine, not what is seen` },
  {
    prefix: "phrase:as-intended",
    reason: "undefined-reference",
    note: say`points to something that is not written here`,
  },
  { prefix: "phrase:edge-cases", reason: "undefined-reference", note: say`a set that is not listed` },
  { prefix: "phrase:existing", reason: "unbounded-negative", note: say`everything that exists now` },
  { prefix: "phrase:comparison", reason: "unmeasured-comparative", note: say`a comparison without a baseline` },
  { prefix: "phrase:best-practice", reason: "vague-criterion", note: say`a matter of taste` },
  { prefix: "phrase:human-ability", reason: "vague-criterion", note: say`depends on the person` },
  { prefix: "phrase:deferred", reason: "deferred-outcome", note: say`seen only after the item is closed` },
  { prefix: "phrase:purpose", reason: "vague-criterion", note: say`states a purpose` },
  { prefix: "phrase:based-on", reason: "vague-criterion", note: say`depends on something not stated` },
  { prefix: "phrase:for-all", reason: "vague-criterion", note: say`a set that is not listed` },
  { prefix: "phrase:across", reason: "vague-criterion", note: say`a set that is not listed` },
  { prefix: "phrase:instead", reason: null, note: say`rules the other case out` },
  { prefix: "phrase:", reason: null, note: say`scope` },
  { prefix: "reference", reason: "undefined-reference", note: say`points to a target that is not written here` },
  { prefix: "negative", reason: "unbounded-negative", note: say`a negative` },
  { prefix: "measure:status", reason: null, note: say`a status code` },
  { prefix: "measure:compared", reason: null, note: say`a limit with a number` },
  { prefix: "measure", reason: null, note: say`a number or value` },
  { prefix: "named:code", reason: null, note: say`code or a command` },
  { prefix: "named:quote", reason: null, note: say`quoted text` },
  { prefix: "named:path", reason: null, note: say`a path or address` },
  { prefix: "named", reason: null, note: say`something with a name` },
  { prefix: "list", reason: null, note: say`a list of members` },
  { prefix: "verb:constraint", reason: null, note: say`a rule that the system keeps` },
  { prefix: "shape:setting", reason: null, note: say`a setting with its value` },
  { prefix: "complement:value", reason: null, note: say`the value it is set to` },
  { prefix: "verb:verdict", reason: null, note: say`a run that passes or fails by itself` },
  { prefix: "verb:observable", reason: null, note: say`something is seen to happen` },
  { prefix: "complement:none", reason: "vague-criterion", note: say`nothing is said about the outcome` },
  { prefix: "complement", reason: null, note: say`what it happens to` },
  { prefix: "subject:abstract", reason: null, note: say`it is about something that cannot be looked at` },
  { prefix: "subject:nominalised", reason: null, note: say`it is about an activity` },
  { prefix: "subject", reason: null, note: say`the subject` },
  { prefix: "state", reason: "vague-criterion", note: say`a state` },
  { prefix: "shape", reason: null, note: say`the form of the sentence` },
  { prefix: "title:repeated", reason: "deliverable-as-criterion", note: say`only repeats the title` },
  { prefix: "title", reason: null, note: say`shares words with the title` },
  { prefix: "word:", reason: null, note: say`the word` },
];

const known = new Map<string, Meaning>();
const nothing: Meaning = { prefix: "", reason: null, note: say`` };

/** What a name of evidence means. */
export function meaningOf(name: string): Meaning {
  let meaning = known.get(name);
  if (!meaning) {
    meaning = meanings.find(({ prefix }) => name.startsWith(prefix)) ?? nothing;
    known.set(name, meaning);
  }
  return meaning;
}
