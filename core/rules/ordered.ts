// The findings of a file in document order, kept chunk by chunk: one that comes or goes moves nothing in other chunks.
import { chunkDifference } from "../index/chunkwise.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { Chunk } from "../model/reading.ts";
import { replaced } from "../text/difference.ts";
import type { Anchor } from "../text/span.ts";
import type { ReportedFinding } from "./run.ts";

export interface Ordered {
  /** Replaces what one contributor has found. */
  put(contributor: number, findings: readonly ReportedFinding[]): void;
  /**
   * Everything, as the chunks of the file follow each other; the same list while nothing came or went. Of findings at one
   * place those of the contributor that is lower in order come first.
   */
  list(file: FileIndex, orderOf: (contributor: number) => number): readonly ReportedFinding[];
}

/** What was found in one chunk, by contributor. */
type Bucket = Map<number, ReportedFinding[]>;

const nothing: readonly never[] = [];

export function createOrdered(): Ordered {
  const buckets = new Map<Anchor, Bucket>();
  const places = new Map<number, readonly Anchor[]>();
  /** Chunks in which something came or went since the last list. */
  const touched = new Set<Anchor>();
  let last: readonly ReportedFinding[] = nothing;
  let chunks: readonly Chunk[] = nothing;
  /** What was found in each of `chunks`, in its order. */
  let lists: readonly (readonly ReportedFinding[])[] = nothing;

  function take(contributor: number): void {
    for (const anchor of places.get(contributor) ?? nothing) {
      const bucket = buckets.get(anchor);
      if (bucket === undefined) continue;
      bucket.delete(contributor);
      touched.add(anchor);
      if (bucket.size === 0) buckets.delete(anchor);
    }
    places.delete(contributor);
  }

  return {
    put(contributor, findings) {
      take(contributor);
      if (findings.length === 0) return;
      const anchors = new Set<Anchor>();
      for (const finding of findings) {
        const { anchor } = finding.at;
        let bucket = buckets.get(anchor);
        if (bucket === undefined) buckets.set(anchor, (bucket = new Map()));
        const part = bucket.get(contributor);
        if (part === undefined) bucket.set(contributor, [finding]);
        else part.push(finding);
        anchors.add(anchor);
        touched.add(anchor);
      }
      places.set(contributor, [...anchors]);
    },
    list(file, orderOf) {
      const listIn = (anchor: Anchor): readonly ReportedFinding[] => {
        const bucket = buckets.get(anchor);
        return bucket === undefined ? nothing : sorted(bucket, orderOf);
      };
      const { from, endBefore, endAfter } = chunkDifference(chunks, file.chunks);
      const come = file.chunks.slice(from, endAfter).map(({ anchor }) => listIn(anchor));
      let changed = [...lists.slice(from, endBefore), ...come].some((list) => list.length > 0);
      const now = replaced(lists, from, endBefore, come);
      for (const anchor of touched) {
        const rank = file.rankOf(anchor);
        if (rank < 0 || (rank >= from && rank < endAfter)) continue;
        now[rank] = listIn(anchor);
        changed = true;
      }
      touched.clear();
      chunks = file.chunks;
      lists = now;
      if (!changed) return last;
      const all: ReportedFinding[] = [];
      for (const list of now)
        for (let index = 0; index < list.length; index++) all.push(list[index] as ReportedFinding);
      return (last = all);
    },
  };
}

function sorted(bucket: Bucket, orderOf: (contributor: number) => number): readonly ReportedFinding[] {
  const all = [...bucket].sort(([a], [b]) => orderOf(a) - orderOf(b)).flatMap(([, findings]) => findings);
  return all.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end || compare(a.rule, b.rule));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
