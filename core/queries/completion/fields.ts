// Names of fields that the neighbours have and this item lacks, written the way the nearest neighbour writes them; and whole
// items made of the same.
import { isGroup, withNumber } from "../../index/ids.ts";
import { isRow, kindWords } from "../../index/naming.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { sectionStart } from "../../index/sections.ts";
import type { Item, WrittenField } from "../../model/item.ts";
import { lineAt, lineBreakOf } from "../../text/lines.ts";
import { literal, tabStop } from "../../text/snippet.ts";
import type { Place } from "../../text/span.ts";
import { meanings } from "../meanings.ts";
import type { Asked, Proposal } from "./completion.ts";
import type { Spot } from "./spot.ts";
import { facts } from "../outline.ts";
import { say } from "../../text/message.ts";

/** A line of a field as it is written: what stands before its name, between name and value, and after it. */
interface Shape {
  readonly name: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly value: string;
  /** How the first line of the value begins where it stands below: "- [ ] ". */
  readonly below: string | null;
}

/** Null for a field that shares its line with others, or that stands in no line of its own. */
function shapeOf({ name, nameAt, valueAt }: WrittenField): Shape | null {
  const { text } = nameAt.anchor;
  if (valueAt.anchor !== nameAt.anchor) return null;
  const line = lineAt(text, nameAt.start);
  const before = text.slice(line.start, nameAt.start);
  if (!/^[\s>*+\-_`#]*$/.test(before)) return null;
  const rest = text.slice(nameAt.end, line.end);
  if (valueAt.start > line.end || valueAt.end <= valueAt.start) {
    const first = lineAt(text, valueAt.start);
    const below = valueAt.end <= valueAt.start ? "" : text.slice(first.start, valueAt.start);
    return {
      name,
      before,
      between: rest,
      after: "",
      value: "",
      below: /\w/.test(below.replace(/^\s*\d+/, "")) ? "" : below,
    };
  }
  const after = text.slice(valueAt.end, line.end);
  if (!/^[\s*_`]*$/.test(after)) return null;
  return {
    name,
    before,
    between: text.slice(nameAt.end, valueAt.start),
    after,
    value: text.slice(valueAt.start, valueAt.end),
    below: null,
  };
}

/** What may be typed of a field's line so far. */
const start = /^[\s>]*(?:[-*+]\s+)?[*_]{0,3}[\p{L} ]{0,30}$/u;
const farthest = 40;

export function fieldProposals({ file, byHand }: Asked, { item, before, after }: Spot): readonly Proposal[] {
  if (item === null || isRow(item) || !start.test(before) || /\S/.test(after.replace(/^[*_:]+/, ""))) return [];
  if (!byHand && !/[*_]/.test(before)) return [];
  const has = new Set(item.fields.map(({ field, name }) => field ?? name.toLowerCase()));
  const found = new Map<string, Proposal>();
  for (const neighbour of neighbours(file, item)) {
    for (const field of neighbour.fields) {
      const key = field.field ?? field.name.toLowerCase();
      const shape = has.has(key) || found.has(key) || isText(field) ? null : shapeOf(field);
      if (shape === null || !shape.before.startsWith(before.replace(/[\p{L} ]*$/u, ""))) continue;
      const about = field.field === null ? facts() : meanings[field.field].about;
      const lineBreak = lineBreakOf(field.nameAt.anchor.text);
      found.set(key, {
        label: shape.name,
        kind: "field",
        detail: about,
        text: lineOf(shape, 1, "", lineBreak),
        snippet: true,
        filter: shape.before + shape.name,
      });
    }
  }
  return [...found.values()];
}

/** A field's line with its value as a tab stop; a value below gets its first line. */
function lineOf(
  { name, before, between, after, below }: Shape,
  stop: number,
  words: string,
  lineBreak: string,
): string {
  const value = tabStop(stop, words);
  return below === null
    ? `${literal(before + name + between)}${value}${literal(after)}`
    : `${literal(before + name + between)}${lineBreak}${literal(below)}${value}`;
}

/** A heading inside an item that is no field is text of its own. */
function isText({ field, nameAt }: WrittenField): boolean {
  const line = lineAt(nameAt.anchor.text, nameAt.start);
  return field === null && /^[\s>]*#/.test(nameAt.anchor.text.slice(line.start, nameAt.start));
}

/** Items of the same kind and dialect, the nearest first; the item itself is none. */
function neighbours(file: FileIndex, item: Item): readonly Item[] {
  const own = file.orderOf(item);
  const found: Item[] = [];
  for (let step = 1; step <= farthest; step++) {
    for (const near of [file.items[own - step], file.items[own + step]]) {
      if (near !== undefined && near.dialect === item.dialect && near.kind === item.kind) found.push(near);
    }
  }
  return found;
}

