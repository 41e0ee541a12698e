// A place read without its markup may start or end inside a code span; what is moved or added goes around the whole of it.
import { type Place, written } from "../../text/span.ts";

/** The place with the backtick that a code span at its edge begins or ends with. */
export function withMarkup(at: Place): Place {
  const { text } = at.anchor;
  const isOpen = (written(at).match(/`/g) ?? []).length % 2 === 1;
  if (!isOpen)
    return text[at.start - 1] === "`" && text[at.end] === "`" ? { ...at, start: at.start - 1, end: at.end + 1 } : at;
  if (text[at.end] === "`") return { ...at, end: at.end + 1 };
  return text[at.start - 1] === "`" ? { ...at, start: at.start - 1 } : at;
}
