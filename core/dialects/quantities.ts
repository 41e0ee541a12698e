// Amounts with units in running text, table columns and sums: what capacities, totals and checks are made of.
import type { Quantity, Unit } from "../model/plan.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import { normalise } from "./vocabulary.ts";
import type { PlaceOf } from "./values.ts";

const units =
  "story[ -]?points?|points?|pts?|sp|puntos?|pontos?|hours?|hrs?|h|horas?|stunden|std|person[- ]days?|engineer[- ]days?|days?|d|tage|stories|items|tasks|issues|tickets";
const amount = new RegExp(
  `(?<![\\p{L}\\p{N}.,#-])[~≈]?\\s*(\\d{1,3}(?:,\\d{3})+|\\d+(?:[.,]\\d+)?)(?:\\s*[-–—~]\\s*(\\d+(?:[.,]\\d+)?))?\\s*\\+?\\s*(${units})?(?![\\p{L}%\\d])`,
  "iu",
);

export interface ReadQuantity extends Quantity {
  readonly upTo: number;
  /** False where no unit was written and `fallback` was used. */
  readonly stated: boolean;
}

/** The unit that a word or a column name means; null for percentages, money and everything else. */
export function unitOf(word: string): Unit | null {
  const key = normalise(word);
  if (/%|percent|rate|avg|average|week|\$|€|cost|ratio/.test(word.toLowerCase())) return null;
  if (
    /\b(?:story points?|points?|pts?|sp|puntos?|pontos?|포인트)\b|^(?:estimate|estimation)$|(?:合计|합계) sp/u.test(key)
  )
    return "points";
  if (/\b(?:hours?|hrs?|horas?|stunden|std|heures?)\b|^h$|\bh\)?$/u.test(key)) return "hours";
  if (/\b(?:days?|person-days?|tage|dias|jours)\b|^d$/u.test(key)) return "days";
  if (/\b(?:stories|items|tasks|issues|tickets|count)\b/u.test(key)) return "items";
  return null;
}

/** The first amount in a text. */
export function readQuantity(text: Text, fallback: Unit | null, place: PlaceOf): ReadQuantity | null {
  const hit = amount.exec(text.plain);
  if (!hit?.[1]) return null;
  const unit = hit[3] ? unitOf(hit[3]) : fallback;
  if (!unit) return null;
  const from = hit.index + hit[0].indexOf(hit[1]);
  const low = toNumber(hit[1]);
  const own = sliceText(text, from, from + (hit[2] ? hit[0].trimEnd().length - hit[0].indexOf(hit[1]) : hit[1].length));
  return {
    amount: low,
    upTo: hit[2] ? toNumber(hit[2]) : low,
    unit,
    at: place(hit[2] ? sliceText(own, 0, hit[0].slice(hit[0].indexOf(hit[1])).indexOf(hit[2]) + hit[2].length) : own),
    stated: hit[3] !== undefined,
  };
}

/** A cell that is one number, with or without its unit: "85", "**200 hrs**", "640 hrs". */
export function cellQuantity(cell: Text, fallback: Unit | null, place: PlaceOf): Quantity | null {
  const own = trimText(cell);
  const hit = new RegExp(`^[~≈]?(\\d{1,3}(?:,\\d{3})+|\\d+(?:[.,]\\d+)?)\\s*(${units})?$`, "iu").exec(own.plain);
  if (!hit?.[1]) return null;
  const unit = hit[2] ? unitOf(hit[2]) : fallback;
  return unit
    ? {
        amount: toNumber(hit[1]),
        unit,
        at: place(sliceText(own, own.plain.indexOf(hit[1]), own.plain.indexOf(hit[1]) + hit[1].length)),
      }
    : null;
}

const sumForm =
  /((?:\d+(?:\.\d+)?\s*(?:h|hrs?|hours?|pts?|points?|sp)?\s*\+\s*)+\d+(?:\.\d+)?\s*(?:h|hrs?|hours?|pts?|points?|sp)?)\s*=\s*~?(\d+(?:\.\d+)?)\s*(h|hrs?|hours?|story points?|points?|pts?|sp|days?)?/iu;

/** "30 + 4 + 6 = 40 hrs": the terms and the sum as written. */
export function readSum(text: Text, fallback: Unit, place: PlaceOf): { terms: Quantity[]; sum: Quantity } | null {
  const hit = sumForm.exec(text.plain);
  if (!hit?.[1] || !hit[2]) return null;
  const unit = (hit[3] ? unitOf(hit[3]) : null) ?? fallback;
  const terms = [...hit[1].matchAll(/\d+(?:\.\d+)?/g)].map((term): Quantity => {
    const from = hit.index + term.index;
    return { amount: Number(term[0]), unit, at: place(sliceText(text, from, from + term[0].length)) };
  });
  const after = hit[0].slice(hit[1].length);
  const from = hit.index + hit[1].length + after.search(/\d/);
  return { terms, sum: { amount: Number(hit[2]), unit, at: place(sliceText(text, from, from + hit[2].length)) } };
}

function toNumber(text: string): number {
  return Number(/^\d{1,3}(?:,\d{3})+$/.test(text) ? text.replace(/,/g, "") : text.replace(",", "."));
}
