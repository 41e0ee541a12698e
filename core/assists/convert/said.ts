// What an item says, taken out of the shape that it is written in, so that another shape can say the same.
import type { FieldName, Item } from "../../model/item.ts";

/** A field in the author's words. */
export interface SaidField {
  readonly type: "field";
  readonly field: FieldName | null;
  /** As it is spelt in the file; null where the item's shape says the value without a name. */
  readonly name: string | null;
  /** Markdown without the indentation it stood in, lines parted by "\n"; empty for a name without a value. */
  readonly value: string;
  /** Set where it stands in the first line. */
  readonly inHead?: true;
  /** Set where it begins on a line below the name. */
  readonly isBelow?: true;
}

/** Text of the item that stands under no name. */
export interface SaidProse {
  readonly type: "prose";
  readonly value: string;
}

export type SaidPart = SaidField | SaidProse;

export interface Said {
  readonly item: Item;
  /** How many items of the same stretch it is nested in. */
  readonly depth: number;
  /** The words of its first line without bullet, box and hashes, where the line can be written anywhere; else null. */
  readonly head: string | null;
  /** What stands before the ID there: "Issue", "Bug". */
  readonly word: string;
  readonly title: string;
  /** What the first line holds besides ID, title and values: "[P]", "Story 1.1". */
  readonly tags: string;
  /** Values that the first line or the place says without naming them: a box, "(P1)". */
  readonly values: readonly SaidField[];
  /** In document order. */
  readonly parts: readonly SaidPart[];
}

/** Everything that is said under a name, the unnamed values of the first line before the fields. */
export function fieldsIn({ values, parts }: Said): readonly SaidField[] {
  return [...values, ...parts.filter((part) => part.type === "field")];
}
