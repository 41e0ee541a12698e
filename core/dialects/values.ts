// Single values of fields: labels, owners, priorities, states, work lines with hours and role.
import type { Priority, Status, TaskLine, Value } from "../model/item.ts";
import type { Block, ListItem } from "../parse/blocks.ts";
import { markAt, sliceText, splitText, trimText, type Text } from "../parse/inline.ts";
import type { Place, Span } from "../text/span.ts";
import { readEstimate } from "./estimate.ts";
import type { House } from "./house.ts";
import { priorityOf, saysNone, saysUnknown, statusOf } from "./words.ts";

/** Where a stretch of what is being read stands. */
export type PlaceOf = (stretch: Span) => Place;

/** A text as a plain value. */
export function stringValue(text: Text, place: PlaceOf): Value<string> {
  const own = trimText(text);
  return { value: own.plain.replace(/\s*\n\s*/g, " "), raw: own.plain, at: place(own) };
}

const signs = /^[\s\p{Extended_Pictographic}\u200d\ufe0e\ufe0f🔴🟠🟡🟢🔵⚪⚫•*_~[(]+/u;

/** The words of a value without emoji before or after it and without markup brackets. */
export function bareText(text: Text): Text {
  const own = trimText(text);
  const from = signs.exec(own.plain)?.[0].length ?? 0;
  const inner = sliceText(own, from === own.plain.length ? 0 : from);
  const tail = /[\s\p{Extended_Pictographic}\u200d\ufe0e\ufe0f*_~⭐★]+$/u.exec(inner.plain);
  const cut = tail && tail.index > 0 ? sliceText(inner, 0, tail.index) : inner;
  const open = /^[\s\p{Extended_Pictographic}\ufe0f]*[[(]/u.test(own.plain) && /[\])]$/.test(cut.plain);
  return trimText(open ? sliceText(cut, 0, cut.plain.length - 1) : cut);
}

/** Coloured dots that stand alone in a column of priorities, the most urgent first. */
const dots = ["🔴", "🟠", "🟡", "🟢", "🔵", "⚪"];

export function priorityValue(text: Text, place: PlaceOf, house: House): Value<Priority> | null {
  const dot = text.plain.trim();
  const rank = dots.indexOf(dot.replace(/\ufe0f/g, ""));
  if (rank >= 0) return { value: { rank, scale: "level" }, raw: dot, at: place(trimText(text)) };
  const own = bareText(text);
  if (!own.plain || saysNone(own.plain) || saysUnknown(own.plain) || own.plain.length > 60) return null;
  const code = /^P[0-5](?=\s+[^\s(–—-])/i.exec(own.plain);
  if (code) return priorityValue(sliceText(own, 0, code[0].length), place, house);
  const stated = /^(.{1,40}?)(?:\s+[–—-]\s+|\s*[;|·]\s*|,\s|\n|\.\s).*$/su.exec(own.plain);
  const raw = stated?.[1] && !/^P\d$/i.test(stated[1]) ? trimText(sliceText(own, 0, stated[1].length)) : own;
  return { value: priorityOf(raw.plain, house), raw: raw.plain, at: place(raw) };
}

export function statusValue(text: Text, place: PlaceOf, house: House): Value<Status> | null {
  const value = statusOf(text.plain, house);
  const own = trimText(text);
  return value ? { value, raw: own.plain, at: place(own) } : null;
}

/** Labels in a value: code spans, a comma list, a bracketed list, one a line. */
export function labelValues(text: Text, place: PlaceOf): Value<string>[] {
  const codes = text.marks.filter((mark) => mark.type === "code");
  const outside =
    codes.length > 0
      ? codes.reduceRight((plain, mark) => plain.slice(0, mark.start) + plain.slice(mark.end), text.plain)
      : text.plain;
  const parts =
    codes.length > 0 && !/[\p{L}\p{N}]/u.test(outside)
      ? codes.map((mark) => sliceText(text, mark.start, mark.end))
      : splitText(bareBrackets(text), /\s*[,;、，\n]\s*|\s+[|·]\s+/gu);
  return parts.flatMap((part) => {
    const own = trimText(stripQuotes(part));
    return own.plain && !saysNone(own.plain) && !saysUnknown(own.plain) && own.plain.length <= 60
      ? [stringValue(own, place)]
      : [];
  });
}

function bareBrackets(text: Text): Text {
  const own = trimText(text);
  return /^\[.*\]$/s.test(own.plain) ? sliceText(own, 1, own.plain.length - 1) : own;
}

function stripQuotes(text: Text): Text {
  const own = trimText(text);
  return /^(["'`]).*\1$/s.test(own.plain) && own.plain.length > 1 ? sliceText(own, 1, own.plain.length - 1) : own;
}

/** Owners in a value: names, roles and handles split at commas, slashes, "and", "+". */
export function ownerValues(text: Text, place: PlaceOf): Value<string>[] {
  return splitText(
    bareBrackets(text),
    /\s*[,;、\n]\s*|\s*(?<!\b(?:ci|ui))\/(?!(?:cd|ux)\b)\s*|\s+(?:and|und|y|e|et|&|\+)\s+|\s*\+\s*/giu,
  ).flatMap((part) => {
    const own = stripQuotes(bareText(part));
    return own.plain && !saysNone(own.plain) && !saysUnknown(own.plain) && own.plain.length <= 60
      ? [stringValue(own, place)]
      : [];
  });
}

const hoursIn =
  /[(（[]\s*(~?\d+(?:[.,]\d+)?)\s*(?:-\s*\d+(?:[.,]\d+)?\s*)?(?:h|hrs?|hours?|std|horas?|heures?)\.?\s*[)）\]]/iu;

/** One work line: "**Deploy PgBouncer** (6 hrs) - DevOps", with or without a checkbox. */
export function taskLine(item: ListItem, place: PlaceOf): TaskLine | null {
  const first = item.lines[0];
  if (!first) return null;
  return taskOf(first, item.checked, place);
}

export function taskOf(line: Text, done: boolean | null, place: PlaceOf): TaskLine | null {
  const lead = /^(?:\[[ xX]\]\s*|[-–•*]\s+|(?:sub-?)?task\s+[\d.]+\s*[:.–-]\s*)+/iu.exec(line.plain)?.[0].length ?? 0;
  const text = trimText(sliceText(line, lead));
  if (!text.plain) return null;
  const stated = hoursIn.exec(text.plain);
  const number = stated?.[1] ? readEstimate(stated[1], "hours") : null;
  const after = stated ? text.plain.slice(stated.index + stated[0].length) : "";
  const role = /^\s*[-–—:]\s*([\p{L}][\p{L}\p{N} /+&-]{0,40})\s*$/u.exec(after)?.[1]?.trim() ?? null;
  const title = trimText(sliceText(text, 0, stated ? stated.index : undefined));
  const strong = markAt(title, 0, "strong");
  const own =
    strong && strong.end < title.plain.length && /^\s*[:.–—-]/.test(title.plain.slice(strong.end))
      ? sliceText(title, 0, strong.end)
      : title;
  const hoursAt = stated?.[1]
    ? place(
        sliceText(
          text,
          stated.index + stated[0].indexOf(stated[1]),
          stated.index + stated[0].indexOf(stated[1]) + stated[1].length,
        ),
      )
    : null;
  return {
    title: trimText(own).plain.replace(/[:.]$/, ""),
    hours: number?.value.hours ?? null,
    role,
    done,
    at: place(text),
    hoursAt,
  };
}

/** The work lines of a tasks field: its list items, table rows and lines. */
export function taskLines(inline: Text | null, blocks: readonly Block[], place: PlaceOf): TaskLine[] {
  const found: TaskLine[] = [];
  if (inline)
    for (const part of splitText(inline, /\n+|;\s+/g)) {
      const box = /^\s*(?:[-–•*]\s+)?\[([ xX])\]\s/.exec(part.plain)?.[1];
      const task = taskOf(part, box === undefined ? null : box !== " ", place);
      if (task) found.push(task);
    }
  for (const block of blocks) {
    if (block.type !== "list") continue;
    for (const item of block.items) {
      const task = taskLine(item, place);
      if (task) found.push(task);
    }
  }
  return found;
}
