// Writes into the text what was changed on GitHub: boxes, status, title, sprint, labels and people of one item. What the text
// has no place for is named, never forced in.
import { keysOf } from "../export/exportDocument.ts";
import type { TakeOver } from "../export/takeOver.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item, Value } from "../model/item.ts";
import { addToList, endOf } from "../rules/fixes/addToList.ts";
import type { Edit } from "../rules/rule.ts";
import type { Place } from "../text/span.ts";
import { setField } from "./setField.ts";
import { type Message, say } from "../text/message.ts";

export interface TakenOver {
  readonly edits: readonly Edit[];
  /** What was left out, and why: "US-001: the criterion has no box". */
  readonly refused: readonly Message[];
}

export function takeOver(file: FileIndex, changes: readonly TakeOver[]): TakenOver {
  const edits: Edit[] = [];
  const refused: Message[] = [];
  const items = new Map([...keysOf(file)].map(([item, key]) => [key, item]));
  for (const change of changes) {
    const item = items.get(change.key);
    if (item === undefined) continue;
    const take = (what: Message, made: readonly Edit[] | null): void => {
      if (made === null) refused.push(say`${item.id?.value ?? item.title.value}: ${what}`);
      else edits.push(...made);
    };
    for (const { list, index, checked } of change.boxes) {
      take(say`a line on GitHub has a box and the file's has none`, boxEdit(item[list][index]?.at ?? null, checked));
    }
    if (change.title !== null)
      take(say`its title is not written in one place`, [{ at: item.title.at, text: change.title }]);
    if (change.status !== null)
      take(say`the file does not say where its status stands`, setField(file, item, "status", change.status, null));
    if (change.sprint !== null)
      take(say`the file does not say where its sprint stands`, setField(file, item, "sprint", change.sprint, null));
    take(say`its labels are not a list that can be changed`, membersEdit(file, item, "labels", change.labels));
    take(say`its owners are not a list that can be changed`, membersEdit(file, item, "owner", change.owners));
  }
  return { edits, refused };
}

/** The box before a line's words, or within them. */
function boxEdit(at: Place | null, checked: boolean): readonly Edit[] | null {
  if (at === null) return null;
  const { anchor } = at;
  const start = anchor.text.lastIndexOf("\n", at.start - 1) + 1;
  const box = /^[\s>]*(?:[-*+]|\d+[.)])\s+\[([ xX])\]/.exec(anchor.text.slice(start, Math.max(at.end, at.start)));
  if (box === null) return null;
  const mark = start + box[0].length - 2;
  return [{ at: { anchor, start: mark, end: mark + 1 }, text: checked ? "x" : " " }];
}

type Members = readonly { readonly name: string; readonly present: boolean }[];

function membersEdit(file: FileIndex, item: Item, field: "labels" | "owner", members: Members): readonly Edit[] | null {
  const values = field === "labels" ? item.labels : item.owners;
  const edits: Edit[] = [];
  const added = members.filter(({ present }) => present).map(({ name }) => name);
  const last = values.at(-1);
  if (added.length > 0 && last === undefined) {
    const made = setField(file, item, field, added.join(", "), null);
    if (made === null) return null;
    edits.push(...made);
  } else if (added.length > 0 && last !== undefined) {
    const more = addToList(values, added);
    if (more === null) return null;
    edits.push(more);
  }
  for (const { name, present } of members) {
    if (present) continue;
    const index = values.findIndex(({ value }) => value.toLowerCase() === name.toLowerCase());
    const [value, before, next] = [values[index], values[index - 1], values[index + 1]];
    if (value === undefined) continue;
    if (value.inherited === true || (before === undefined && next === undefined)) return null;
    const span =
      next === undefined
        ? { start: endOf(before ?? value).end, end: endOf(value).end }
        : { start: outer(value), end: outer(next) };
    edits.push({ at: { ...value.at, ...span }, text: "" });
  }
  return edits;
}

function outer({ at }: Value<string>): number {
  return at.anchor.text[at.start - 1] === "`" && at.anchor.text[at.end] === "`" ? at.start - 1 : at.start;
}
