// Lists inside an item, such as criteria and tasks: the edits that leave only some of the elements, wherever they stand: lines of a list,
// pieces of a table's cell or of a sentence, steps of a scenario.
import { isRow } from "../../index/naming.ts";
import type { Item } from "../../model/item.ts";
import type { Edit } from "../../rules/rule.ts";
import { withMarkup } from "./markup.ts";
import { indentOf, lineAt, nextLine } from "../../text/lines.ts";
import type { Anchor, Place, Span } from "../../text/span.ts";

/** An element with the lines or characters that go with it when it is taken out. */
interface Element {
  readonly at: Place;
  readonly extent: Span;
  readonly inline: boolean;
  /** What stands before it in its line: the bullet, the number, the keyword of a step. */
  readonly prefix: string;
}

/** The edits that leave the elements in `kept`, given by position, and take out the others. At least one must stay. */
export function keepOnly(item: Item, elements: readonly Place[], kept: ReadonlySet<number>): readonly Edit[] {
  const all = elementsOf(item, elements);
  const runs = runsOf(item, all);
  return runs.flatMap((run) => [...removals(item, run, all, kept), ...repairedMarkers(run, all, kept)]);
}

/**
 * Positions of the elements that an element takes along because they stand within its lines: the details under a task.
 * Each element is in exactly one group, first positions ascending.
 */
export function groupsOf(item: Item, elements: readonly Place[]): readonly (readonly number[])[] {
  const all = elementsOf(item, elements);
  const groups: number[][] = [];
  let end = -1;
  for (const [index, { extent, at }] of all.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && at.start < end) last.push(index);
    else groups.push([index]);
    end = Math.max(end, extent.end);
  }
  return groups;
}

function elementsOf(item: Item, elements: readonly Place[]): readonly Element[] {
  const { text } = item.at.anchor;
  return elements.map((at, index): Element => {
    const line = lineAt(text, at.start);
    const prefix = text.slice(line.start, at.start);
    const shares = elements.some(
      (other, position) => position !== index && lineAt(text, other.start).start === line.start,
    );
    const named = item.fields.some(
      ({ nameAt }) => nameAt.anchor === at.anchor && nameAt.start < at.start && nameAt.start >= line.start,
    );
    const inline = shares || named || (line.start <= item.head.start && item.head.start < line.end);
    const scenario = isRow(item) || named ? null : scenarioAround(text, at, elements);
    // Steps that share their lines stay together with all of their scenario.
    if (scenario !== null) return { at, inline: false, prefix: "", extent: scenario };
    return { at, inline, prefix, extent: inline ? withMarkup(at) : linesOf(text, at, item.at.end) };
  });
}

/** The paragraph of Given, When and Then in which steps share lines; null where each has lines of its own. */
function scenarioAround(text: string, at: Place, elements: readonly Place[]): Span | null {
  const [first, last] = [lineAt(text, at.start), lineAt(text, at.end)];
  if (elements.every((other) => other === at || other.end <= first.start || last.end <= other.start)) return null;
  let { start } = first;
  while (start > 0 && goesOn(text, start)) start = lineAt(text, start - 1).start;
  let { end } = last;
  while (nextLine(text, end) > end && goesOn(text, nextLine(text, end))) end = lineAt(text, nextLine(text, end)).end;
  return /\b(?:given|when)\b/i.test(text.slice(start, end)) ? { start, end } : null;
}

