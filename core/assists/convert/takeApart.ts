// Takes an item apart: its first line, its fields with all that stands under each, and the prose between them. What is said where
// is the reader's finding (the places of its values); this only gathers the author's characters there.
import { isRow } from "../../index/naming.ts";
import type { Item, WrittenField } from "../../model/item.ts";
import { lineAt } from "../../text/lines.ts";
import type { Span } from "../../text/span.ts";
import { isWholeFile, unitOf, wholeOf } from "../mould/unit.ts";
import { headOf } from "./head.ts";
import { takenRow } from "./row.ts";
import type { Said, SaidField, SaidPart } from "./said.ts";
import { dedented, isTableHead, words } from "./words.ts";

/** A field with the stretch that it takes up, name and all. */
interface Region extends Span {
  readonly written: WrittenField;
  readonly valueStart: number;
}

/** `inner` are the items within its lines, which are taken apart on their own. */
export function takeApart(item: Item, inner: readonly Item[], depth: number): Said {
  if (isRow(item)) return { ...takenRow(item), depth };
  const { text } = item.at.anchor;
  const unit = isWholeFile(item) ? wholeOf(item) : unitOf(item);
  const head = headOf(item, unit);
  const regions = regionsOf(item, unit, text).filter(({ written: { field } }, index, all) => {
    const outer = all.find(
      (other, at) => at < index && other.start < (all[index]?.start ?? 0) && (all[index]?.end ?? 0) <= other.end,
    );
    return outer === undefined || !lists.has(outer.written.field ?? "") || field === null;
  });
  const parts = partsOf(text, unit, regions, inner.map(unitOf), head.span);
  const told = isWholeFile(item) ? parts.map((part) => ofFile(part, item)) : parts;
  return {
    ...head.said,
    item,
    depth,
    parts: joined(told.filter((part) => part.type === "field" || words(part.value).length > 0)),
  };
}

/** Their elements are kept whole, with whatever is named inside them. */
const lists: ReadonlySet<string> = new Set(["criteria", "tasks", "subtasks", "deliverables"]);

