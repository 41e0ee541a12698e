// The judgements of an item's criteria, made once for all the rules that report them.
import type { Criterion, Item } from "../../model/item.ts";
import { type Anchor, openingLength } from "../../text/span.ts";
import { type Judgement, judge } from "./judge/judge.ts";
import { isForeign } from "./judge/language.ts";
import { textWithCode } from "./written.ts";

export interface Judged {
  readonly criterion: Criterion;
  /** The text that was judged; the evidence's spans are offsets in it. */
  readonly text: string;
  readonly judgement: Judgement;
}

const foreignOpenings = new WeakMap<object, boolean>();

/** Whether the section around an item begins in another language; code in it speaks for none. */
function isAbroad(anchor: Anchor): boolean {
  const opening = anchor.opening ?? anchor;
  let foreign = foreignOpenings.get(opening);
  if (foreign === undefined) {
    const prose = opening.text
      .slice(0, openingLength)
      .replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))|`[^`\n]*`|\]\([^)\n]*\)/gm, " ");
    foreignOpenings.set(opening, (foreign = isForeign(prose)));
  }
  return foreign;
}

const known = new WeakMap<Item, readonly Judged[]>();

/** Every criterion of an item that has to decide something: not the Given and When of a scenario. */
export function judgedCriteria(item: Item): readonly Judged[] {
  let judged = known.get(item);
  if (judged === undefined) {
    judged = item.criteria
      .filter(({ step }) => step !== "given" && step !== "when")
      .map((criterion) => ({ criterion, text: textWithCode(criterion), judgement: judgeCriterion(criterion, item) }));
    known.set(item, judged);
  }
  return judged;
}

/** Judges a criterion as its author wrote it; `item` is null for one that belongs to a sprint or to the document. */
export function judgeCriterion(criterion: Criterion, item: Item | null): Judgement {
  const text = textWithCode(criterion);
  const isStep = criterion.step === "then";
  if (item === null) return judge(text, { isStep });
  const title = item.title.value;
  const itemText = [title, item.story?.goal?.value ?? "", ...item.description.map(({ value }) => value)].join(" ");
  // Items that share a chunk are read again together, and most of them say what they said before.
  const abroad = isAbroad(item.at.anchor);
  const key = [isStep, abroad, text, title, itemText].join("\u0000");
  const known = judgements.get(key);
  if (known !== undefined) return known;
  const judgement = judge(text, { title, itemText, isStep, abroad });
  if (judgements.size >= mostKept) judgements.clear();
  judgements.set(key, judgement);
  return judgement;
}

const mostKept = 20_000;
const judgements = new Map<string, Judgement>();
