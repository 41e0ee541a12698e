// What a backlog declares about itself: its owners, its point scale, its guide from points to hours. Each chunk is read once, so
// a declaration stays the same object until it is edited.
import type { Anchor, Place } from "../text/span.ts";
import type { FileIndex } from "./fileIndex.ts";
import { lazyFor } from "./lazy.ts";
import { linesOf, tablesOf } from "./plainTables.ts";

/** A declaration and where it stands. */
export interface Convention<T> {
  readonly value: T;
  readonly at: Place;
}

/** One line of a guide: so many points are so many hours, ends included. */
export interface GuideLine {
  readonly points: number;
  readonly from: number;
  readonly to: number;
}

interface Declared {
  readonly owners: Convention<readonly string[]> | null;
  readonly scale: Convention<readonly number[]> | null;
  readonly guide: Convention<readonly GuideLine[]> | null;
}

const label = /^(?:[-*+]\s+)?[*_`]*([\p{L} ]{2,24}?)\.?[*_`]*:[*_`]*\s*(.+)$/u;
const ownerName = /^(?:owners?|assignees?|team members?|roles?)$/i;
const scaleName = /^(?:est|estimates?|estimation|estimation scale|story points?|points?|point scale|scale|sizing)$/i;

const declaredIn = lazyFor((anchor: Anchor): Declared => {
  let owners: Declared["owners"] = null;
  let scale: Declared["scale"] = null;
  for (const { text, at } of linesOf(anchor)) {
    const [, name = "", value = ""] = label.exec(text) ?? [];
    if (ownerName.test(name)) owners ??= listOf(ownersFrom(value), at);
    else if (scaleName.test(name)) scale ??= listOf(scaleFrom(value), at);
  }
  return { owners, scale, guide: guideIn(anchor) };
});

function listOf<T>(value: readonly T[], at: Place): Convention<readonly T[]> | null {
  return value.length >= 3 ? { value, at } : null;
}

/** A list of code spans only: a sentence about owners declares none. */
function ownersFrom(value: string): readonly string[] {
  if (!/^`[^`]+`(?:\s*(?:,|\/|\||and|or)+\s*`[^`]+`)+\W*$/.test(value)) return [];
  return [...value.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name.trim());
}

/** "1 ≈ ½ d, 2 ≈ 1 d, 3 ≈ 2 d", or "Fibonacci (1, 2, 3, 5, 8)". */
function scaleFrom(value: string): readonly number[] {
  const equated = [...value.matchAll(/(\d+(?:\.\d+)?)\s*(?:pts?|points?)?\s*[≈=]/g)].map(([, number]) =>
    Number(number),
  );
  if (equated.length >= 3) return equated;
  const listed = /(?:^|\()\s*(\d+(?:\.\d+)?(?:\s*[,/|]\s*\d+(?:\.\d+)?){2,})\s*(?:$|\))/.exec(value)?.[1];
  return listed === undefined ? [] : listed.split(/[,/|]/).map(Number);
}

/** A table with points in one column and a range of hours in another. */
function guideIn(anchor: Anchor): Declared["guide"] {
  for (const { head, rows } of tablesOf(anchor)) {
    const points = head.findIndex(({ text }) => /^\W*(?:story )?points?\W*$/i.test(text));
    const hours = head.findIndex(({ text }) => /^\W*(?:hours|hrs|effort \(h(?:ours|rs)?\))\W*$/i.test(text));
    if (points < 0 || hours < 0 || rows.length < 3) continue;
    const value = rows.flatMap((row): GuideLine[] => {
      const range = /^(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)/.exec(row[hours]?.text ?? "");
      const size = /^\**(\d+(?:\.\d+)?)\**$/.exec(row[points]?.text ?? "");
      return range === null || size === null
        ? []
        : [{ points: Number(size[1]), from: Number(range[1]), to: Number(range[2]) }];
    });
    const [first] = head;
    if (value.length === rows.length && first !== undefined) return { value, at: first.at };
  }
  return null;
}

/** The file's first declaration of each kind that stands in no item. */
export const conventionsOf = lazyFor((file: FileIndex): Declared => {
  const found = file.chunks.map(({ anchor }) => declaredIn(anchor));
  const first = <T>(all: readonly (Convention<T> | null)[]): Convention<T> | null =>
    all.find((one) => one !== null && file.itemAt(one.at) === null) ?? null;
  return {
    owners: first(found.map(({ owners }) => owners)),
    scale: first(found.map(({ scale }) => scale)),
    guide: first(found.map(({ guide }) => guide)),
  };
});
