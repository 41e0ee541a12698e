// Percentages and averages that stand beside the figures they are made of: in a line, or in the columns of a table. How two
// columns make a third is learned from the table itself, so no column's name has to be known.
import type { Figure, Ratio } from "../model/statement.ts";
import type { Block, TableBlock } from "../parse/blocks.ts";
import { sliceText, type Text } from "../parse/inline.ts";
import { sentencesIn } from "./statements.ts";
import type { PlaceOf } from "./values.ts";

/** The ratios of blocks that no item took. */
export function readRatios(blocks: readonly Block[], place: PlaceOf): Ratio[] {
  return [
    ...[...sentencesIn(blocks)].flatMap((line) => inLine(line, place)),
    ...blocks.flatMap((block) =>
      block.type === "table"
        ? [...columnRatios(block, place), ...averages(block, place), ...availabilities(block, place)]
        : [],
    ),
  ];
}

/** True where a value is another one rounded or cut off. */
function isAbout({ amount, places }: Figure, exact: number): boolean {
  return Math.abs(amount - exact) < 10 ** -places + 1e-9;
}

const fraction = "(?<![\\d./:-]|\\b(?:on|by|until) )(\\d{1,6})\\s*(?:\\/|of|out of)\\s*(\\d{1,6})(?![\\d./:-])";
const share = "(?<![~≈<>≤≥\\d.])(\\d{1,3}(?:\\.\\d+)?)\\s?%(?!\\+)";
const shareAfter = new RegExp(`${fraction}(?:\\s+[\\p{L} -]{1,28})?\\s*(?:\\(|=|→|[-–—:,]\\s)\\s*${share}`, "giu");
const shareBefore = new RegExp(`${share}(?:\\s+[\\p{L} -]{1,20})?\\s*\\(\\s*${fraction}`, "giu");
/** Of these a share can be counted; of scores and weights the percentage means something else. */
const counts =
  /\b(?:complet|done|finish|pass|progress|implement|cover|ready|clos|deliver|merg|check|tests?\b|stories|tasks|items|criteria)/i;
const rest = /\b(?:remain|left|open|fail|missing|to go|to do|outstanding|pending|not|un\w+ed)/i;

function inLine(line: Text, place: PlaceOf): Ratio[] {
  if (!line.plain.includes("%") || !counts.test(line.plain) || rest.test(line.plain)) return [];
  const found: Ratio[] = [];
  const add = (match: RegExpExecArray, order: readonly [number, number, number]): void => {
    let from = match.index;
    const figures = [1, 2, 3].map((group) => {
      const number = match[group] ?? "";
      from = line.plain.indexOf(number, from);
      const figure = figureAt(line, from, number, place);
      from += number.length;
      return figure;
    });
    const [stated, part, whole] = order.map((index) => figures[index]);
    if (!stated || !part || !whole || whole.amount < 2 || part.amount > whole.amount) return;
    found.push({ kind: "percentage", stated, part, whole, inferred: false });
  };
  for (const match of line.plain.matchAll(shareAfter)) add(match, [2, 0, 1]);
  for (const match of line.plain.matchAll(shareBefore)) add(match, [0, 1, 2]);
  return found;
}

function figureAt(text: Text, start: number, number: string, place: PlaceOf): Figure {
  return {
    amount: Number(number.replace(/,/g, "")),
    places: number.split(".")[1]?.length ?? 0,
    at: place(sliceText(text, start, start + number.length)),
  };
}

/** The numbers of a column, one for each row; null where the cell holds no single one. */
type Column = readonly (Figure | null)[];

const percentCell = /^\s*(\d{1,3}(?:\.\d+)?)\s?%/;
const numberCell = /^\s*(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?:\p{L}{1,6}\.?)?\s*$/u;
const numberInParentheses = /\(\s*(\d+(?:\.\d+)?)[^()%]*\)/;

function figureIn(cell: Text | undefined, form: RegExp, place: PlaceOf): Figure | null {
  const found = cell ? form.exec(cell.plain) : null;
  const number = found?.[1];
  if (!cell || !found || number === undefined) return null;
  return figureAt(cell, found.index + found[0].indexOf(number), number, place);
}

