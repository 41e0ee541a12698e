// The edit that takes one reference out of a written list, with the separator and the gloss that belong to it.
import type { Reference } from "../../model/item.ts";
import { contains, type Place } from "../../text/span.ts";
import type { Message } from "../../text/message.ts";
import type { Edit, Fix } from "../rule.ts";

/** Takes `reference` out of its list; the last one leaves "None" behind. Null when the list spans several chunks. */
export function dropReference(reference: Reference, list: readonly Reference[]): Edit | null {
  const { anchor } = reference.at;
  const together = list.filter((other) => other.at.anchor === anchor).sort((a, b) => a.at.start - b.at.start);
  const index = together.indexOf(reference);
  if (index < 0) return null;
  const next = together[index + 1];
  const previous = together[index - 1];
  if (next !== undefined) return { at: { ...reference.at, end: next.at.start }, text: "" };
  const own = withGloss(reference.at);
  if (previous === undefined) return wholeRemark(own) ?? { at: own, text: "None" };
  return { at: { ...own, start: withGloss(previous.at).end }, text: "" };
}

/** The fix that takes one reference out of a written list; none where it cannot. */
export function dropFix(reference: Reference, list: readonly Reference[], title: Message): readonly Fix[] {
  const edit = dropReference(reference, list);
  return edit === null ? [] : [{ title, edits: [edit], safety: "review" }];
}

/** "Pay by card (depends on T004)": without it the remark says nothing and goes as a whole. Null for a field of its own. */
function wholeRemark({ anchor, start, end }: Place): Edit | null {
  const before =
    /\s*[*_]*\([*_]*(?:depends?(?: on)?|dependenc(?:y|ies)|needs?|requires?|after|blocked by)[ :*_]*$/i.exec(
      anchor.text.slice(0, start),
    );
  const behind = /^[*_]*\)[*_]*/.exec(anchor.text.slice(end));
  return before === null || behind === null
    ? null
    : { at: { anchor, start: before.index, end: end + behind[0].length }, text: "" };
}

/** "US-001 (needs Redis)": the remark in brackets goes with the ID. */
function withGloss(at: Place): Place {
  const gloss = /^\s*\([^()\n]*\)/.exec(at.anchor.text.slice(at.end));
  const wide = gloss === null ? at : { ...at, end: at.end + gloss[0].length };
  return contains(wide, at) ? wide : at;
}
