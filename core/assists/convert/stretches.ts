// The stretches of a document that hold nothing but items to be converted: these are replaced as wholes, all other text stays.
import type { FileIndex } from "../../index/fileIndex.ts";
import { isGroup } from "../../index/ids.ts";
import { nameOf } from "../../index/naming.ts";
import type { Item } from "../../model/item.ts";
import { isMessage, type Message, say } from "../../text/message.ts";
import { contains, type Span } from "../../text/span.ts";
import { isWholeFile, itemsWithin, unitOf, wholeOf } from "../mould/unit.ts";
import type { Said } from "./said.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { type Around, tableAround } from "./tableAround.ts";
import { takeApart } from "./takeApart.ts";
import { words } from "./words.ts";

/** Items that follow each other with nothing between them. */
export interface Stretch {
  readonly said: readonly Said[];
  /** The totals of a table, as lines of text. */
  readonly totals: readonly string[];
  /** In the file's text: from the start of the first line to the end of the last, without its break. */
  readonly span: Span;
}

/** The items that a conversion would rewrite: those of another shape. Headings that hold other items stay what they are. */
export function convertible(file: FileIndex, to: Shape): readonly Item[] {
  return file.items.filter((item) => {
    const shape = shapeOf(item);
    return shape !== to && !(isHolder(file, item) && (shape === "headings" || shape === "lines"));
  });
}

function isHolder(file: FileIndex, item: Item): boolean {
  return isGroup(item) || file.childrenOf(item).length > 0 || itemsWithin(file, item).length > 0;
}

/** The stretches in document order; or one plain sentence that says what keeps them from being replaced. */
export function stretchesOf(file: FileIndex, items: readonly Item[]): readonly Stretch[] | Message {
  const fences = fencesIn(file.text);
  const units = unitsOf(file, items);
  const found: { said: Said[]; totals: readonly string[]; span: Span }[] = [];
  for (const { item, inner, depth, own } of units) {
    const said = takeApart(item, inner, depth);
    const last = found.at(-1);
    if (last !== undefined && own.end <= last.span.end) {
      last.said.push(said);
      continue;
    }
    const outer =
      shapeOf(item) === "table" ? tableAround(file, own, items) : fenceAround(file, fences, item, own, units);
    if (isMessage(outer)) return outer;
    const { totals } = outer;
    const between = last === undefined ? null : file.text.slice(last.span.end, outer.start);
    const isNext =
      between !== null &&
      last !== undefined &&
      shapeOf(last.said[0]?.item ?? item) === shapeOf(item) &&
      shapeOf(item) !== "table";
    if (isNext && last !== undefined && /^(?:[ \t]*(?:-{3,}|\*{3,}|_{3,})?[ \t]*(?:\r?\n|$))*$/.test(between)) {
      last.said.push(said);
      last.span = { start: last.span.start, end: outer.end };
    } else found.push({ said: [said], totals, span: { start: outer.start, end: outer.end } });
  }
  return found;
}

interface Unit {
  readonly item: Item;
  /** The items within its lines. */
  readonly inner: readonly Item[];
  readonly depth: number;
  readonly own: Span;
}

function unitsOf(file: FileIndex, items: readonly Item[]): readonly Unit[] {
  const depths = new Map<Item, number>();
  return items.map((item) => {
    const place = isWholeFile(item) ? wholeOf(item) : unitOf(item);
    const around = items.filter((other) => other !== item && depths.has(other) && contains(unitOf(other), place));
    const depth = around.length;
    depths.set(item, depth);
    return { item, inner: itemsWithin(file, item), depth, own: file.spanOf(place) };
  });
}

/** A fence around items goes with them, when it holds nothing else. */
function fenceAround(
  file: FileIndex,
  fences: readonly Span[],
  item: Item,
  own: Span,
  units: readonly Unit[],
): Around | Message {
  const fence = fences.find(({ start, end }) => start < own.start && own.end <= end);
  if (fence === undefined) return { ...own, totals: [] };
  const inside = units.filter((unit) => fence.start < unit.own.start && unit.own.end <= fence.end);
  let rest = file.text.slice(fence.start, fence.end);
  for (const unit of [...inside].reverse())
    rest = rest.slice(0, unit.own.start - fence.start) + rest.slice(unit.own.end - fence.start);
  const [opening = "", ...lines] = rest.split("\n");
  const other = words(lines.join("\n"));
  if (other.length > 0 || opening === "")
    return say`The fence around \`${nameOf(item)}\` holds other text, which would stand outside it`;
  return { ...fence, totals: [] };
}

/** The fences of a text, with their marks. */
function fencesIn(text: string): readonly Span[] {
  const fences: Span[] = [];
  let open: { readonly mark: string; readonly start: number } | null = null;
  for (const match of text.matchAll(/^ {0,3}(`{3,}|~{3,})([^\n]*)$/gm)) {
    const mark = match[1] ?? "";
    if (open === null) open = { mark, start: match.index };
    else if (mark.startsWith(open.mark) && (match[2] ?? "").trim() === "") {
      fences.push({ start: open.start, end: match.index + match[0].trimEnd().length });
      open = null;
    }
  }
  return fences;
}
