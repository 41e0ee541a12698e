// Writes the slices: the first in place, the others as copies of the item's own lines below it, each with what belongs to it.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Item } from "../../model/item.ts";
import type { Edit } from "../../rules/rule.ts";
import { lineAt } from "../../text/lines.ts";
import { contains, type Place, written } from "../../text/span.ts";
import type { Proposal } from "../assist.ts";
import { cast } from "../mould/cast.ts";
import { echoes } from "../mould/echoes.ts";
import { headLabelEdit, headLabels, labelIn } from "../mould/headLabel.ts";
import { keepOnly } from "../mould/elements.ts";
import { addField, dropField, fieldsOf, numberIn, setField } from "../mould/fields.ts";
import { withMarkup } from "../mould/markup.ts";
import { uriBeside } from "../mould/fileName.ts";
import { idWithin } from "../mould/references.ts";
import { gapOf, isWholeFile, unitOf, wholeOf } from "../mould/unit.ts";
import { listsIn } from "./byList.ts";
import { besides, isListNumber } from "./ids.ts";
import type { SlicePlan, SplitPlan } from "./plan.ts";
import { lists, placesIn } from "./story.ts";

/** Words that `placeholder-text` marks, for a slice that has no criterion yet. */
export const stub = "TBD: how is it seen that this part is done?";

/** The edits in the item's own file, and the files that slices of a one-file item get; null where its shape cannot be written so. */
export function slicesWritten(file: FileIndex, plan: SplitPlan): Pick<Proposal, "edits" | "creates"> | null {
  const { item, slices } = plan;
  const unit = isWholeFile(item) ? wholeOf(item) : unitOf(item);
  const labels = headLabels(file, item, slices.length - 1);
  const own = slices.map((_, index) => withinUnit(unit, editsOf(plan, index, labels[index - 1] ?? null)));
  const copies = own.slice(1).map((edits) => cast(file, unit, edits));
  if (cast(file, unit, own[0] ?? []) === null || copies.some((copy) => copy === null)) return null;
  if (isWholeFile(item)) {
    const creates = copies.map((text, index) => ({
      uri: uriBeside(file.uri, item, slices[index + 1]?.id ?? null, slices[index + 1]?.title ?? ""),
      text: text ?? "",
    }));
    return { edits: own[0] ?? [], creates };
  }
  const last = isListNumber(file, item) ? (besides(file, item).at(-1) ?? item) : item;
  const end = unitOf(last).end;
  const gap = gapOf(file, item);
  const insertion: Edit = { at: { ...unit, start: end, end }, text: copies.map((copy) => gap + copy).join("") };
  return { edits: [...(own[0] ?? []), insertion], creates: [] };
}

/** What turns the item's lines into one of its slices. */
export function editsOf(plan: SplitPlan, index: number, label: string | null): readonly Edit[] {
  const { item, slices, cut } = plan;
  const slice = slices[index];
  if (slice === undefined) return [];
  const edits: Edit[] = [];
  if (index > 0 && item.id !== null && slice.id !== null) {
    const own = idWithin(item.id.at, item.id.value);
    for (const at of [own, ...echoes(item, item.id.value, own)]) edits.push({ at, text: slice.id });
  }
  for (const at of [item.title.at, ...echoes(item, written(item.title.at), item.title.at)])
    edits.push(...titleEdits(item, at, slice.title, cut.members, slice.part.name));
  // A range is one estimate: nobody knows half of it.
  const isRange = slice.estimate === "?" && (item.estimate?.value.upTo ?? null) !== null;
  const number = slice.estimate === null || item.estimate === null || isRange ? null : numberIn(item.estimate.at);
  if (slice.estimate !== null && item.estimate !== null)
    edits.push({ at: number ?? item.estimate.at, text: slice.estimate });
  for (const list of lists) edits.push(...listEdits(item, slice, list));
  if (cut.members.includes(slice.part.name)) edits.push(...narrowed(item, cut.members, slice.part.name, edits));
  if (index > 0) {
    const origin = item.id?.value ?? item.title.value;
    edits.push(...originEdit(item, origin));
    if (label !== null) edits.push(...labelEdits(item, label).filter(({ at }) => isFree(at, edits)));
    const needs = fieldsOf(item, "dependsOn")[0];
    const before = slices[index - 1]?.id ?? null;
    if (cut.chained && needs !== undefined && before !== null) edits.push(setField(item, needs, before));
  }
  return edits;
}

