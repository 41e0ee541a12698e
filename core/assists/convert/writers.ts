// The writers by shape, and the manners in which each is tried.
import { writeHeadings } from "./headings.ts";
import { writeKeyValue } from "./keyValue.ts";
import { writeList } from "./list.ts";
import type { Shape } from "./shape.ts";
import { writeTable } from "./table.ts";
import type { Manner, Sheet, Written } from "./writer.ts";

export const writers: Readonly<Record<Exclude<Shape, "files">, (sheet: Sheet) => Written>> = {
  table: writeTable,
  headings: writeHeadings,
  list: writeList,
  "key-value": writeKeyValue,
};

/** From the least to the most that is said besides. */
export const manners: readonly Manner[] = [
  { kind: false, word: false },
  { kind: true, word: false },
  { kind: false, word: true },
  { kind: true, word: true },
];
