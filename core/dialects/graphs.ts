// Dependencies drawn rather than written: "M0 -> M1 -> M2" in text or a fence, and the edges of a Mermaid graph.
import type { Block } from "../parse/blocks.ts";
import { sliceText, type Text } from "../parse/inline.ts";
import type { Place } from "../text/span.ts";
import { idsIn } from "./ids.ts";
import type { House } from "./house.ts";
import type { PlaceOf } from "./values.ts";

/** `after` needs `before`; IDs as written. */
export interface Edge {
  readonly before: string;
  readonly after: string;
  readonly at: Place;
}

const arrow =
  /^(?:[^\p{L}\p{N}\n]|\([^()\n]*\)|\[[^[\]\n]*\])*?(?:-+>|=+>|→|─+[►>▶]|➜|⟶|--+>)\s*(?:\|[^|\n]*\|)?[\s[("']*$/u;

/** The edges that arrows between IDs draw, line by line; an arrow at a line's end goes on to the next line. */
export function readEdges(blocks: readonly Block[], place: PlaceOf, house: House): Edge[] {
  const edges: Edge[] = [];
  for (const block of blocks) {
    if (block.type === "code" || block.type === "paragraph")
      chain(block.lines, edges, place, block.type === "code", house);
    else if (block.type === "list") for (const item of block.items) chain(item.lines, edges, place, false, house);
    else if (block.type === "quote") edges.push(...readEdges(block.blocks, place, house));
  }
  return edges;
}

function chain(lines: readonly Text[], edges: Edge[], place: PlaceOf, fenced: boolean, house: House): void {
  let last: { id: string; line: Text; end: number } | null = null;
  for (const line of lines) {
    if (!fenced && !/-+>|→|=+>|►/.test(line.plain)) {
      last = null;
      continue;
    }
    let from = 0;
    for (const hit of idsIn(line.plain, house)) {
      const gap = line.plain.slice(from, hit.start);
      const before: string = last ? (last.line === line ? gap : `${last.line.plain.slice(last.end)}${gap}`) : "";
      if (last && arrow.test(before))
        edges.push({ before: last.id, after: hit.id, at: place(sliceText(line, hit.start, hit.end)) });
      last = { id: hit.id, line, end: hit.end };
      from = hit.end;
    }
    if (from === 0) last = null;
  }
}
