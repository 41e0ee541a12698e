// Where an item says its ID or its title once more: in its heading and in its fields.
import type { Item } from "../../model/item.ts";
import { type Place, written } from "../../text/span.ts";

/** The places besides `own` at which an item's heading, ID field or title field holds `words`. */
export function echoes(item: Item, words: string, own: Place): readonly Place[] {
  const fields = item.fields.filter(({ field }) => field === "id" || field === "title").map(({ valueAt }) => valueAt);
  return [item.head, ...fields].flatMap((place) => {
    const start = place.anchor === item.at.anchor && words !== "" ? written(place).indexOf(words) : -1;
    const at = { ...place, start: place.start + start, end: place.start + start + words.length };
    const isWord = !/[\p{L}\p{N}]/u.test(
      `${place.anchor.text[at.start - 1] ?? " "}${place.anchor.text[at.end] ?? " "}`,
    );
    return start < 0 || !isWord || (at.start < own.end && own.start < at.end) ? [] : [at];
  });
}
