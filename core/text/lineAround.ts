// The line of a text that an offset lies on.
import type { Span } from "./span.ts";

/** The line at an offset, without its line break. */
export function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const found = text.indexOf("\n", offset);
  const end = found < 0 ? text.length : found;
  return { start, end: end > start && text[end - 1] === "\r" ? end - 1 : end };
}
