// The judgements of an item's criteria, made once for all the rules that report them.
import type { Criterion, Item } from "../../model/item.ts";
import { type Judgement, judge } from "./judge/judge.ts";

export interface Judged {
  readonly criterion: Criterion;
  readonly judgement: Judgement;
}

const known = new WeakMap<Item, readonly Judged[]>();

/** Every criterion of an item that has to decide something: not the Given and When of a scenario. */
export function judgedCriteria(item: Item): readonly Judged[] {
  let judged = known.get(item);
  if (judged === undefined) {
    const title = item.title.value;
    const itemText = [title, item.story?.goal?.value ?? "", ...item.description.map(({ value }) => value)].join(" ");
    judged = item.criteria.flatMap((criterion) =>
      criterion.step === "given" || criterion.step === "when"
        ? []
        : [{ criterion, judgement: judge(criterion.text, { title, itemText, isStep: criterion.step === "then" }) }],
    );
    known.set(item, judged);
  }
  return judged;
}
