// The ID families of one file: which IDs it counts as its own, so that a missing one can be told from a foreign one.
import type { Item } from "../model/item.ts";
import { idKey, type IdParts, idParts, keyOfItem, partsOfKey } from "./ids.ts";
import { type Keyed, nearestTo } from "./nearest.ts";

interface Family {
  min: number;
  max: number;
  items: number;
}

export interface Families {
  /** True when a file that defines these items would define this ID too, if it existed. */
  ownsMissing(id: string): boolean;
  /** Items whose ID is a slip of the pen away, the likeliest first. */
  nearest(id: string, from: Item | null): readonly Item[];
  /** A number that the family of this ID has not used: one more than its highest. */
  freeNumber(id: string): number | null;
}

/** With fewer members a prefix is too thin to call an unknown number a mistake. */
const leastMembers = 3;
/** A shape such as S0-DEV-01 is the file's own convention from here on. */
const leastOfShape = 10;

interface Statistics {
  readonly families: ReadonlyMap<string, Family>;
  readonly shapes: ReadonlyMap<string, { readonly items: number; readonly segments: readonly ReadonlySet<string>[] }>;
}

/** Counts the IDs of a file. */
export function familyStatistics(items: readonly Item[]): Statistics {
  const families = new Map<string, Family>();
  const shapes = new Map<string, { items: number; readonly segments: Set<string>[] }>();
  for (const item of items) {
    const own = keyOfItem(item);
    const parts = own === null ? null : partsOfKey(own);
    if (own === null || parts === null) continue;
    count(families, `${own.word ?? ""}|${parts.prefix}`, parts.number);
    const shape = shapeOf(parts.prefix);
    const seen = shapes.get(shape.name) ?? { items: 0, segments: shape.segments.map(() => new Set<string>()) };
    seen.items++;
    for (const [index, segment] of shape.segments.entries()) seen.segments[index]?.add(segment);
    shapes.set(shape.name, seen);
  }
  return { families, shapes };
}

export function familiesOf({ families, shapes }: Statistics, keyed: () => Keyed): Families {
  const familyFor = (word: string | null, prefix: string): Family | undefined =>
    families.get(`${word ?? ""}|${prefix}`) ?? families.get(`|${prefix}`);

  function ownsMissing(id: string): boolean {
    const { key, word } = idKey(id);
    const parts = idParts(key);
    if (parts === null || word === "requirement" || word === "ac" || word === "criterion" || word === "step")
      return false;
    const family = familyFor(word, parts.prefix);
    const shape = shapeOf(parts.prefix);
    const seen = shapes.get(shape.name);
    const inShape =
      seen !== undefined &&
      shape.segments.length > 1 &&
      seen.items >= leastOfShape &&
      shape.segments.every((segment, index) => seen.segments[index]?.has(segment) === true);
    if (family === undefined) return inShape && parts.prefix !== "";
    if (family.items < leastMembers && !inShape) return false;
    return numberIsExpected(parts, family, id);
  }

  function freeNumber(id: string): number | null {
    const { key, word } = idKey(id);
    const parts = idParts(key);
    const family = parts === null ? undefined : familyFor(word, parts.prefix);
    return family === undefined ? null : family.max + 1;
  }

  return { ownsMissing, nearest: (id, from) => nearestTo(id, from, keyed()), freeNumber };
}

/**
 * Inside the family's range a number that is not there is a gap; above it only a family that starts at the beginning is
 * complete enough to say so: a file that holds US-040 to US-060 has sisters.
 */
function numberIsExpected(parts: IdParts, family: Family, id: string): boolean {
  if (parts.number < family.min) return family.min <= 1;
  if (parts.number <= family.max) return true;
  if (family.min % 100 > 1) return false;
  // "#312" beside items #1 to #25 is an issue of some tracker.
  return !id.includes("#") || parts.number <= family.max * 2 + 10;
}

function count(families: Map<string, Family>, name: string, number: number): void {
  const family = families.get(name);
  if (family === undefined) {
    families.set(name, { min: number, max: number, items: 1 });
    return;
  }
  family.min = Math.min(family.min, number);
  family.max = Math.max(family.max, number);
  family.items++;
}

/** "s0-dev" -> segments s, 0, dev; name "a9a". */
function shapeOf(prefix: string): Shape {
  let shape = shapes.get(prefix);
  if (shape === undefined) {
    const segments = prefix.match(/\p{L}+|\d+/gu) ?? [];
    shape = { name: segments.map((segment) => (/\d/.test(segment) ? "9" : "a")).join(""), segments };
    if (shapes.size >= 10_000) shapes.clear();
    shapes.set(prefix, shape);
  }
  return shape;
}

interface Shape {
  readonly name: string;
  readonly segments: readonly string[];
}

/** Thousands of items share a few prefixes. */
const shapes = new Map<string, Shape>();
