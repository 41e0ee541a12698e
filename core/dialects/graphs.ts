// Dependencies drawn rather than written: "M0 -> M1 -> M2" in text, a drawing of arrows in a fence, the edges of a Mermaid graph.
import type { Item } from "../model/item.ts";
import type { DrawnEdge } from "../model/statement.ts";
import type { Block, CodeBlock } from "../parse/blocks.ts";
import { sliceText, type Text } from "../parse/inline.ts";
import type { House } from "./house.ts";
import { idsIn } from "./ids.ts";
import { readMermaid } from "./mermaid.ts";
import type { PlaceOf } from "./values.ts";

const arrow =
  /^(?:[^\p{L}\p{N}\n]|\([^()\n]*\)|\[[^[\]\n]*\])*?(?:-+>|=+>|→|─+[►>▶]|➜|⟶|--+>)\s*(?:\|[^|\n]*\|)?[\s[("']*$/u;
/** "   └──► US-003": an arrow that comes from something above it. */
const branch = /^([\s│|]*)[└├╰+`]\s*[─-]+\s*[►▶>→]\s*[[("'│|]*$/u;
/** A line that only leads down: "   ▼". */
const down = /^[\s│|┌┐└┘─┬┴╭╮╰╯↓▼⬇vV+-]*[↓▼⬇vV][\s│|┌┐└┘─┬┴╭╮╰╯↓▼⬇vV+-]*$/u;
const frame = /^[\s│|┌┐└┘─┬┴╭╮╰╯+-]*$/u;

/** An ID and where it stands. */
interface End {
  readonly id: string;
  readonly line: Text;
  readonly start: number;
  readonly end: number;
}

/** The edges that arrows between IDs draw; an arrow at a line's end goes on to the next line. */
export function readEdges(blocks: readonly Block[], place: PlaceOf, house: House): DrawnEdge[] {
  const edges: DrawnEdge[] = [];
  for (const block of blocks) {
    if (block.type === "code" && block.lang === "mermaid") edges.push(...readMermaid(block, place, house));
    else if (block.type === "code") drawing(block, edges, place, house);
    else if (block.type === "paragraph") chain(block.lines, edges, place, house);
    else if (block.type === "list") for (const item of block.items) chain(item.lines, edges, place, house);
    else if (block.type === "quote") edges.push(...readEdges(block.blocks, place, house));
  }
  return edges;
}

function chain(lines: readonly Text[], edges: DrawnEdge[], place: PlaceOf, house: House): void {
  let last: End | null = null;
  const source = lines.some(({ plain }) => /\bcritical path\b/i.test(plain)) ? "path" : "chain";
  for (const line of lines) {
    const hits = /-+>|→|=+>|►/.test(line.plain) ? endsIn(line, house) : [];
    last = joined(last, hits, line, source, edges, place);
  }
}

/** Like a chain, and besides: branches that leave a line above, and arrows that lead down from one line to the next. */
function drawing(block: CodeBlock, edges: DrawnEdge[], place: PlaceOf, house: House): void {
  let last: End | null = null;
  let above: readonly End[] = [];
  let columns: readonly number[] = [];
  const passed: End[] = [];
  for (const line of block.lines) {
    const hits = endsIn(line, house);
    if (hits.length === 0) {
      if (down.test(line.plain)) columns = [...line.plain.matchAll(/[↓▼⬇vV]/g)].map(({ index }) => index);
      else if (!frame.test(line.plain)) [above, columns] = [[], []];
      last = joined(last, hits, line, "fence", edges, place);
      continue;
    }
    const [first] = hits;
    const from = first && branch.exec(line.plain.slice(0, first.start));
    const source = from ? passed.findLast(({ start }) => start <= (from[1]?.length ?? 0)) : undefined;
    if (first && source) edges.push(edgeOf(source, first, "fence", place));
    const known = edges.length;
    last = joined(from ? null : last, hits, line, "fence", edges, place);
    // An arrow that leads down from one chain to another says that phases follow each other.
    const chained = edges.length > known;
    for (const column of chained ? [] : columns) {
      const [over, under] = [at(column, above), at(column, hits)];
      if (over && under) edges.push(edgeOf(over, under, "fence", place));
    }
    [above, columns] = [chained ? [] : hits, []];
    passed.push(...hits);
  }
}

/** What a vertical arrow leads from or to: the only ID of the line, else the one it stands under or over. */
function at(column: number, ends: readonly End[]): End | undefined {
  return ends.length === 1 ? ends[0] : ends.find(({ start, end }) => start - 2 <= column && column <= end + 2);
}

function endsIn(line: Text, house: House): End[] {
  return idsIn(line.plain, house).map(({ id, start, end }) => ({ id, line, start, end }));
}

/** Adds the edges of one line, the first of them from the end of the line before; answers the end that goes on. */
function joined(
  before: End | null,
  hits: readonly End[],
  line: Text,
  source: DrawnEdge["source"],
  edges: DrawnEdge[],
  place: PlaceOf,
): End | null {
  let last = before;
  let from = 0;
  for (const hit of hits) {
    const gap = line.plain.slice(from, hit.start);
    const between: string = last ? (last.line === line ? gap : `${last.line.plain.slice(last.end)}${gap}`) : "";
    if (last && arrow.test(between)) edges.push(edgeOf(last, hit, source, place));
    last = hit;
    from = hit.end;
  }
  return hits.length > 0 ? last : null;
}

function edgeOf(before: End, after: End, source: DrawnEdge["source"], place: PlaceOf): DrawnEdge {
  const end = ({ id, line, start, end }: End): DrawnEdge["before"] => ({
    type: "id",
    id,
    at: place(sliceText(line, start, end)),
  });
  const [first, second] = [end(before), end(after)];
  return { before: first, after: second, source, ends: isAlone(before, after) ? [first.at, second.at] : null };
}

/** One arrow between two IDs, and no word besides. */
function isAlone(before: End, after: End): boolean {
  const { plain } = before.line;
  const others = plain.slice(0, before.start) + plain.slice(before.end, after.start) + plain.slice(after.end);
  return before.line === after.line && !/[\p{L}\p{N}]/u.test(others);
}

/** Arrows lead from and to much that only looks like IDs: "score 8.5 → 9.0". */
export function amongItems(edges: readonly DrawnEdge[], items: readonly Item[]): readonly DrawnEdge[] {
  if (edges.length === 0) return edges;
  const plain = (id: string): string => id.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, "");
  const ids = new Set(items.flatMap(({ id }) => (id ? [plain(id.value)] : [])));
  return edges.filter(({ before, after }) => ids.has(plain(before.id)) || ids.has(plain(after.id)));
}