/** A new item in the shape of the one before the caret, with the next free ID; empty where the line says something else. */
export function itemProposals(
  { file, workspace, byHand }: Asked,
  { caret, before, after, item }: Spot,
): readonly Proposal[] {
  const asksForOne = byHand && /^(?:#{1,6}\s*\p{L}*|\s*\|?|[-*+]\s*(?:\[ ?\]\s*)?\**)$/u.test(before);
  if (!asksForOne || after.trim() !== "" || item === null) return [];
  // What follows the caret would become the new item's.
  if (item.at.anchor === caret.anchor && /\S/.test(caret.anchor.text.slice(caret.start, item.at.end))) return [];
  const model = isGroup(item) ? (file.childrenOf(item)[0] ?? null) : item;
  const sectionOf = ({ anchor }: Place): number => sectionStart(file, file.rankOf(anchor));
  if (model === null || sectionOf(model.head) !== sectionOf(caret)) return [];
  const id = model.id === null ? null : nextId(model.id.value, (one) => workspace.withId(one).length > 0);
  const text = isRow(model) ? rowLike(model, id) : blockLike(model, id);
  if (text === null) return [];
  const name = id === null ? say`New ${kindWords[model.kind]}` : say`New ${kindWords[model.kind]} ${id}`;
  return [
    {
      label: name,
      kind: "snippet",
      detail: say`with the fields of the one before`,
      text,
      snippet: true,
      filter: before.trim() + name,
    },
  ];
}

function nextId(id: string, isTaken: (id: string) => boolean): string | null {
  const number = Number(/(\d+)\D*$/.exec(id)?.[1]);
  for (let next = number + 1; next < number + 1000; next++) {
    const wanted = withNumber(id, next);
    if (wanted === null || !isTaken(wanted)) return wanted;
  }
  return null;
}

/** The head line with other words, and the lines of the fields without their values. */
function blockLike(model: Item, id: string | null): string | null {
  const { anchor } = model.head;
  const lineBreak = lineBreakOf(anchor.text);
  const line = lineAt(anchor.text, model.head.start);
  const head = replaced(model, line.start, line.end, id);
  if (head === null) return null;
  let stop = 1;
  let lines = head;
  let from = line.end;
  for (const field of model.fields) {
    const shape =
      field.nameAt.anchor === anchor && field.nameAt.start > line.end && !isText(field) ? shapeOf(field) : null;
    if (shape === null) continue;
    const gap = /\n[ \t]*\r?\n$/.test(anchor.text.slice(from, field.nameAt.start - shape.before.length))
      ? lineBreak
      : "";
    const isId = field.field === "id" && id !== null;
    const text = isId
      ? literal(shape.before + shape.name + shape.between + id + shape.after)
      : lineOf(shape, ++stop, field.field === "criteria" ? "what can be seen" : "", lineBreak);
    lines += `${lineBreak}${gap}${text}`;
    from = Math.max(from, field.valueAt.end);
  }
  return `${lines}${lineBreak}$0`;
}

/** A line with the new ID and a tab stop for the model's ID and title; null where it holds neither. */
function replaced(model: Item, from: number, to: number, id: string | null): string | null {
  const { anchor } = model.head;
  const parts = [
    ...(model.id !== null && id !== null ? [{ at: model.id.at, text: literal(id) }] : []),
    { at: model.title.at, text: tabStop(1, "Title") },
  ].filter(({ at }) => at.anchor === anchor && from <= at.start && at.end <= to);
  if (parts.length === 0) return null;
  let text = "";
  let past = from;
  for (const { at, text: own } of parts.sort((a, b) => a.at.start - b.at.start)) {
    text += literal(anchor.text.slice(past, at.start)) + own;
    past = at.end;
  }
  // What follows the title, an estimate or a sign of its state, is the model's own; marks that close are not.
  return text + literal(/^[*_`~]*/.exec(anchor.text.slice(past, to))?.[0] ?? "");
}

/** A row with the same cells: the next ID, a title, and the rest as tab stops. */
function rowLike(model: Item, id: string | null): string | null {
  const { anchor } = model.head;
  const line = lineAt(anchor.text, model.head.start);
  const row = anchor.text.slice(line.start, line.end);
  const borders = [...row.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  if (borders.length < 3) return null;
  let stop = 0;
  let text = "|";
  for (let cell = 0; cell + 1 < borders.length; cell++) {
    const [from, to] = [(borders[cell] ?? 0) + 1 + line.start, (borders[cell + 1] ?? 0) + line.start];
    const holds = (at: { start: number; end: number } | undefined) =>
      at !== undefined && from <= at.start && at.end <= to;
    const written = anchor.text.slice(from, to).trim();
    if (holds(model.id?.at) && id !== null) text += ` ${literal(written.replace(model.id?.value ?? "", id))} |`;
    else text += ` ${tabStop(++stop, holds(model.title.at) ? "Title" : "")} |`;
  }
  return text;
}
