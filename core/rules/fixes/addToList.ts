// One more name behind those of a written list, with the same marks: labels, owners.
import type { Value } from "../../model/item.ts";
import type { Edit } from "../rule.ts";

/** Null where the list is empty, or stands around the item rather than in it. */
export function addToList(values: readonly Value<string>[], names: readonly string[]): Edit | null {
  const last = values.at(-1);
  if (last === undefined || last.inherited === true) return null;
  const { end, mark } = endOf(last);
  return { at: { ...last.at, start: end, end }, text: names.map((name) => `, ${mark}${name}${mark}`).join("") };
}

/** Where a value ends with its marks, and the mark that another one gets. */
export function endOf({ at }: Value<string>): { readonly end: number; readonly mark: string } {
  const mark = at.anchor.text[at.end] === "`" && at.anchor.text[at.start - 1] === "`" ? "`" : "";
  return { end: at.end + mark.length, mark };
}
