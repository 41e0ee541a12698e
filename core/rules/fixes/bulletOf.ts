// What a new line beside a criterion begins with, so that it stands in the same list.
import { lineBreakAt } from "../../text/lines.ts";
import type { Place } from "../../text/span.ts";

const lead = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?(?:(?:\*\*)?(?:Then|And|But)(?:\*\*)?:?[ \t]+)?$/;

/**
 * The line break and the bullet, box or step word of the line that a place alone fills: a step goes on with `And`, a box is
 * open, a number counts on. Null where the place shares its line or nothing marks it.
 */
export function bulletOf({ anchor, start, end }: Place): string | null {
  const own = anchor.text.slice(anchor.text.lastIndexOf("\n", start - 1) + 1, start);
  if (own.trim() === "" || !lead.test(own) || !/^[ \t\r.]*(?:\n|$)/.test(anchor.text.slice(end))) return null;
  const next = own
    .replace(/\[[xX]\]/, "[ ]")
    .replace(/\d+(?=[.)])/, (number) => String(Number(number) + 1))
    .replace(/\b(?:Then|But)\b/, "And");
  return lineBreakAt(anchor.text, end) + next;
}