/** A share of two other columns, where three rows or more are so and the rest are the exceptions. */
function columnRatios({ head, rows }: TableBlock, place: PlaceOf): Ratio[] {
  const columnOf = (column: number, form: RegExp): Column =>
    rows.map((row) => figureIn(row.cells[column], form, place));
  const shares = head.map((_, column) => columnOf(column, percentCell)).filter((column) => filled(column) >= 3);
  if (shares.length === 0) return [];
  const numbers = head
    .flatMap((_, column) => [columnOf(column, numberCell), columnOf(column, numberInParentheses)])
    .filter((column) => filled(column) >= 3);
  return shares.flatMap((own) => {
    for (const part of numbers)
      for (const whole of numbers) {
        const ratios = part === whole ? [] : sharesOf(own, part, whole);
        if (areHabit(ratios)) return ratios;
      }
    return [];
  });
}

const filled = (column: Column): number => column.filter((one) => one !== null).length;

function sharesOf(own: Column, parts: Column, wholes: Column): (Ratio & { readonly kind: "percentage" })[] {
  return own.flatMap((stated, row) => {
    const [part, whole] = [parts[row], wholes[row]];
    return stated && part && whole && whole.amount > 0
      ? [{ kind: "percentage" as const, stated, part, whole, inferred: true }]
      : [];
  });
}

/** True where at least three rows are so, two of them neither 0 nor 100 %, and at most half as many are not. */
function areHabit(ratios: readonly (Ratio & { readonly kind: "percentage" })[]): boolean {
  const right = ratios.filter(({ stated, part, whole }) => isAbout(stated, (100 * part.amount) / whole.amount));
  const telling = right.filter(({ stated }) => stated.amount > 0 && stated.amount < 100);
  return right.length >= 3 && telling.length >= 2 && (ratios.length - right.length) * 2 <= right.length;
}

const averageName = /^\W*(?:average|avg|mean|durchschnitt|promedio|média|moyenne)\b/i;
const totalName = /^\W*(?:(?:sub-?|grand )?totals?|sum)\b/i;
const averageCell = /^\s*(?:avg\.?|average|ø)?\s*(\d+(?:\.\d+)?)\s*(?:avg\.?|average|ø)?\s*$/i;

/** The averages of a table's last rows: a row of that name, or a cell of the total that says so. */
function averages({ rows }: TableBlock, place: PlaceOf): Ratio[] {
  const leadOf = ({ cells }: (typeof rows)[number]): string => cells.find(({ plain }) => plain.trim())?.plain ?? "";
  return rows.flatMap((row, index): Ratio[] => {
    const named = averageName.test(leadOf(row));
    if (!named && !totalName.test(leadOf(row))) return [];
    const above = rows.slice(0, index).filter((one) => !totalName.test(leadOf(one)));
    return row.cells.flatMap((cell, column): Ratio[] => {
      const stated = named || /avg|average|ø/i.test(cell.plain) ? figureIn(cell, averageCell, place) : null;
      const of = above.flatMap((one) => figureIn(one.cells[column], numberCell, place) ?? []);
      return stated && of.length >= 2 && of.length === above.length ? [{ kind: "average", stated, of }] : [];
    });
  });
}

/** "60 % | 30 hrs" beside "100 % | 40 hrs": who is there in full says what a part of it is. */
function availabilities({ head, rows }: TableBlock, place: PlaceOf): Ratio[] {
  const own = head.findIndex(({ plain }) => /\b(?:availability|available|allocation|fte)\b/i.test(plain));
  const hours = head.findIndex(({ plain }, column) => column !== own && /\b(?:hours|hrs|days)\b/i.test(plain));
  if (own < 0 || hours < 0) return [];
  const pairs = rows.flatMap((row) => {
    const stated = figureIn(row.cells[own], percentCell, place);
    const part = figureIn(row.cells[hours], numberCell, place);
    return stated && part ? [{ stated, part }] : [];
  });
  const full = pairs.filter(({ stated }) => stated.amount === 100).map(({ part }) => part);
  const [whole] = full;
  if (!whole || whole.amount === 0 || full.some(({ amount }) => amount !== whole.amount)) return [];
  return pairs
    .filter(({ stated }) => stated.amount !== 100)
    .map(({ stated, part }) => ({ kind: "percentage", stated, part, whole, inferred: true }));
}
