// Evidence that a number, a status or a time decides.
import { units } from "../../../../text/english/words.ts";
import type { Found, Subject } from "./clue.ts";

const comparing =
  /^(?:within|under|below|above|over|exceeds?|exceeding|least|most|than|to|maximum|minimum|max|min|up|exactly|only|after|every|equals?|between|for)$/;
const statusWords =
  /^(?:http|status|code|returns?|returned|respond|responds|response|receives?|with|gets?|gives?|a|an|get)$/;

/** Comparators, units, percentages, counts, ranges, HTTP statuses and versions. */
export function measures(found: Found, { tokens, lower }: Subject): void {
  let compared = false;
  let counted = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.tag !== "number") continue;
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    const attachedUnit = /\d(?:ms|s|kb|mb|gb|px|m|h|d|pt|rem|em|fps|%|x\d+|k)$/i.test(token.text);
    const unit = attachedUnit || (next !== undefined && units.has(next.lower));
    if (
      before &&
      statusWords.test(before.lower) &&
      /^[1-5]\d\d$/.test(token.text) &&
      !(next && units.has(next.lower))
    ) {
      found("measure:status", token);
      counted = true;
    } else if (/^[1-5]\d\d$/.test(token.text) && (lower.includes("http") || /^[A-Z]/.test(next?.text ?? ""))) {
      found("measure:status", token);
      counted = true;
    } else if (
      before &&
      (before.tag === "compare" ||
        comparing.test(before.lower) ||
        token.text.endsWith("+") ||
        (before.text === "/" && i > 2))
    ) {
      if (!compared)
        found(unit ? "measure:compared-unit" : "measure:compared", before, unit && !attachedUnit ? next : token);
      compared = true;
    } else if (unit || /[$€£₹%°]/.test(token.text)) {
      if (!counted) found("measure:unit", token, attachedUnit ? token : next);
      counted = true;
    } else if (i > 0 || next?.tag === "plural") {
      if (!counted && !compared) found("measure:number", token);
      counted = true;
    }
  }
  const equality = tokens.find((t) => t.tag === "compare" && (t.text === "=" || t.text === "=="));
  if (equality) found("measure:equality", equality);
  const arrow = tokens.find((t) => t.text === "→" || t.text === "->" || t.text === "⇒" || t.text === "=>");
  if (arrow) found("measure:arrow", arrow);
  if (
    !compared &&
    !counted &&
    tokens.some((t) => /^(?:zero|one|two|three|four|five|ten|once|twice|exactly)$/.test(t.lower))
  )
    found("measure:counted-in-words");
}
