// One more criterion behind an item's last one, in the list or the cell that it has.
import { isRow } from "../../index/naming.ts";
import type { Item } from "../../model/item.ts";
import type { Message } from "../../text/message.ts";
import { wholePlace } from "../acceptance/written.ts";
import type { Fix } from "../rule.ts";
import { bulletOf } from "./bulletOf.ts";

/** `snippet` with its tab stops as the last of the list; none where the criteria are neither lines nor in one cell. */
export function addCriterion(item: Item, title: Message, snippet: string): readonly Fix[] {
  const last = item.criteria.at(-1);
  const bullet = last === undefined ? null : isRow(item) ? betweenIn(item) : bulletOf(last.at);
  if (last === undefined || bullet === null) return [];
  const whole = wholePlace(last);
  const stop = /^\.*/.exec(whole.anchor.text.slice(whole.end))?.[0].length ?? 0;
  const at = { ...whole, start: whole.end + stop, end: whole.end + stop };
  return [{ title, edits: [{ at, text: `${bullet}${snippet}`, snippet: true }], safety: "review" }];
}

/** What parts the criteria of a cell: what stands between the last two, else a break with the mark before the only one. */
function betweenIn({ criteria, head }: Item): string | null {
  const [last, before] = [criteria.at(-1), criteria.at(-2)];
  if (last === undefined || last.at.anchor !== head.anchor || last.at.end > head.end) return null;
  const { text } = head.anchor;
  if (before !== undefined) {
    const between = text.slice(wholePlace(before).end, last.at.start);
    return /^[\s.;,]*(?:<br\s*\/?>)?[\s;,–—•*-]*$/i.test(between) && between.trim() !== "" ? between : null;
  }
  return `<br>${/(?:[–—•*-]\s*)?$/.exec(text.slice(head.start, last.at.start))?.[0] ?? ""}`;
}
