// Amounts in words, so that every message says them alike.
import type { Unit } from "../model/plan.ts";
import { english, joined, type Message, say, type Value } from "../text/message.ts";

/** An addend of a sum. */
interface Part {
  readonly label: Value;
  readonly amount: number;
}

/** "1 point", "2.5 hours". */
export function amountOf(amount: number, unit: Unit): Message {
  const shown = plainNumber(amount);
  switch (unit) {
    case "points":
      return amount === 1 ? say`${shown} point` : say`${shown} points`;
    case "hours":
      return amount === 1 ? say`${shown} hour` : say`${shown} hours`;
    case "days":
      return amount === 1 ? say`${shown} day` : say`${shown} days`;
    case "items":
      return amount === 1 ? say`${shown} item` : say`${shown} items`;
  }
}

/** A number as people write it: no trailing zeros, no binary dust. */
export function plainNumber(amount: number): number {
  return Math.round(amount * 100) / 100 || 0;
}

/** "21 + 13". */
export function addendsOf(parts: readonly { readonly amount: number }[]): Message {
  return joined(
    parts.map(({ amount }) => plainNumber(amount)),
    " + ",
  );
}

/** A sum with longer names than this reads as a paragraph; its addends' places tell which they are. */
const longestSum = 100;
const mostAddends = 8;

/** "US-001 21 + US-002 13", shortened after eight addends; only the numbers where the names are long. */
export function sumOf(parts: readonly Part[]): Message {
  const named = shortened(parts.map(({ label, amount }) => labelled(label, plainNumber(amount))));
  return english(named).length <= longestSum ? named : shortened(parts.map(({ amount }) => plainNumber(amount)));
}

/** "US-001 21"; the label of a part that has no name is empty. */
export function labelled(label: Value, amount: Value): Value {
  return label === "" ? amount : say`${label} ${amount}`;
}

function shortened(addends: readonly Value[]): Message {
  const sum = joined(addends.slice(0, mostAddends), " + ");
  return addends.length > mostAddends ? say`${sum} and ${addends.length - mostAddends} more` : sum;
}