function listEdits(item: Item, { part }: SlicePlan, list: (typeof lists)[number]): readonly Edit[] {
  const places = placesIn(item, list);
  if (places.length === 0 || (list === "deliverables" && places.length < 2)) return [];
  const kept = new Set(part.pieces.filter((piece) => piece.list === list).flatMap(({ positions }) => positions));
  if (kept.size === places.length) return [];
  if (kept.size > 0) return keepOnly(item, places, kept);
  const [first] = places;
  if (list === "criteria" && first !== undefined)
    return [...keepOnly(item, places, new Set([0])), { at: first, text: stub }];
  const fields = fieldsOf(item, list).filter(({ valueAt }) => places.some((place) => contains(lines(valueAt), place)));
  const loose = places.filter((place) => !fields.some(({ valueAt }) => contains(lines(valueAt), place)));
  return loose.length > 0 ? keepOnly(item, places, kept) : fields.map((field) => dropField(item, field));
}

/** A place with the whole of its last line: markup at a value's end is not part of it. */
function lines(place: Place): Place {
  return { ...place, end: lineAt(place.anchor.text, place.end).end };
}

/** True where no edit touches the characters of a place. */
function isFree(at: Place, edits: readonly Edit[]): boolean {
  return !edits.some((edit) => edit.at.start < at.end && at.start < edit.at.end);
}

/** A list that the title or the goal spells out keeps the part's own member alone. */
function narrowed(item: Item, members: readonly string[], name: string, edits: readonly Edit[]): readonly Edit[] {
  const one = members.map((member) => member.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("|");
  const list = new RegExp(
    `(?:${one})(?:(?:\\s*,\\s*(?:and\\s+|&\\s*)?|\\s+and\\s+|\\s*&\\s*)(?:${one})){${members.length - 1}}`,
    "gi",
  );
  const places = [
    ...fieldsOf(item, "title").map(({ valueAt }) => valueAt),
    ...(item.story === null ? [] : [item.story.at]),
  ];
  const found: Edit[] = [];
  for (const place of places) {
    for (const match of written(place).matchAll(list)) {
      const start = place.start + match.index;
      const at = { ...place, start, end: start + match[0].length };
      if (isFree(at, [...edits, ...found])) found.push({ at, text: name });
    }
  }
  return found;
}

/** "Split from" as a field where the item has fields of its own, else behind the title. */
function originEdit(item: Item, origin: string): readonly Edit[] {
  const field = addField(item, "Split from", origin);
  if (field !== null) return [field];
  const end = withMarkup(item.title.at).end;
  return item.id === null ? [] : [{ at: { ...item.title.at, start: end, end }, text: ` (split from ${origin})` }];
}

/** Words added before or behind the title as it is written, or the member of its list that stays. */
function titleEdits(item: Item, at: Place, title: string, members: readonly string[], name: string): readonly Edit[] {
  const own = item.title.value.trim();
  if (title === own) return [];
  if (title.endsWith(own)) return [{ at: { ...at, end: at.start }, text: title.slice(0, -own.length) }];
  const [listed] = listsIn(written(at)).filter((list) => list.members.length === members.length);
  if (!title.startsWith(own))
    return listed === undefined
      ? []
      : [{ at: { ...at, start: at.start + listed.start, end: at.start + listed.end }, text: name }];
  const end = withMarkup(at).end;
  const before = at.anchor.text[at.start - 1];
  const suffix = title.slice(own.length);
  return [{ at: { ...at, start: end, end }, text: before === '"' ? suffix.replace(/"/g, "'") : suffix }];
}

function labelEdits(item: Item, label: string): readonly Edit[] {
  const own = labelIn(item);
  if (own === null) return [];
  const { text } = item.head.anchor;
  const edits: Edit[] = [...headLabelEdit(item, label)];
  // "Subtask 1.1.2" is counted within the label.
  for (const place of lists.flatMap((list) => placesIn(item, list))) {
    const line = lineAt(text, place.start);
    const found = text.slice(line.start, place.start).indexOf(`${own}.`);
    if (found >= 0)
      edits.push({ at: { ...place, start: line.start + found, end: line.start + found + own.length }, text: label });
  }
  return edits;
}

/** What is taken out at the unit's end takes the breaks before it along instead of the one behind it. */
function withinUnit(unit: Place, edits: readonly Edit[]): readonly Edit[] {
  const { text } = unit.anchor;
  const last = edits.find(({ at }) => at.end > unit.end);
  if (last === undefined) return edits;
  let rest = edits.filter((edit) => edit !== last);
  let { start } = last.at;
  for (;;) {
    start = unit.start + text.slice(unit.start, start).trimEnd().length;
    const before = rest.find(({ at, text: words }) => words === "" && at.start < start && start <= at.end);
    if (before === undefined) break;
    rest = rest.filter((edit) => edit !== before);
    start = before.at.start;
  }
  return [...rest, { ...last, at: { ...last.at, start, end: unit.end } }];
}
