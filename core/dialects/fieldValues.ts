// Several fields of an item may state one value; these choose the one that says it most plainly.
import { written } from "../text/span.ts";
import type { Estimate, Priority, Status, Value } from "../model/item.ts";
import { trimText } from "../parse/inline.ts";
import type { Draft } from "./draft.ts";
import { readEstimate } from "./estimate.ts";
import { valueOf, type Entry } from "./entry.ts";
import type { House } from "./house.ts";
import { priorityValue, statusValue, stringValue, type PlaceOf } from "./values.ts";
import { normalise, unitNamed } from "./vocabulary.ts";
import { priorityOf, saysNone, saysUnknown } from "./words.ts";

export const labelRank = ["labels", "label", "tags", "tag", "jira label"];
const estimateRank = [
  "story points",
  "story point",
  "points",
  "pts",
  "sp",
  "estimate",
  "estimated points",
  "size",
  "effort",
  "estimated effort",
  "est",
  "complexity",
  "cost",
];

/** Orders fields of one meaning by how plainly their name says it; others keep document order. */
export function byName(rank: readonly string[]): (a: Entry, b: Entry) => number {
  const place = (entry: Entry) => {
    const index = rank.indexOf(normalise(entry.name?.plain ?? ""));
    return index < 0 ? rank.length : index;
  };
  return (a, b) => place(a) - place(b);
}

/** The priority: a field before the head, the head before a label, a label before the section. */
export function priorityFrom(
  draft: Draft,
  entries: readonly Entry[],
  labels: readonly Value<string>[],
  place: PlaceOf,
  house: House,
): Value<Priority> | null {
  const ranked = [...entries].sort(
    (a, b) =>
      Number(/impact|severity/i.test(a.name?.plain ?? "")) - Number(/impact|severity/i.test(b.name?.plain ?? "")),
  );
  for (const entry of ranked) {
    const text = valueOf(entry);
    const value = text ? priorityValue(text, place, house) : null;
    if (value && (value.value.scale !== "other" || !/impact|severity|risk/i.test(entry.name?.plain ?? "")))
      return value;
  }
  if (draft.head.priority) return priorityValue(draft.head.priority, place, house);
  for (const label of labels) {
    const labelled = labelledPriority(label, house);
    if (labelled) return labelled;
  }
  return draft.context.priority;
}

/** "priority:high", "priority/p1": what stands after the name, at its own place. */
function labelledPriority({ raw, at }: Value<string>, house: House): Value<Priority> | null {
  const word = /^(?:priority|prio)\s*(?:::?|[/=-])\s*(.+)$/iu.exec(raw)?.[1];
  const value = word === undefined ? null : priorityOf(word, house);
  if (word === undefined || value === null || value.rank === null || !written(at).endsWith(word)) return null;
  return { value, raw: word, at: { ...at, start: at.end - word.length } };
}

/** The estimate, from the field that most plainly names one, else from the head. */
export function estimateIn(draft: Draft, entries: readonly Entry[], place: PlaceOf): Value<Estimate> | null {
  for (const entry of [...entries].sort(byName(estimateRank))) {
    const text = valueOf(entry);
    if (!text || !entry.name) continue;
    const own = trimText(text);
    const read = readEstimate(own.plain, unitNamed(entry.name.plain));
    if (read) return { value: read.value, raw: read.raw, at: place(own) };
  }
  const inHead = draft.head.estimate;
  const read = inHead ? readEstimate(inHead.plain, "points") : null;
  return inHead && read ? { value: read.value, raw: read.raw, at: place(inHead) } : null;
}

/** The state: a field, words in the head, the checkbox, a sign in the head, the section, in this order. */
export function statusIn(draft: Draft, entries: readonly Entry[], place: PlaceOf, house: House): Value<Status> | null {
  for (const entry of entries) {
    const text = valueOf(entry);
    const value = text ? statusValue(text, place, house) : null;
    if (value) return value;
  }
  const { head } = draft;
  if (head.status && head.status.text.plain.length > 2)
    return { value: head.status.value, raw: head.status.text.plain, at: place(head.status.text) };
  if (draft.checked !== null) {
    const line = place(draft.line);
    const box = /\[[ \t\r\nxX~/-]\]/.exec(written(line));
    const start = line.start + (box?.index ?? 0);
    const raw = box?.[0] ?? "";
    return { value: draft.checked ? "done" : "todo", raw, at: { ...line, start, end: start + raw.length } };
  }
  return head.status
    ? { value: head.status.value, raw: head.status.text.plain, at: place(head.status.text) }
    : draft.context.status;
}

/** The place in the plan that the item names itself. */
export function planIn(entries: readonly Entry[], place: PlaceOf): Value<string> | null {
  const ranked = [...entries].sort(
    (a, b) => Number(!/sprint/i.test(a.name?.plain ?? "")) - Number(!/sprint/i.test(b.name?.plain ?? "")),
  );
  for (const entry of ranked) {
    const text = valueOf(entry);
    if (!text || saysNone(text.plain) || saysUnknown(text.plain) || text.plain.length > 80) continue;
    const number =
      /^\d+(?:\.\d+)?(?:\s*[-–]\s*\d+)?$/.test(text.plain.trim()) &&
      entry.name &&
      /sprint|phase|wave|milestone/i.test(entry.name.plain);
    const value = stringValue(text, place);
    return number ? { ...value, value: `${entry.name?.plain.replace(/[s#: ]+$/i, "").trim()} ${value.value}` } : value;
  }
  return null;
}

/** The epic or story that the item names itself. */
export function epicIn(entries: readonly Entry[], place: PlaceOf): Value<string> | null {
  const ranked = [...entries].sort(
    (a, b) => Number(!/epic/i.test(a.name?.plain ?? "")) - Number(!/epic/i.test(b.name?.plain ?? "")),
  );
  for (const entry of ranked) {
    const text = valueOf(entry);
    if (!text || saysNone(text.plain) || text.plain.length > 120) continue;
    const value = stringValue(text, place);
    return /^\d+$/.test(value.value) && entry.name && /epic/i.test(entry.name.plain)
      ? { ...value, value: `Epic ${value.value}` }
      : value;
  }
  return null;
}
