// What the file says about all of its items and was true: how many there are, what they average, from where to where they go. A split
// changes that, so the sentence changes with it; what was wrong before stays for its own rule.
import { plainNumber } from "../../index/amounts.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { isGroup } from "../../index/ids.ts";
import { computedFor } from "../../index/totals.ts";
import type { Claim } from "../../model/statement.ts";
import type { Edit } from "../../rules/rule.ts";
import { type Place, written } from "../../text/span.ts";
import { numberIn } from "../mould/fields.ts";

/** The edits of `before` that keep its true statements true in what it becomes, `after`. */
export function statementEdits(before: FileIndex, after: FileIndex): readonly Edit[] {
  return [...countEdits(before, after), ...before.claims.flatMap((claim) => claimEdits(claim, before, after))];
}

/** "Total: 29 stories" */
function countEdits(before: FileIndex, after: FileIndex): readonly Edit[] {
  const counts = (file: FileIndex) => file.totals.filter(({ stated }) => stated.unit === "items");
  const [old, now] = [counts(before), counts(after)];
  if (old.length !== now.length) return [];
  return old.flatMap((total, index): readonly Edit[] => {
    const next = now[index];
    const number = numberIn(total.stated.at);
    if (next === undefined || number === null) return [];
    const was = computedFor(total, before).findIndex(({ sum }) => sum === total.stated.amount);
    const sums = computedFor(next, after);
    const right = sums[was];
    if (was < 0 || right === undefined || sums.some(({ sum }) => sum === total.stated.amount)) return [];
    return [{ at: number, text: plainNumber(right.sum) }];
  });
}

function claimEdits(claim: Claim, before: FileIndex, after: FileIndex): readonly Edit[] {
  const [was, now] = [pointsIn(before), pointsIn(after)];
  if (was.length === 0 || now.length === 0) return [];
  if (claim.type === "range") {
    if (claim.from !== Math.min(...was) || claim.to !== Math.max(...was)) return [];
    return numbers(claim.at, [Math.min(...now), Math.max(...now)].map(plainNumber));
  }
  if (claim.type !== "average") return [];
  const average = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  if (Math.abs(average(was) - claim.amount) > 0.5 * 10 ** -claim.places + 1e-9) return [];
  return numbers(claim.at, [average(now).toFixed(claim.places)]);
}

function pointsIn(file: FileIndex): readonly number[] {
  return file.items.flatMap((item) => (isGroup(item) ? [] : (item.estimate?.value.points ?? [])));
}

/** Writes numbers over those of a sentence, in their order. */
function numbers(at: Place, wanted: readonly string[]): readonly Edit[] {
  const found = [...written(at).matchAll(/\d+(?:\.\d+)?/g)];
  return wanted.flatMap((text, index): readonly Edit[] => {
    const match = found[index];
    if (match === undefined || match[0] === text) return [];
    const start = at.start + match.index;
    return [{ at: { ...at, start, end: start + match[0].length }, text }];
  });
}
