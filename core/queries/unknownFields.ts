// Names that stand where fields stand and mean nothing to Backlint yet, with what their values suggest that they mean.
import { readEstimate } from "../dialects/estimate.ts";
import { noHouse } from "../dialects/house.ts";
import { idsIn } from "../dialects/ids.ts";
import { normalise } from "../dialects/vocabulary.ts";
import { planKindOf, priorityOf, statusOf } from "../dialects/words.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { FieldName, WrittenField } from "../model/item.ts";
import { type Place, written } from "../text/span.ts";

export interface UnknownField {
  /** As it is first written. */
  readonly name: string;
  /** Where it is written; a column's name once. */
  readonly at: readonly [Place, ...Place[]];
  /** How many items have it. */
  readonly items: number;
  /** What it may mean, likeliest first; may be empty. */
  readonly meanings: readonly FieldName[];
}

interface Gathered {
  readonly name: string;
  readonly places: [Place, ...Place[]];
  items: number;
  readonly values: string[];
}

const known = new WeakMap<FileIndex, readonly UnknownField[]>();
/** More values say nothing new. */
const sampled = 20;

/** All of a file, those of the most items first. */
export function unknownFields(file: FileIndex): readonly UnknownField[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const byName = new Map<string, Gathered>();
  for (const item of file.items) {
    for (const field of item.fields) {
      if (field.field !== null || isHeading(field)) continue;
      const key = normalise(field.name);
      if (key === "") continue;
      const old = byName.get(key);
      const value = written(field.valueAt).trim();
      if (old === undefined) byName.set(key, { name: field.name, places: [field.nameAt], items: 1, values: [value] });
      else {
        old.items++;
        if (!old.places.some((place) => samePlace(place, field.nameAt))) old.places.push(field.nameAt);
        if (old.values.length < sampled) old.values.push(value);
      }
    }
  }
  const found = [...byName.values()]
    .sort((a, b) => b.items - a.items)
    .map(({ name, places, items, values }) => ({ name, at: places, items, meanings: suggested(values) }));
  known.set(file, found);
  return found;
}

/** A heading inside an item is text of its own, not the name of a value. */
function isHeading({ nameAt }: WrittenField): boolean {
  const { text } = nameAt.anchor;
  const line = text.slice(text.lastIndexOf("\n", nameAt.start - 1) + 1, nameAt.start);
  return /^[\s>]*#{1,6}\s/.test(line);
}

function samePlace(a: Place, b: Place): boolean {
  return a.anchor === b.anchor && a.start === b.start;
}

/** What most of some values would be if they were read as it. */
const readAs: readonly (readonly [FieldName, (value: string) => boolean])[] = [
  [
    "dependsOn",
    (value) => value.length < 120 && idsIn(value, noHouse).some(({ form }) => form === "key" || form === "hash"),
  ],
  ["priority", (value) => value.length < 30 && priorityOf(value, noHouse).scale !== "other" && !/^\d/.test(value)],
  ["estimate", (value) => value.length < 30 && readEstimate(value, "points") !== null],
  ["sprint", (value) => value.length < 60 && planKindOf(/^[\p{L} ]+?(?=\s*[\d#]|$)/u.exec(value)?.[0] ?? "") !== null],
  ["status", (value) => value.length < 40 && statusOf(value, noHouse) !== null],
  ["criteria", (value) => /^\s*(?:[-*+]|\d+\.)\s/m.test(value) && value.includes("\n")],
  ["owner", (value) => /^@?\p{Lu}[\p{L}.'-]*(?:[ ,/&+]+@?\p{Lu}[\p{L}.'-]*){0,3}$/u.test(value)],
  ["labels", (value) => value.length < 40 && /^[^\p{N}]*\p{L}/u.test(value) && value.split(/\s+/).length <= 4],
  ["description", (value) => value.length >= 40],
];

function suggested(values: readonly string[]): FieldName[] {
  const stated = values.filter((value) => /[\p{L}\p{N}]/u.test(value));
  if (stated.length === 0) return [];
  const likely = readAs.filter(([, fits]) => stated.filter(fits).length * 3 >= stated.length * 2);
  return likely.slice(0, 3).map(([field]) => field);
}
