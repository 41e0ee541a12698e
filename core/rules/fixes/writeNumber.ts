// The edit that corrects a written number and nothing around it.
import type { Quantity } from "../../model/plan.ts";
import { plainNumber } from "../../index/amounts.ts";
import { written } from "../../text/span.ts";
import type { Edit, Fix } from "../rule.ts";
import { joined, say } from "../../text/message.ts";

/** Puts `amount` where the quantity's number stands; null when it is not written in digits. */
export function writeNumber(quantity: Pick<Quantity, "at">, amount: number): Fix | null {
  const number = /\d[\d,.]*(?<![,.])/.exec(written(quantity.at));
  if (number === null) return null;
  const start = quantity.at.start + number.index;
  const at = { ...quantity.at, start, end: start + number[0].length };
  const shown = plainNumber(amount);
  return { title: say`Change to ${shown}`, edits: [{ at, text: String(shown) }], safety: "review", carries: true };
}

/** Puts amounts where the numbers of a statement stand, in their order; null where it has fewer. */
export function writeNumbers({ at }: Pick<Quantity, "at">, amounts: readonly number[]): Fix | null {
  const found = [...written(at).matchAll(/\d[\d,.]*(?<![,.])/g)].slice(0, amounts.length);
  if (found.length < amounts.length) return null;
  const edits = found.map((number, index): Edit => {
    const start = at.start + number.index;
    return { at: { ...at, start, end: start + number[0].length }, text: String(plainNumber(amounts[index] ?? 0)) };
  });
  const title = say`Change to ${joined(amounts.map(plainNumber), "–")}`;
  return { title, edits: edits.filter((edit) => written(edit.at) !== edit.text), safety: "review", carries: true };
}

/** True when the author marked the number as rough: "~147", "about 600", "100+". */
export function isApproximate({ at }: Pick<Quantity, "at">): boolean {
  const before = at.anchor.text.slice(Math.max(0, at.start - 12), at.start);
  const own = written(at);
  const after = at.anchor.text.slice(at.end, at.end + 2);
  return (
    /(?:[~≈≤≥<>±]|\b(?:about|around|approx\.?|ca\.?|circa|nearly|over|under|up to|at least))\s*\**$/iu.test(before) ||
    /^\s*[~≈≤≥<>±]|\d\s*\+\s*(?:\p{L}|$)/u.test(own) ||
    /^\s*\+\s*(?!\d)/.test(after)
  );
}
