// Amounts in words, so that every message says them alike.
import type { Unit } from "../model/plan.ts";
import type { LoadPart } from "./loads.ts";

/** "1 point", "2.5 hours". */
export function amountOf(amount: number, unit: Unit): string {
  return `${plainNumber(amount)} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

/** A number as people write it: no trailing zeros, no binary dust. */
export function plainNumber(amount: number): string {
  return String(Math.round(amount * 100) / 100);
}

/** A sum with longer names than this reads as a paragraph; its addends' places tell which they are. */
const longestSum = 100;

/** "US-001 21 + US-002 13", shortened after eight addends; only the numbers where the names are long. */
export function sumOf(parts: readonly Pick<LoadPart, "label" | "amount">[]): string {
  const first = parts.slice(0, 8);
  const more = parts.length > 8 ? ` and ${parts.length - 8} more` : "";
  const named = first.map(({ label, amount }) => `${label} ${plainNumber(amount)}`.trim()).join(" + ");
  const sum =
    named.length + more.length <= longestSum ? named : first.map(({ amount }) => plainNumber(amount)).join(" + ");
  return `${sum}${more}`;
}
