// Numbers of the subjects of a file. A subject keeps its number while others come and go, and hands it on to what is read in
// its place, so that what was noted under it need not be noted again.
import { differenceOf, replaced } from "./difference.ts";

export interface Numbering<Subject extends object = object> {
  readonly subjects: readonly Subject[];
  /** The number of the subject at each position; the same list while subjects are only replaced. */
  readonly numbers: readonly number[];
  /** For each number the position of its subject; -1 for one that stands for nothing any more. */
  readonly positions: Int32Array;
}

export const noNumbers: Numbering<never> = { subjects: [], numbers: [], positions: new Int32Array() };

export interface Renumbered<Subject extends object = object> {
  readonly numbering: Numbering<Subject>;
  /** Numbers of subjects that are new, or stand in the place of another. */
  readonly changed: readonly number[];
  /** Numbers that stand for nothing any more. */
  readonly dropped: readonly number[];
}

/** Numbers for the subjects that follow those of `before`. */
export function renumbered<Subject extends object>(
  before: Numbering<Subject>,
  subjects: readonly Subject[],
): Renumbered<Subject> {
  const { from, endBefore, endAfter } = differenceOf(before.subjects, subjects);
  if (from === endBefore && from === endAfter) return { numbering: { ...before, subjects }, changed: [], dropped: [] };
  const free = new Map<object, number>();
  for (let at = from; at < endBefore; at++) {
    const [subject, number] = [before.subjects[at], before.numbers[at]];
    if (subject !== undefined && number !== undefined) free.set(subject, number);
  }
  const come = subjects.slice(from, endAfter);
  const own = come.map((subject) => {
    const number = free.get(subject);
    free.delete(subject);
    return number;
  });
  const left = [...free.values()];
  const changed: number[] = [];
  let next = before.positions.length;
  const numbers = own.map((number) => {
    if (number !== undefined) return number;
    const taken = left.shift() ?? next++;
    changed.push(taken);
    return taken;
  });
  if (endBefore === endAfter && numbers.every((number, index) => number === before.numbers[from + index]))
    return { numbering: { ...before, subjects }, changed, dropped: left };
  const isInPlace = endBefore === endAfter;
  const positions = new Int32Array(next).fill(-1, before.positions.length);
  positions.set(before.positions);
  for (const number of left) positions[number] = -1;
  const all = replaced(before.numbers, from, endBefore, numbers);
  for (let at = from; at < (isInPlace ? endAfter : all.length); at++) positions[all[at] ?? 0] = at;
  return { numbering: { subjects, numbers: all, positions }, changed, dropped: left };
}

/** The subject of a number; null where it stands for none. */
export function subjectAt<Subject extends object>(
  { subjects, positions }: Numbering<Subject>,
  number: number,
): Subject | null {
  return subjects[positions[number] ?? -1] ?? null;
}

/** The subjects of some numbers, as they follow each other. */
export function inOrder<Subject extends object>(
  numbers: Iterable<number>,
  { subjects, positions }: Numbering<Subject>,
): readonly Subject[] {
  const found = [...numbers].map((number) => positions[number] ?? -1).sort((a, b) => a - b);
  return found.flatMap((position) => subjects[position] ?? []);
}

/** True when the subjects that are in both follow each other in the same order. */
export function keepsOrder(before: Numbering, after: Numbering): boolean {
  if (before.numbers === after.numbers) return true;
  let last = -1;
  for (const number of after.numbers) {
    const position = before.positions[number] ?? -1;
    if (position < 0) continue;
    if (position < last) return false;
    last = position;
  }
  return true;
}
