// Could a stranger decide this acceptance criterion? Evidence for and against, weighed by fitted weights.
import type { Span } from "../../../text/span.ts";
import { collect, type JudgeContext } from "./collect.ts";
import { isEnglish } from "../../../text/english/language.ts";
import { meaningOf, type Reason } from "./reasons.ts";
import { findStop } from "./stops.ts";
import fitted from "./weights.json" with { type: "json" };
import { type Message, say } from "../../../text/message.ts";

export type { JudgeContext } from "./collect.ts";
export type { Reason } from "./reasons.ts";

/** One reason for or against: a positive weight speaks for a criterion that can be decided. Weights add up to the score's logit. */
export interface Evidence {
  readonly name: string;
  readonly weight: number;
  /** The words it rests on, as offsets in the text; null when it is the whole criterion. */
  readonly span: Span | null;
  readonly note: Message;
}

export interface Judgement {
  readonly verdict: "binary" | "weak" | "not-binary";
  /** Probability that two strangers would agree on pass or fail, 0 to 1. */
  readonly score: number;
  /** The rule that should report it; null for a binary criterion. */
  readonly reason: Reason | null;
  /** The heaviest first. */
  readonly evidence: readonly Evidence[];
}

const weights: ReadonlyMap<string, number> = new Map(Object.entries(fitted.weights));
const wordWeights: ReadonlyMap<string, number> = new Map(Object.entries(fitted.words));

/** Nobody writes a longer criterion, and what is longer is decided by its beginning. */
const longest = 2_000;

/** Judges one criterion, given without markup. Total and quick; text in another language is never wrong. */
export function judge(criterion: string, context: JudgeContext = {}): Judgement {
  const text = criterion.slice(0, longest);
  const stop = findStop(text);
  if (stop)
    return {
      verdict: "not-binary",
      score: 0,
      reason: stop.reason,
      evidence: [
        {
          name: stop.reason,
          weight: -10,
          span: stop.span,
          note: stop.reason === "placeholder-text" ? say`not written yet` : say`cannot fail`,
        },
      ],
    };
  if (!isEnglish(text, context.itemText ?? context.title, context.abroad))
    return {
      verdict: "binary",
      score: 1,
      reason: null,
      evidence: [{ name: "not-english", weight: 0, span: null, note: say`not English, so its wording is not judged` }],
    };
  let logit = fitted.bias;
  const evidence: Evidence[] = [];
  const { clues, words } = collect(text, context);
  for (const { name, span } of clues.values()) {
    const weight = weights.get(name);
    if (weight === undefined) continue;
    logit += weight;
    evidence.push({ name, weight, span, note: meaningOf(name).note });
  }
  for (const word of words) {
    const weight = wordWeights.get(word.lower);
    if (weight === undefined) continue;
    logit += weight;
    evidence.push({
      name: `word:${word.lower}`,
      weight,
      span: { start: word.start, end: word.end },
      note: say`the word itself`,
    });
  }
  evidence.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const score = Math.round(1e4 / (1 + Math.exp(-logit))) / 1e4;
  const verdict = logit < fitted.notBinaryBelow ? "not-binary" : logit < fitted.weakBelow ? "weak" : "binary";
  return { verdict, score, reason: verdict === "binary" ? null : reasonFor(evidence), evidence };
}

/** A pointer to something unwritten is rarer and says more than the form of the sentence around it. */
const telling: Readonly<Partial<Record<Reason, number>>> = {
  "undefined-reference": 3,
  "open-ended-list": 2,
  "deferred-outcome": 3,
  "unmeasured-comparative": 2,
};

/** Of what must not be there nobody claims that it was done. */
function reasonFor(evidence: readonly Evidence[]): Reason {
  const reason = heaviestReason(evidence);
  return reason === "implementation-claim" && evidence.some(({ name }) => name === "subject:no")
    ? "unbounded-negative"
    : reason;
}

/** The rule whose evidence together weighs most against the criterion. */
function heaviestReason(evidence: readonly Evidence[]): Reason {
  const against = new Map<Reason, number>();
  for (const { name, weight } of evidence) {
    const { reason } = meaningOf(name);
    if (reason && weight < 0) against.set(reason, (against.get(reason) ?? 0) + weight * (telling[reason] ?? 1));
  }
  let heaviest: Reason = "vague-criterion";
  let least = 0;
  for (const [reason, weight] of against) if (weight < least) [heaviest, least] = [reason, weight];
  return heaviest;
}
