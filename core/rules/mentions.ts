// Which kept answers speak of an object: when it is gone they are asked again, and only they.
import { chunkDifference } from "../index/chunkwise.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { differenceOf } from "../text/difference.ts";
import type { Anchor, Place } from "../text/span.ts";
import type { Finding } from "./rule.ts";

export interface Mentions {
  /** Notes what the answer of a subject rests on and points to, under the subject's number. */
  note(number: number, own: Anchor | null, reads: readonly unknown[], findings: readonly Finding[]): void;
  /** The numbers of subjects whose answers speak of one of these objects, or did. */
  of(gone: readonly object[]): Iterable<number>;
}

export function createMentions(): Mentions {
  const numbers = new WeakMap<object, Set<number>>();
  const add = (object: object, number: number): void => {
    const known = numbers.get(object);
    if (known === undefined) numbers.set(object, new Set([number]));
    else known.add(number);
  };
  return {
    note(number, own, reads, findings) {
      for (const value of reads) {
        if (typeof value !== "object" || value === null) continue;
        add(value, number);
        const anchor = anchorOf(value);
        if (anchor !== null && anchor !== own) add(anchor, number);
      }
      for (const place of placesOf(findings)) if (place.anchor !== own) add(place.anchor, number);
    },
    *of(gone) {
      for (const object of gone) yield* numbers.get(object) ?? [];
    },
  };
}

function anchorOf(value: object): Anchor | null {
  if (!("at" in value) || typeof value.at !== "object" || value.at === null || !("anchor" in value.at)) return null;
  return value.at.anchor as Anchor;
}

function* placesOf(findings: readonly Finding[]): Iterable<Place> {
  for (const { at, related, fixes } of findings) {
    yield at;
    for (const other of related ?? []) yield other.at;
    for (const fix of fixes ?? []) for (const edit of fix.edits) yield edit.at;
  }
}

/** What stood in a file and does not any more: items, sprints, chunks. */
export function goneBetween(before: FileIndex, after: FileIndex): readonly object[] {
  const gone: object[] = [];
  const { from, endBefore, endAfter } = differenceOf(before.items, after.items);
  const items = new Set(after.items.slice(from, endAfter));
  for (const item of before.items.slice(from, endBefore)) if (!items.has(item)) gone.push(item);
  if (before.sprints !== after.sprints) {
    const sprints = new Set(after.sprints);
    for (const sprint of before.sprints) if (!sprints.has(sprint)) gone.push(sprint);
  }
  const chunks = chunkDifference(before.chunks, after.chunks);
  for (const { anchor } of before.chunks.slice(chunks.from, chunks.endBefore))
    if (!after.holds(anchor)) gone.push(anchor);
  return gone;
}
