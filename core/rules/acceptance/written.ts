// A criterion as its author wrote it: with the code marks that its plain text lacks, and to the end of a closing link.
import type { Criterion } from "../../model/item.ts";
import { type Place, written } from "../../text/span.ts";

/** The criterion's text with code in backticks again: that something is code is evidence. */
export function textWithCode({ text, at }: Criterion): string {
  const raw = written(at);
  if (!raw.includes("`") || text.includes("`")) return text;
  let result = "";
  let rest = text;
  for (const [, , code = ""] of raw.matchAll(/(`+)\s?([^`]+?)\s?\1(?!`)/g)) {
    const start = rest.indexOf(code);
    if (start < 0) return text;
    result += `${rest.slice(0, start)}\`${code}\``;
    rest = rest.slice(start + code.length);
  }
  return result + rest;
}

/** Where the whole criterion stands. Its own place may end within the link that it ends with. */
export function wholePlace({ at }: Criterion): Place {
  const raw = written(at);
  if (raw.lastIndexOf("[") <= raw.lastIndexOf("]")) return at;
  const closing = /^\](?:\([^)\n]*\)|\[[^\]\n]*\])/.exec(at.anchor.text.slice(at.end));
  return closing ? { ...at, end: at.end + closing[0].length } : at;
}
