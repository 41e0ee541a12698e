// A new item in the shape of one that is there: its heading, its short fields, one criterion; nothing that was said of the other work.
import type { FileIndex } from "../../index/fileIndex.ts";
import { isRow } from "../../index/naming.ts";
import type { FieldName, Item, WrittenField } from "../../model/item.ts";
import type { Edit } from "../../rules/rule.ts";
import { lineAt, nextLine } from "../../text/lines.ts";
import { type Place, type Span, written } from "../../text/span.ts";
import { cast } from "./cast.ts";
import { echoes } from "./echoes.ts";
import { headLabelEdit, headLabels } from "./headLabel.ts";
import { fieldsOf, numberIn, setField } from "./fields.ts";
import { withMarkup } from "./markup.ts";
import { idWithin } from "./references.ts";
import { isWholeFile, unitOf, wholeOf } from "./unit.ts";

/** What a new item starts with. */
export interface Start {
  /** Null where items have no IDs. */
  readonly id: string | null;
  readonly title: string;
}

/** Words that `placeholder-text` marks, so that nobody forgets to say it. */
export const openCriterion = "TBD: how is it seen that this is done?";

/** Fields whose value says what kind of work it is rather than what is done. */
export const shortFields: readonly FieldName[] = [
  "id",
  "title",
  "kind",
  "labels",
  "priority",
  "estimate",
  "owner",
  "status",
  "sprint",
  "epic",
  "dependsOn",
];

/** The text of a new item shaped as `model`, without the line break at its end; null where its shape cannot be filled anew. */
export function blank(file: FileIndex, model: Item, start: Start): string | null {
  const unit = isWholeFile(model) ? wholeOf(model) : unitOf(model);
  const [label] = headLabels(file, model, 1);
  const values = valueEdits(model, start).filter(({ at }) => at.start >= unit.start && at.end <= unit.end);
  if (label !== undefined) values.push(...headLabelEdit(model, label));
  const text = cast(file, unit, [...values, ...(isRow(model) ? [] : emptied(model, unit, values))]);
  return text?.replace(/(\r?\n)(?:[ \t]*\r?\n){2,}/g, "$1$1").trimEnd() ?? null;
}

/** The new item's own values over those of the model. */
function valueEdits(item: Item, { id, title }: Start): readonly Edit[] {
  const edits: Edit[] = [];
  const put = ({ at, text }: Edit) => {
    if (at.anchor === item.at.anchor && !edits.some((edit) => edit.at.start < at.end && at.start < edit.at.end))
      edits.push({ at, text });
  };
  if (item.id !== null && id !== null) {
    const own = idWithin(item.id.at, item.id.value);
    for (const at of [own, ...echoes(item, item.id.value, own)]) put({ at, text: id });
  }
  const titles = [item.title.at, ...echoes(item, written(item.title.at), item.title.at)];
  for (const at of titles) put({ at: withMarkup(at), text: title });
  const [criterion] = item.criteria.filter(({ step }) => step === null || step === "then");
  const criteria = fieldsOf(item, "criteria")[0];
  if (isRow(item) && criteria !== undefined) put(setField(item, criteria, openCriterion));
  else if (criterion !== undefined) put({ at: withMarkup(criterion.at), text: openCriterion });
  if (item.estimate !== null && item.estimate.inherited !== true)
    put({ at: numberIn(item.estimate.at) ?? item.estimate.at, text: "?" });
  const tick =
    criterion === undefined ? null : /\[[xX]\](?=[^\n]*$)/.exec(criterion.at.anchor.text.slice(0, criterion.at.start));
  if (criterion !== undefined && criterion.checked === true && tick !== null)
    put({ at: { ...criterion.at, start: tick.index, end: tick.index + tick[0].length }, text: "[ ]" });
  const box = item.status?.at;
  if (box !== undefined && /^\[[xX]\]$/.test(written(box))) put({ at: box, text: "[ ]" });
  const needs = fieldsOf(item, "dependsOn")[0];
  if (needs !== undefined && item.dependsOn.length > 0 && !written(needs.valueAt).includes("\n"))
    put(isRow(item) ? setField(item, needs, "–") : (remark(item, needs) ?? setField(item, needs, "None")));
  for (const { at } of item.description) put({ at, text: "TBD" });
  if (isRow(item)) {
    const other = item.fields.filter(
      ({ field, valueAt }) => valueAt.end > valueAt.start && (field === null || !shortFields.includes(field)),
    );
    for (const field of other) put(setField(item, field, ""));
  }
  return edits;
}

/** "(depends on T004)" behind the title, with its brackets; null where the field has a line of its own. */
function remark({ head }: Item, { nameAt, valueAt }: WrittenField): Edit | null {
  const { text } = head.anchor;
  if (nameAt.start < head.start || nameAt.start >= head.end) return null;
  const before = /\s*[([*_]*$/.exec(text.slice(head.start, nameAt.start))?.[0].length ?? 0;
  const behind = /^[.)\]*_]*/.exec(text.slice(valueAt.end))?.[0].length ?? 0;
  return { at: { anchor: head.anchor, start: nameAt.start - before, end: valueAt.end + behind }, text: "" };
}

/** Takes out the lines that hold neither the heading, nor a short field, nor the first criterion with what leads to it. */
function emptied(item: Item, unit: Place, values: readonly Edit[]): readonly Edit[] {
  const { text } = unit.anchor;
  const stay = linesKept(item, unit, values);
  const edits: Edit[] = [];
  for (let at = unit.start; at < unit.end; ) {
    const line = lineAt(text, at);
    const next = Math.min(unit.end, nextLine(text, line.end));
    const isBlank = text.slice(line.start, line.end).trim() === "";
    if (!isBlank && !stay.some(({ start, end }) => start <= line.end && line.start <= end))
      edits.push({ at: { ...unit, start: line.start, end: next }, text: "" });
    at = next > at ? next : unit.end;
  }
  return edits;
}

function linesKept(item: Item, unit: Place, values: readonly Edit[]): readonly Span[] {
  const { text } = unit.anchor;
  const short = shortFields
    .flatMap((name) => fieldsOf(item, name))
    .filter(({ valueAt }) => !written(valueAt).includes("\n"));
  const stay: Span[] = [
    item.head,
    ...values.map(({ at }) => at),
    ...short.map(({ nameAt, valueAt }) => ({ start: Math.min(nameAt.start, valueAt.start), end: valueAt.end })),
  ];
  const criterion = values.find((edit) => edit.text === openCriterion);
  const field = fieldsOf(item, "criteria")[0];
  if (criterion !== undefined && field !== undefined && field.nameAt.start < criterion.at.start) {
    stay.push({ start: field.nameAt.start, end: criterion.at.end });
    // The fence around the criteria closes below them.
    const closing = /^[ \t]*(?:`{3,}|~{3,})[ \t]*$/m.exec(text.slice(field.valueAt.end, unit.end));
    const opens = /^[ \t]*(?:`{3,}|~{3,})/m.test(text.slice(field.nameAt.start, field.valueAt.start));
    if (opens && closing !== null)
      stay.push({
        start: field.valueAt.end + closing.index,
        end: field.valueAt.end + closing.index + closing[0].length,
      });
  }
  if (isWholeFile(item) && item.head.start > 0) {
    // Marks of front matter and names of its lists hold it together.
    const matter = /^---\r?\n[\s\S]*?\n---[ \t]*$/m.exec(text);
    if (matter?.index === 0) stay.push({ start: 0, end: 2 }, { start: matter[0].length - 3, end: matter[0].length });
  }
  return stay;
}
