// References as they are written in lists: the edits that name other items where one was named, and others beside it.
import type { Reference } from "../../model/item.ts";
import type { Edit } from "../../rules/rule.ts";
import { lineAt, lineBreakOf } from "../../text/lines.ts";
import { type Place, written } from "../../text/span.ts";

/** Where just the ID stands in a reference: "US-009" of "US-009 (Redis cluster)". */
export function idWithin(at: Place, id: string): Place {
  const start = written(at).indexOf(id);
  return start < 0 ? at : { anchor: at.anchor, start: at.start + start, end: at.start + start + id.length };
}

/** Names `ids` where a reference names one. */
export function renamed(reference: Reference & { type: "id" }, ids: readonly string[]): readonly Edit[] {
  const at = idWithin(reference.at, reference.id);
  const [first, ...others] = ids;
  if (first === undefined) return [];
  const edits: Edit[] = first === reference.id ? [] : [{ at, text: first }];
  return [...edits, ...added(reference.at, reference.id, others)];
}

/** Names `ids` besides what stands at a reference, spelt as it is, in front of the remark that follows it. */
export function added(reference: Place, id: string, ids: readonly string[]): readonly Edit[] {
  if (ids.length === 0) return [];
  const at = idWithin(reference, id);
  const { text } = reference.anchor;
  const line = lineAt(text, at.start);
  const before = text.slice(line.start, at.start);
  const quote =
    /^["'`]$/.test(text[at.start - 1] ?? "") && text[at.start - 1] === text[at.end] ? (text[at.end] ?? "") : "";
  const end = at.end + quote.length;
  const isAlone = /^\s*(?:[-*+]|\d+[.)])\s+\S{0,2}$/.test(before) && /^[\s"'`*]*$/.test(text.slice(at.end, line.end));
  // A word in front of the ID belongs to how it is spelt: "Story 1.1".
  const word = /(?:[\p{L}]+ |#)$/u.exec(text.slice(reference.start, at.start))?.[0] ?? "";
  const joined = isAlone
    ? ids.map((one) => lineBreakOf(text) + before + one + text.slice(at.end, line.end)).join("")
    : ids.map((one) => `, ${quote}${word}${one}${quote}`).join("");
  const place = isAlone ? line.end : end;
  return [{ at: { ...reference, start: place, end: place }, text: joined }];
}