/** True where a line goes on with the paragraph of the line above it. */
function goesOn(text: string, start: number): boolean {
  const [above, own] = [lineAt(text, start - 1), lineAt(text, start)].map((line) => text.slice(line.start, line.end));
  return (
    /\S/.test(above ?? "") && !/^\s*[#|]/.test(above ?? "") && /^\s*(?![-+#|]|[*][ \t]|\d+[.)][ \t])\S/.test(own ?? "")
  );
}

/** The element's own lines and those indented below it, without the last line break. */
function linesOf(text: string, at: Place, limit: number): Span {
  const first = lineAt(text, at.start);
  const own = indentOf(text.slice(first.start, first.end));
  let end = lineAt(text, Math.max(at.start, at.end - 1)).end;
  for (let next = nextLine(text, end); next < limit; ) {
    const line = lineAt(text, next);
    const words = text.slice(line.start, line.end);
    if (words.trim() !== "") {
      if (indentOf(words) <= own) break;
      end = line.end;
    }
    const after = nextLine(text, line.end);
    if (after <= next) break;
    next = after;
  }
  return { start: first.start, end };
}

/** Elements that follow each other with nothing but blanks and markers between them, by position. */
function runsOf(item: Item, all: readonly Element[]): readonly (readonly number[])[] {
  const { text } = item.at.anchor;
  const runs: number[][] = [];
  for (const [index, element] of all.entries()) {
    const run = runs.at(-1);
    const previous = run === undefined ? undefined : all[run.at(-1) ?? -1];
    const first = run === undefined ? undefined : all[run[0] ?? -1];
    const depth = ({ extent }: Element) => indentOf(text.slice(extent.start, extent.end));
    // What stands less deep than the first of them belongs to another list.
    const isOut = first !== undefined && !first.inline && depth(element) < depth(first);
    const together =
      previous !== undefined &&
      !isOut &&
      previous.inline === element.inline &&
      (element.at.start < previous.extent.end ||
        (element.inline
          ? !/\n/.test(text.slice(previous.extent.end, element.extent.start))
          : text.slice(previous.extent.end, element.extent.start).trim() === ""));
    if (run !== undefined && together) run.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** Before the first that stays, an element goes with what follows it; behind it, with what stands before it. */
function removals(
  item: Item,
  run: readonly number[],
  all: readonly Element[],
  kept: ReadonlySet<number>,
): readonly Edit[] {
  const first = run.find((index) => kept.has(index));
  const anchor = all[run[0] ?? -1]?.at.anchor;
  if (anchor === undefined) return [];
  if (first === undefined) return wholeRun(item, run, all, anchor);
  const edits: Edit[] = [];
  let end = -1;
  for (const [position, index] of run.entries()) {
    const own = all[index]?.extent;
    if (own === undefined || own.end <= end) continue;
    if (!kept.has(index)) {
      const next = run.slice(position + 1).find((other) => (all[other]?.extent.start ?? 0) >= own.end);
      if (index < first) {
        const start = all[next ?? -1]?.extent.start;
        if (start !== undefined) edits.push({ at: { anchor, start: own.start, end: start }, text: "" });
      } else edits.push({ at: { anchor, start: end, end: own.end }, text: "" });
    }
    end = own.end;
  }
  return edits;
}

/** A run of which nothing stays goes with its lines; another run of the same list stays. */
function wholeRun(item: Item, run: readonly number[], all: readonly Element[], anchor: Anchor): readonly Edit[] {
  const own = run.flatMap((index) => all[index] ?? []);
  const start = Math.min(...own.map(({ extent }) => extent.start));
  const end = Math.max(...own.map(({ extent }) => extent.end));
  const lead = own[0]?.inline === true ? start : startOfLead(item, startOfSteps(anchor.text, start), end);
  return [
    { at: { anchor, start: lead, end: own[0]?.inline === true ? end : endOfGap(anchor.text, lead, end) }, text: "" },
  ];
}

/** Behind the last line's break, and behind the blank lines there where one stands above. */
function endOfGap(text: string, start: number, end: number): number {
  let to = nextLine(text, end);
  const isBlank = (line: Span) => text.slice(line.start, line.end).trim() === "";
  while (start > 0 && to < text.length && isBlank(lineAt(text, start - 1)) && isBlank(lineAt(text, to)))
    to = nextLine(text, lineAt(text, to).end);
  return to;
}

/** "- The page shows:" above a list that is taken out leads to nothing and goes with it. */
function startOfLead({ fields, head, at: { anchor } }: Item, start: number, end: number): number {
  const { text } = anchor;
  const indent = (from: number) => indentOf(text.slice(from, lineAt(text, from).end));
  let from = start;
  for (;;) {
    const above = lineAt(text, Math.max(0, from - 1));
    const isField = fields.some(
      ({ nameAt }) => nameAt.anchor === anchor && lineAt(text, nameAt.start).start === above.start,
    );
    const leads = /^\s*(?:[-*+]|\d+[.)])\s.*:[*_]*[ \t]*$/.test(text.slice(above.start, above.end));
    const behind = nextLine(text, end);
    const goesOn = text.slice(behind, lineAt(text, behind).end).trim() !== "" && indent(behind) > indent(above.start);
    if (!leads || isField || goesOn || above.start <= head.start || indent(above.start) >= indent(from)) return from;
    from = above.start;
  }
}

/** The Given and When above steps that are taken out lead to nothing and go with them. */
function startOfSteps(text: string, start: number): number {
  let from = start;
  while (from > 0) {
    const above = lineAt(text, from - 1);
    if (!/^[\s>*_-]*(?:scenario(?: outline)?|given|when|then|and|but)\b/i.test(text.slice(above.start, above.end)))
      break;
    from = above.start;
  }
  return from;
}

const counter = /^([\s>]*(?:[-*+]\s+)?(?:\[.\]\s+)?#?)(\d+)([.)]?\s)/;

/** Numbers go on counting, and the first step that stays gets the keyword of the first there was. */
function repairedMarkers(run: readonly number[], all: readonly Element[], kept: ReadonlySet<number>): readonly Edit[] {
  const stay = run.filter((index) => kept.has(index));
  const lead = all[run[0] ?? -1];
  const first = all[stay[0] ?? -1];
  if (lead === undefined || first === undefined || first.inline || stay.length === run.length) return [];
  const numbers = run.map((index) => Number(counter.exec(all[index]?.prefix ?? "")?.[2] ?? Number.NaN));
  if (numbers.every((number, index) => number === (numbers[0] ?? 0) + index)) {
    return stay.flatMap((index, position): Edit[] => {
      const element = all[index];
      const found = counter.exec(element?.prefix ?? "");
      if (element === undefined || found === null || Number(found[2]) === (numbers[0] ?? 0) + position) return [];
      const start = element.extent.start + (found[1] ?? "").length;
      const at = { anchor: element.at.anchor, start, end: start + (found[2] ?? "").length };
      return [{ at, text: String((numbers[0] ?? 0) + position) }];
    });
  }
  if (first === lead || !/\p{L}/u.test(lead.prefix) || !/\b(?:and|but)\b/i.test(first.prefix)) return [];
  return [{ at: { ...first.at, start: first.extent.start, end: first.at.start }, text: lead.prefix }];
}
