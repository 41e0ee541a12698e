// Which kept answers speak of an object: when it is gone they are asked again, and only they.
import { chunkDifference } from "../index/chunkwise.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { differenceOf } from "../text/difference.ts";
import type { Anchor, Place } from "../text/span.ts";
import type { Finding } from "./rule.ts";

export interface Mentions {
  /** Notes what the answer of the subject at a position rests on and points to. */
  note(position: number, own: Anchor | null, reads: readonly unknown[], findings: readonly Finding[]): void;
  /** The positions whose answers speak of one of these objects, or did. */
  of(gone: readonly object[]): Iterable<number>;
}

export function createMentions(): Mentions {
  const positions = new WeakMap<object, Set<number>>();
  const add = (object: object, position: number): void => {
    const known = positions.get(object);
    if (known === undefined) positions.set(object, new Set([position]));
    else known.add(position);
  };
  return {
    note(position, own, reads, findings) {
      for (const value of reads) {
        if (typeof value !== "object" || value === null) continue;
        add(value, position);
        const anchor = anchorOf(value);
        if (anchor !== null && anchor !== own) add(anchor, position);
      }
      for (const place of placesOf(findings)) if (place.anchor !== own) add(place.anchor, position);
    },
    *of(gone) {
      for (const object of gone) yield* positions.get(object) ?? [];
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

/** What stood in a file and does not any more: items, sprints, chunks. Items and sprints are as many as they were. */
export function goneBetween(before: FileIndex, after: FileIndex): readonly object[] {
  const gone: object[] = [];
  const { from, endBefore } = differenceOf(before.items, after.items);
  for (let index = from; index < endBefore; index++) {
    const item = before.items[index];
    if (item !== undefined && item !== after.items[index]) gone.push(item);
  }
  if (before.sprints !== after.sprints) {
    const sprints = new Set(after.sprints);
    for (const sprint of before.sprints) if (!sprints.has(sprint)) gone.push(sprint);
  }
  const chunks = chunkDifference(before.chunks, after.chunks);
  for (const { anchor } of before.chunks.slice(chunks.from, chunks.endBefore))
    if (!after.holds(anchor)) gone.push(anchor);
  return gone;
}