function regionsOf(item: Item, unit: Span, text: string): readonly Region[] {
  const own = item.fields
    .filter(
      ({ nameAt, valueAt }) =>
        nameAt.anchor === item.at.anchor &&
        valueAt.anchor === item.at.anchor &&
        nameAt.start >= unit.start &&
        nameAt.end <= unit.end,
    )
    .sort((a, b) => a.nameAt.start - b.nameAt.start);
  const starts = own.map(({ nameAt }) => labelStart(text, nameAt.start, unit.start));
  return own.map((written, index): Region => {
    const { nameAt, valueAt } = written;
    const label = /^[ \t*_`~)\]|]*(?:[:：.=]|[–—-](?=\s))?[*_`~]*[ \t|]*/.exec(text.slice(nameAt.end, unit.end));
    const after = nameAt.end + (label?.[0].length ?? 0);
    const start = starts[index] ?? nameAt.start;
    if (valueAt.end <= valueAt.start || valueAt.start < nameAt.end)
      return { written, start, valueStart: after, end: after };
    const line = lineAt(text, valueAt.end).end;
    const next = starts.slice(index + 1).find((one) => one >= valueAt.start) ?? unit.end;
    const rest = text.slice(valueAt.end, Math.min(line, Math.max(next, valueAt.end)));
    const closing = words(rest).length === 0 ? rest : (/^[*_`~)\]"']*/.exec(rest)?.[0] ?? "");
    const end = fenceEnd(text, after, valueAt.end + closing.length, unit.end);
    return {
      written,
      start,
      valueStart: Math.min(after, valueAt.start),
      end: next > valueAt.start ? Math.min(end, Math.max(next, valueAt.start)) : end,
    };
  });
}

/** Where a label begins: with its bullet, hashes and bold marks; inside a sentence just its own marks. */
function labelStart(text: string, nameStart: number, from: number): number {
  const start = Math.max(lineAt(text, nameStart).start, from);
  const before = text.slice(start, nameStart);
  if (words(before.replace(/^\s*\d+[.)]/, "")).length === 0) return start;
  return nameStart - (/[\s*_`~[(|·•⛔🚫\ufe0f]*$/u.exec(before)?.[0].length ?? 0);
}

/** A fence that opens in a value closes with it. */
function fenceEnd(text: string, start: number, end: number, limit: number): number {
  let open = false;
  for (const _ of text.slice(start, end).matchAll(/^[ \t>]*(?:`{3,}|~{3,})/gm)) open = !open;
  const closing = open ? /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/m.exec(text.slice(end, limit)) : null;
  return closing === null ? end : end + closing.index + closing[0].length;
}

/** Fields and the prose between them. What is cut out of a sentence, the sentence goes on without. */
function partsOf(
  text: string,
  unit: Span,
  regions: readonly Region[],
  inner: readonly Span[],
  head: Span,
): readonly SaidPart[] {
  const parts: SaidPart[] = [];
  const outer = regions.filter(
    (region) => !regions.some((other) => other !== region && other.start < region.start && region.end <= other.end),
  );
  const prose = (start: number, end: number) => {
    const raw = without(text, { start, end }, [...inner, head]);
    if (words(raw).length > 0 && !isTableHead(raw)) parts.push({ type: "prose", value: dedented(raw) });
  };
  let at = unit.start;
  for (const region of outer) {
    prose(at, region.start);
    const inside = regions.filter(
      (other) => other !== region && other.start >= region.start && other.end <= region.end,
    );
    const isInHead = region.start >= head.start && region.end <= head.end;
    parts.push({ ...fieldOf(text, region, [...inner, ...inside]), ...(isInHead ? { inHead: true } : {}) });
    for (const one of inside) parts.push(fieldOf(text, one, inner));
    at = Math.max(at, region.end);
  }
  prose(at, unit.end);
  return parts;
}

function fieldOf(text: string, { start, written, valueStart, end }: Region, holes: readonly Span[]): SaidField {
  const raw = without(text, { start: valueStart, end }, holes);
  const opening = /[*_]+$/.exec(text.slice(start, written.nameAt.start))?.[0] ?? "";
  const isClosed = opening === "" || text.slice(written.nameAt.end, valueStart).includes(opening);
  const whole = dedented(raw).replace(/[ \t|]+$/, "");
  const value = !isClosed && whole.endsWith(opening) ? whole.slice(0, -opening.length) : whole;
  // Within a sentence its marks and full stop are the sentence's.
  const isInside = words(text.slice(lineAt(text, start).start, start).replace(/^\s*\d+[.)]/, "")).length > 0;
  return {
    type: "field",
    field: written.field,
    name: written.name.trim(),
    value: isInside ? value.replace(/[\s.;,)*_\]]+$/, "") : value,
    ...(/^[ \t]*\r?\n/.test(raw) ? { isBelow: true } : {}),
  };
}

/** What a file of its own says in another way than a section does: names and lists of its front matter, its title once more. */
function ofFile(part: SaidPart, { id, title }: Item): SaidPart {
  if (part.type === "prose") return part;
  const told = new Set(words(`${id?.value ?? ""} ${title.value}`.toLowerCase()));
  if (part.field === null && words((part.name ?? "").toLowerCase()).every((word) => told.has(word)))
    return { type: "prose", value: part.value };
  const name = part.name ?? "";
  if (!/^[a-z][a-z_-]*$/.test(name)) return part;
  const value = part.value.replace(/^([ \t]*- )?(["'])(.*)\2$/gm, "$1$3");
  return { ...part, name: name.charAt(0).toUpperCase() + name.slice(1).replace(/_/g, " "), value };
}

/** The characters of a stretch that lie in no hole. */
function without(text: string, { start, end }: Span, holes: readonly Span[]): string {
  let at = start;
  let kept = "";
  for (const hole of [...holes].sort((a, b) => a.start - b.start)) {
    if (hole.end <= at || hole.start >= end) continue;
    if (hole.start > at) kept += text.slice(at, hole.start);
    at = Math.max(at, hole.end);
  }
  return at < end ? kept + text.slice(at, end) : kept;
}

/** A name with nothing after it names the prose below it. */
function joined(parts: readonly SaidPart[]): readonly SaidPart[] {
  const found: SaidPart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (part.type === "prose" && last?.type === "field" && last.value === "") {
      found.pop();
      found.push({ ...last, value: part.value, isBelow: true });
    } else found.push(part);
  }
  return found.filter((part) => part.type === "prose" || part.value !== "" || part.field === null);
}
