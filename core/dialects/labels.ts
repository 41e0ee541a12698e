// "**Priority:** High", "Priority: High", "*needs: T1*", "**Goal.** …": a field's name and what follows it on the line.
import type { FieldName } from "../model/item.ts";
import { sliceText, splitText, trimText, type Mark, type Text } from "../parse/inline.ts";
import type { House } from "./house.ts";
import { fieldNamed } from "./vocabulary.ts";

export interface Label {
  /** null when the name is not one that Backlint knows. */
  readonly field: FieldName | null;
  readonly name: Text;
  /** What follows on the same line; empty when the value stands below. */
  readonly value: Text;
  /** Bold or emphasised names are labels whatever they say; plain ones only where they are known. */
  readonly marked: boolean;
}

const lead = /^[\s\p{Extended_Pictographic}\u200d\ufe0e\ufe0f•·>–—-]*/u;
const colon = /^\s*[:：]\s*/u;

/** The label that a line begins with, or null. */
export function labelAt(line: Text, house: House): Label | null {
  const skipped = lead.exec(line.plain)?.[0].length ?? 0;
  const mark = line.marks.find(
    (m) => (m.type === "strong" || m.type === "emphasis") && m.start <= skipped && m.end > skipped,
  );
  return (
    (mark && markedLabel(line, mark, skipped, house)) ??
    literalLabel(line, skipped, house) ??
    plainLabel(line, skipped, house)
  );
}

/** "**Priority:**High" is no bold for Markdown, as no space follows; it is one for its author. */
function literalLabel(line: Text, from: number, house: House): Label | null {
  const hit = /^\*\*([^*\n]{1,60}?)[:：]\*\*(?=\S)/u.exec(line.plain.slice(from));
  const name = hit?.[1];
  if (!hit || !name || !isName(name)) return null;
  return make(line, from + 2, from + 2 + name.length, from + hit[0].length, house, true);
}

