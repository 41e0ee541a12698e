// The judgements of an item's criteria, made once for all the rules that report them.
import type { Criterion, Item } from "../../model/item.ts";
import type { Anchor } from "../../text/span.ts";
import { type Judgement, judge } from "./judge/judge.ts";
import { beginsForeign } from "../../text/english/language.ts";
import { lazyFor } from "../../index/lazy.ts";
import { textWithCode } from "./written.ts";

export interface Judged {
  readonly criterion: Criterion;
  /** The text that was judged; the evidence's spans are offsets in it. */
  readonly text: string;
  readonly judgement: Judgement;
}

/** Whether the section around an item begins in another language. */
const isAbroad = lazyFor((anchor: Anchor): boolean => anchor.opening?.foreign ?? beginsForeign(anchor.text));

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
