// The findings of a file in document order, kept chunk by chunk: one that comes or goes moves nothing in other chunks.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Anchor } from "../text/span.ts";
import type { ReportedFinding } from "./run.ts";

export interface Ordered {
  /** Replaces what one contributor has found. Of findings at one place the lower contributor's come first. */
  put(contributor: number, findings: readonly ReportedFinding[]): void;
  /** Everything, as the chunks of the file follow each other. */
  list(file: FileIndex): readonly ReportedFinding[];
}

interface Bucket {
  readonly parts: Map<number, ReportedFinding[]>;
  sorted: readonly ReportedFinding[] | null;
}

export function createOrdered(): Ordered {
  const buckets = new Map<Anchor, Bucket>();
  const places = new Map<number, readonly Anchor[]>();

  function take(contributor: number): void {
    for (const anchor of places.get(contributor) ?? []) {
      const bucket = buckets.get(anchor);
      if (bucket === undefined) continue;
      bucket.parts.delete(contributor);
      bucket.sorted = null;
      if (bucket.parts.size === 0) buckets.delete(anchor);
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
        if (bucket === undefined) buckets.set(anchor, (bucket = { parts: new Map(), sorted: null }));
        const part = bucket.parts.get(contributor);
        if (part === undefined) bucket.parts.set(contributor, [finding]);
        else part.push(finding);
        bucket.sorted = null;
        anchors.add(anchor);
      }
      places.set(contributor, [...anchors]);
    },
    list(file) {
      const all: ReportedFinding[] = [];
      for (const { anchor } of file.chunks) {
        const bucket = buckets.get(anchor);
        if (bucket === undefined) continue;
        bucket.sorted ??= sorted(bucket);
        for (const finding of bucket.sorted) all.push(finding);
      }
      return all;
    },
  };
}

function sorted({ parts }: Bucket): readonly ReportedFinding[] {
  const all = [...parts].sort(([a], [b]) => a - b).flatMap(([, findings]) => findings);
  return all.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end || compare(a.rule, b.rule));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