function markedLabel(line: Text, mark: Mark, from: number, house: House): Label | null {
  const plain = line.plain;
  const inner = plain.slice(from, mark.end);
  const inside = /[:：]/.exec(inner);
  if (inside && inside.index > 0) {
    const nameEnd = from + inside.index;
    if (!isName(plain.slice(from, nameEnd))) return null;
    // "*needs: T1.* more text": emphasis around name and value ends the value.
    const whole =
      mark.type === "emphasis" && plain.slice(nameEnd + 1, mark.end).trim() ? sliceText(line, 0, mark.end) : line;
    return make(whole, from, nameEnd, nameEnd + 1, house, true);
  }
  const after = colon.exec(plain.slice(mark.end));
  if (after) return isName(inner) ? make(line, from, mark.end, mark.end + after[0].length, house, true) : null;
  const stopped = /^(.*?)\s*[.]\s*$/.exec(inner);
  const name = stopped?.[1] ?? inner;
  if (!isName(name) || !fieldNamed(name, house)) return null;
  const rest = plain.slice(mark.end);
  if (!stopped && rest.trim() && !/^\s*[-–—=]\s/.test(rest) && !/^\s+(?:\d|[A-Z]\d|none\b|#)/i.test(rest)) return null;
  const dash = /^\s*[-–—=]\s*/.exec(rest)?.[0].length ?? 0;
  return make(line, from, from + name.length, mark.end + dash, house, true);
}

function plainLabel(line: Text, from: number, house: House): Label | null {
  const hit = /^([\p{L}#_][^:：\n|*`.?!]{0,58}?)\s*[:：](?=\s|$|[^\s/\\])/u.exec(line.plain.slice(from));
  const name = hit?.[1];
  if (!hit || !name || !isName(name)) return null;
  const field = fieldNamed(name, house);
  const end = from + hit[0].length;
  const alone = !line.plain.slice(end).trim();
  if (!field && !alone) return null;
  if (/^\/\//.test(line.plain.slice(end))) return null;
  return make(line, from, from + name.length, end, house, false);
}

function isName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return (
    text.trim().length > 0 &&
    text.length <= 60 &&
    words.length <= 8 &&
    !/^(?:given|when|then|and|but)$/i.test(text.trim())
  );
}

function make(line: Text, from: number, nameEnd: number, valueFrom: number, house: House, marked: boolean): Label {
  const name = trimText(sliceText(line, from, nameEnd));
  return { field: fieldNamed(name.plain, house), name, value: trimText(sliceText(line, valueFrom)), marked };
}

/** What stands between the labels of a line has a bar, a dot or two blanks behind something else. */
const mayDivide = /\S(?:\s[|·•‖]|\||\s{2})/u;

/** All labels of a line: several fields may share it, split by "|", "·" or a full stop before a known name. */
export function labelsIn(line: Text, house: House): Label[] {
  const parts = mayDivide.test(line.plain) ? splitText(line, /\s*(?:\s[|·•‖]|\||\s{2,})\s*/gu) : [];
  if (parts.length > 1) {
    const labels = parts.map((part) => labelAt(part, house));
    if (labels[0] && labels.filter(Boolean).length >= 2) return labels.filter((label) => label !== null);
  }
  const first = labelAt(line, house);
  if (!first) return [];
  const trailing =
    first.value.end < line.end ? embeddedLabels(line, house).filter((label) => label.name.start > first.value.end) : [];
  if (trailing.length > 0) return [first, ...trailing];
  if (first.value.plain.length === 0 || (first.field === null && !first.marked)) return [first];
  const next = first.field === null ? null : /[.,;]\s+(?=([A-Z][\p{L} ]{2,24})[:：]\s)/u.exec(first.value.plain);
  if (next?.[1] && fieldNamed(next[1], house)) {
    const tail = labelsIn(trimText(sliceText(first.value, next.index + next[0].length)), house);
    if (tail.length > 0) return [{ ...first, value: trimText(sliceText(first.value, 0, next.index)) }, ...tail];
  }
  // "**Priority:** P0 **Points:** 3" with nothing between.
  const inner = first.value.marks.find((m) => m.type === "strong" && m.start > 0);
  if (inner) {
    const tail = labelsIn(sliceText(first.value, inner.start), house);
    if (tail[0]?.marked && tail.some(({ field }) => field !== null))
      return [{ ...first, value: trimText(sliceText(first.value, 0, inner.start)) }, ...tail];
  }
  return [first];
}

/** Fields with a value so short that several of them share a line. */
const stated: ReadonlySet<FieldName> = new Set([
  "estimate",
  "priority",
  "status",
  "sprint",
  "owner",
  "labels",
  "epic",
  "dependsOn",
]);

/** Labels in the middle of running text: "… *needs: T1, T3.* ⛔ blocks T4.", "(Depends on: #4)". */
export function embeddedLabels(line: Text, house: House): Label[] {
  const found: Label[] = [];
  for (const mark of line.marks) {
    if (mark.type !== "emphasis" || mark.start === 0) continue;
    const label = labelAt(sliceText(line, mark.start, mark.end), house);
    if (label?.field) found.push(label);
  }
  // Where the fields of a line were wrapped, a line begins in the middle of a value.
  const bold = line.marks.find((mark) => {
    if (mark.type !== "strong" || mark.start === 0) return false;
    const label = labelAt(sliceText(line, mark.start), house);
    return label?.marked === true && label.field !== null && stated.has(label.field) && label.value.plain !== "";
  });
  if (bold) found.push(...labelsIn(sliceText(line, bold.start), house).filter(({ field }) => field !== null));
  const sign = /(?:⛔|🚫)\ufe0f?\s*(blocks)\s+/iu.exec(line.plain);
  if (sign?.[1])
    found.push(
      make(
        line,
        sign.index + sign[0].indexOf(sign[1]),
        sign.index + sign[0].trimEnd().length,
        sign.index + sign[0].length,
        house,
        true,
      ),
    );
  for (const hit of line.plain.matchAll(/[(（[]\s*([\p{L}][\p{L} ]{2,20})[:：]\s*([^()（）[\]]{1,80})[)）\]]/gu)) {
    const name = hit[1];
    if (!name || !fieldNamed(name, house)) continue;
    const label = labelAt(sliceText(line, hit.index + hit[0].indexOf(name), hit.index + hit[0].length - 1), house);
    if (label?.field) found.push(label);
  }
  return found;
}
