// Items that stay in a backlog for the record only: nobody is going to work on them, so nothing need be written for that.
import type { Item } from "../model/item.ts";
import { lazyFor } from "./lazy.ts";
import { written } from "../text/span.ts";

const word = "(?:superseded|postponed|deprecated|obsolete|cancell?ed|abandoned|duplicate|merged|won['’]?t (?:do|fix))";
/** In a title only where it stands apart: "Show cancelled orders" is work. */
const apart = new RegExp(
  `(?:^|[—–([|:-]\\s*)${word}(?:\\s+(?:by|of|into|in favou?r of)\\b.*)?\\s*(?:[\\])—–:|-]|$)`,
  "i",
);
/** "[Placeholder for bugs found later]" keeps a number free; "Placeholder images" is work. */
const placeholder = /\[placeholder\b[^\]\n]*\]\W*$/i;
const whole = new RegExp(`\\b${word}\\b`, "i");

/** True when the item's title or status says that it was given up, replaced or never filled in, or its title is struck through. */
export const isWithdrawn = lazyFor(
  ({ title, status, head }: Item): boolean =>
    apart.test(title.value) ||
    placeholder.test(written(head)) ||
    whole.test(status?.raw ?? "") ||
    /~~[^~\n]+~~/.test(written(head)),
);
