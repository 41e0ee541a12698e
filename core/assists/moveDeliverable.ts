// A thing that stands among the criteria goes to the deliverables, where things are right.
import { lineBreakOf, lineAt } from "../text/lines.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isRow } from "../index/naming.ts";
import type { Criterion, Item } from "../model/item.ts";
import type { Edit } from "../rules/rule.ts";
import { type Place, written } from "../text/span.ts";
import { afterwards } from "./afterwards.ts";
import type { Assist, Subject } from "./assist.ts";
import { keepOnly } from "./mould/elements.ts";
import { fieldsOf } from "./mould/fields.ts";
import { say } from "../text/message.ts";

export const moveDeliverable: Assist = {
  id: "move-deliverable",
  answers: ["deliverable-as-criterion"],
  refactors: false,
  offers: (subject) => (movable(subject) === null ? [] : [{ choice: "deliverables", title }]),
  write(subject, choice) {
    const { snapshot, file, item } = subject;
    const criterion = movable(subject);
    if (item === null || criterion === null) return say`The criterion has changed meanwhile: ask again`;
    const edits = editsOf(item, criterion);
    const after = afterwards(snapshot, { edits, creates: [] })?.files.get(file.uri);
    const now = after?.items[file.orderOf(item)];
    if (now === undefined || !isProved(item, now, criterion, file, after))
      return say`The list cannot be taken apart: move the line by hand`;
    return { choice, title, notes: [], slices: [], edits, creates: [] };
  },
};

const title = say`Move it to the deliverables`;

/** The criterion of a finding, where it has a line of its own in a list that keeps others. */
function movable({ item, finding }: Subject): Criterion | null {
  if (item === null || finding === null || isRow(item) || (finding.related?.length ?? 0) > 0) return null;
  const found = item.criteria.find(({ at }) => at.anchor === finding.at.anchor && at.start === finding.at.start);
  if (found === undefined || found.step !== null || item.criteria.length < 2) return null;
  return bullet.test(lead(found.at)) && (heading(item) !== null || item.deliverables.length > 0) ? found : null;
}

const bullet = /^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?$/;
const lead = (at: Place): string => at.anchor.text.slice(lineAt(at.anchor.text, at.start).start, at.start);

/** The line that calls the criteria by their name, as its marks before and behind the name; null where there is none. */
function heading(item: Item): readonly [before: string, behind: string] | null {
  const field = fieldsOf(item, "criteria")[0];
  if (field === undefined) return null;
  const { text } = field.nameAt.anchor;
  const line = lineAt(text, field.nameAt.start);
  const [before, behind] = [text.slice(line.start, field.nameAt.start), text.slice(field.nameAt.end, line.end)];
  return /^[\s>*_#]*$/.test(before) && /^[\s*_:]*$/.test(behind) ? [before, behind] : null;
}

function editsOf(item: Item, criterion: Criterion): readonly Edit[] {
  const places = item.criteria.map(({ at }) => at);
  const kept = new Set(places.keys());
  kept.delete(item.criteria.indexOf(criterion));
  const { anchor } = criterion.at;
  const newline = lineBreakOf(anchor.text);
  const words = written(criterion.at);
  const last = item.deliverables.at(-1);
  if (last?.at.anchor === anchor) {
    const { end } = lineAt(anchor.text, last.at.end);
    const text = `${newline}${lead(last.at)}${words}`;
    return [...keepOnly(item, places, kept), { at: { anchor, start: end, end }, text }];
  }
  const [before, behind] = heading(item) ?? ["**", ":**"];
  const field = fieldsOf(item, "criteria")[0];
  const start = lineAt(anchor.text, field?.nameAt.start ?? criterion.at.start).start;
  const gap = /^\r?\n[ \t]*\r?\n/.test(anchor.text.slice(lineAt(anchor.text, start).end)) ? newline : "";
  const text = `${before}Deliverables${behind}${newline}${gap}${lead(criterion.at).replace(/\[.\][ \t]+/, "")}${words}${newline}${newline}`;
  return [{ at: { anchor, start, end: start }, text }, ...keepOnly(item, places, kept)];
}

function isProved(item: Item, now: Item, criterion: Criterion, file: FileIndex, after: FileIndex | undefined): boolean {
  return (
    after?.items.length === file.items.length &&
    now.criteria.length === item.criteria.length - 1 &&
    now.deliverables.length === item.deliverables.length + 1 &&
    now.deliverables.some(({ value }) => value === criterion.text)
  );
}
