// Whom a change concerns of those who looked at other items: found from what is another of the items and of their links.
import { linkFacets } from "../index/buildFileIndex.ts";
import { differs, type Facet, isOfItems } from "../index/facets.ts";
import { keyOfItem } from "../index/ids.ts";
import { mayBeNearest } from "../index/nearest.ts";
import type { Numbering } from "../text/numbering.ts";
import { type Siblings, siblingsName } from "../index/siblings.ts";
import type { Item } from "../model/item.ts";
import type { Past } from "./pasts.ts";
import type { PreparedRule } from "./prepare.ts";

/** The subjects that have to be asked again by a rule for what they looked at; null where it may be any of them. */
export type Concern = (prepared: PreparedRule) => ReadonlySet<number> | null;

const nothing: readonly never[] = [];

/** `changed` are the numbers of items that are new, or gone, since the past. */
export function concernBetween(past: Past, now: Past, changed: readonly number[]): Concern {
  const { looks } = past;
  const [before, after] = [past.numberings.item, now.numberings.item];
  const isOther = (facet: Facet): boolean => past.file.facets[facet] !== now.file.facets[facet];
  const itemAt = ({ subjects, positions }: Numbering, number: number) =>
    subjects[positions[number] ?? -1] as Item | undefined;
  const pairs = changed.map((number) => ({ number, old: itemAt(before, number), own: itemAt(after, number) }));
  let known: ReadonlySet<number> | null = null;

  /** Those who saw a link that is another, or an ID that names something else now. */
  function linked(): ReadonlySet<number> {
    if (known !== null) return known;
    const concerned = new Set<number>();
    const add = (some: ReadonlySet<number> | undefined): void => {
      for (const subject of some ?? nothing) concerned.add(subject);
    };
    const keys = new Set<string>();
    const renamed = pairs.filter(
      ({ old, own }) => !old || !own || differs("id", old, own) || differs("kind", old, own),
    );
    for (const { old, own } of renamed) {
      for (const item of [old, own]) {
        const key = item === undefined ? undefined : keyOfItem(item)?.key;
        if (key === undefined) continue;
        keys.add(key);
        add(looks.keys.get(key));
        // "T5" names T5a where there is no T5.
        add(looks.keys.get(key.replace(/-?[a-z]$/, "")));
      }
    }
    for (const [id, subjects] of renamed.length > 0 ? looks.vain : nothing) {
      const owns = ({ file }: Past): boolean => file.families.ownsMissing(id);
      if (owns(past) !== owns(now) || [...keys].some((key) => mayBeNearest(id, key))) add(subjects);
    }
    if (renamed.length > 0 || isOther("plan") || isOther("name")) add(looks.unsure);
    const [old, own] = [past.file.links, now.file.links];
    for (const kind of ["epicOf", "needs"] as const)
      for (const number of unlike(old[kind], own[kind], before, after, true)) add(looks.items.get(number));
    for (const number of unlike(old.sprintsOf, own.sprintsOf, before, after, false)) add(looks.items.get(number));
    return (known = concerned);
  }

  /** Those who were told of a kind of which something else is taken now. */
  function* ofKinds(question: (siblings: Siblings<number>) => unknown): Iterable<number> {
    if (!isOther("kind") && !isOther("carries")) return;
    const answers = new Map(past.file.siblings.map((own) => [siblingsName(own), question(own)]));
    for (const own of now.file.siblings) {
      const name = siblingsName(own);
      if (!Object.is(answers.get(name), question(own))) yield* looks.kinds.get(name) ?? nothing;
    }
  }

  return ({ sees, options }) => {
    const others = (sees?.near ?? nothing).filter(isOther);
    if (others.some((facet) => !isOfItems(facet))) return null;
    const kinds = sees?.kinds;
    const concerned = new Set<number>(kinds && ofKinds((own) => kinds(own, options)));
    if (others.length === 0) return concerned;
    for (const subject of looks.wide) concerned.add(subject);
    for (const { number, old, own } of pairs) {
      if (old && own && !others.some((facet) => differs(facet, old, own))) continue;
      for (const subject of looks.items.get(number) ?? nothing) concerned.add(subject);
    }
    const links: readonly Facet[] = linkFacets;
    if (others.some((facet) => links.includes(facet))) for (const subject of linked()) concerned.add(subject);
    return concerned;
  };
}

type Links = ReadonlyMap<number, readonly number[]>;

/**
 * The numbers of items on both ends of links that are in one file and not in the other. Links go by position; what they lead
 * to are items too, or else what stands where it did.
 */
function* unlike(old: Links, own: Links, before: Numbering, after: Numbering, toItems: boolean): Iterable<number> {
  if (old === own && before.numbers === after.numbers) return;
  const numberAt = ({ numbers }: Numbering, position = -1) => (toItems ? (numbers[position] ?? -1) : position);
  const numbersOf = (positions: readonly number[], numbering: Numbering) =>
    toItems ? positions.map((position) => numberAt(numbering, position)) : nothing;
  const isSame = (a: readonly number[], b: readonly number[]): boolean =>
    a.length === b.length && a.every((position, index) => numberAt(before, position) === numberAt(after, b[index]));
  for (const [position, targets] of own) {
    const number = after.numbers[position] ?? -1;
    const were = old.get(before.positions[number] ?? -1) ?? nothing;
    if (isSame(were, targets)) continue;
    yield number;
    yield* numbersOf(were, before);
    yield* numbersOf(targets, after);
  }
  for (const [position, targets] of old) {
    const number = before.numbers[position] ?? -1;
    if (own.has(after.positions[number] ?? -1)) continue;
    yield number;
    yield* numbersOf(targets, before);
  }
}
