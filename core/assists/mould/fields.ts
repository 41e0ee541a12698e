// Written fields of an item: the edits that fill, empty and add one as the author writes them.
import { isRow } from "../../index/naming.ts";
import type { FieldName, Item, WrittenField } from "../../model/item.ts";
import type { Edit } from "../../rules/rule.ts";
import { cellAt } from "../../text/cells.ts";
import { lineAt, lineBreakOf, nextLine } from "../../text/lines.ts";
import { type Place, written } from "../../text/span.ts";

/** The item's own fields of a name that have a value, in document order. */
export function fieldsOf(item: Item, name: FieldName): readonly WrittenField[] {
  return item.fields.filter(
    ({ field, valueAt }) => field === name && valueAt.end > valueAt.start && valueAt.anchor === item.at.anchor,
  );
}

/** Takes a field out with its name, or empties its cell. */
export function dropField(item: Item, field: WrittenField): Edit {
  const { anchor } = field.valueAt;
  const { text } = anchor;
  if (isRow(item)) {
    const cell = trimmed(text, cellAt(text, field.valueAt.start));
    return { at: { anchor, ...cell }, text: "" };
  }
  const start = lineAt(text, Math.min(field.nameAt.start, field.valueAt.start)).start;
  let end = lineAt(text, field.valueAt.end).end;
  // The fence around a value belongs to it.
  const above = lineAt(text, Math.max(0, lineAt(text, field.valueAt.start).start - 1));
  const below = lineAt(text, nextLine(text, end));
  if (
    /^\s*(?:`{3,}|~{3,})/.test(text.slice(above.start, above.end)) &&
    /^\s*(?:`{3,}|~{3,})\s*$/.test(text.slice(below.start, below.end))
  )
    end = below.end;
  // One of two blank lines goes along, so that none is left over.
  const blank = lineAt(text, nextLine(text, end));
  const closes =
    blank.end > blank.start && blank.start > end
      ? end
      : text.slice(blank.start, blank.end).trim() === ""
        ? blank.end
        : end;
  return { at: { anchor, start, end: Math.min(text.length, nextLine(text, closes)) }, text: "" };
}

/** Replaces a field's value. */
export function setField(item: Item, field: WrittenField, text: string): Edit {
  const { anchor } = field.valueAt;
  if (!isRow(item)) return { at: field.valueAt, text };
  return { at: { anchor, ...trimmed(anchor.text, cellAt(anchor.text, field.valueAt.start)) }, text };
}

/**
 * A line of its own for a field that the item does not have, spelt as its other fields are, below the last of those that
 * stand on one line each. Null where the item writes no such lines.
 */
export function addField(item: Item, name: string, value: string): Edit | null {
  if (isRow(item)) return null;
  const { anchor } = item.at;
  const { text } = anchor;
  const single = item.fields.filter((field) => isLine(field, anchor.text, item));
  // Fields at the end of a long item are notes; the block at its top is where facts stand.
  const block = single.filter((field, index) => {
    const before = single[index - 1];
    return (
      before === undefined ||
      lineAt(text, field.nameAt.start).start === nextLine(text, lineAt(text, before.nameAt.start).end)
    );
  });
  const model = block[0] === undefined ? undefined : block.at(lastInRow(block, text));
  if (model === undefined) return null;
  const line = lineAt(text, model.nameAt.start);
  const before = text.slice(line.start, model.nameAt.start);
  const between = text.slice(model.nameAt.end, model.valueAt.start).replace(/[`"'[(]+$/, "");
  const inMatter =
    item.dialect === "single-item" && model.nameAt.start < item.head.start && /^[\w-]+$/.test(written(model.nameAt));
  const spelt = inMatter ? name.toLowerCase().replace(/ /g, "_") : name;
  return {
    at: { anchor, start: line.end, end: line.end },
    text: `${lineBreakOf(text)}${before}${spelt}${between}${value}`,
  };
}

/** The position of the last field that follows the first without another line between them. */
function lastInRow(fields: readonly WrittenField[], text: string): number {
  let last = 0;
  for (const [index, field] of fields.entries()) {
    const before = fields[index - 1];
    if (before === undefined) continue;
    if (lineAt(text, field.nameAt.start).start !== nextLine(text, lineAt(text, before.nameAt.start).end)) break;
    last = index;
  }
  return last;
}

/** True for a name and its value on one line that holds nothing else. */
function isLine({ nameAt, valueAt }: WrittenField, text: string, item: Item): boolean {
  if (nameAt.anchor !== item.at.anchor || valueAt.anchor !== nameAt.anchor || valueAt.end <= valueAt.start)
    return false;
  const line = lineAt(text, nameAt.start);
  return (
    valueAt.end <= line.end &&
    valueAt.start >= nameAt.end &&
    /^[\s>*+\-_`]*$/.test(text.slice(line.start, nameAt.start)) &&
    /:/.test(text.slice(nameAt.end, valueAt.start)) &&
    /^[\s*_`."')\]]*$/.test(text.slice(valueAt.end, line.end)) &&
    !(item.head.start >= line.start && item.head.start < line.end)
  );
}

/** A stretch without the blanks at its ends. */
function trimmed(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  const raw = text.slice(start, end);
  const own = raw.trim();
  const from = own === "" ? Math.min(start + 1, end) : start + raw.indexOf(own);
  return { start: from, end: from + own.length };
}

/** Where a number stands in a place; null where it is written in other words. */
export function numberIn(place: Place): Place | null {
  const found = /\d+(?:[.,]\d+)?/.exec(written(place));
  if (found === null) return null;
  const start = place.start + found.index;
  return { anchor: place.anchor, start, end: start + found[0].length };
}
