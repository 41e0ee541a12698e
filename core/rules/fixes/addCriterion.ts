// One more criterion below an item's last one, in the list that it has.
import type { Item } from "../../model/item.ts";
import type { Message } from "../../text/message.ts";
import { wholePlace } from "../acceptance/written.ts";
import type { Fix } from "../rule.ts";
import { bulletOf } from "./bulletOf.ts";

/** `snippet` with its tab stops as the last line of the list; none where the criteria are no list of lines. */
export function addCriterion(item: Item, title: Message, snippet: string): readonly Fix[] {
  const last = item.criteria.at(-1);
  const bullet = last === undefined ? null : bulletOf(last.at);
  if (last === undefined || bullet === null) return [];
  const whole = wholePlace(last);
  const stop = /^\.*/.exec(whole.anchor.text.slice(whole.end))?.[0].length ?? 0;
  const at = { ...whole, start: whole.end + stop, end: whole.end + stop };
  return [{ title, edits: [{ at, text: `${bullet}${snippet}`, snippet: true }], safety: "review" }];
}
