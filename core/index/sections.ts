// Which chunks make up a section: one, or several where the leaves of a large block are chunks of their own.
import type { Reading } from "../model/reading.ts";
import type { Anchor } from "../text/span.ts";

/** The anchors of a document section by section, in order. */
export function sectionsOf({ chunks }: Pick<Reading, "chunks">): readonly (readonly Anchor[])[] {
  const sections: Anchor[][] = [];
  for (const { anchor } of chunks) {
    if (anchor.opening === undefined) sections.push([anchor]);
    else sections.at(-1)?.push(anchor);
  }
  return sections;
}

/** The position of the chunk that begins the section in which a chunk stands. */
export function sectionStart({ chunks }: Pick<Reading, "chunks">, rank: number): number {
  let from = rank;
  while (from > 0 && chunks[from]?.anchor.opening !== undefined) from--;
  return from;
}
