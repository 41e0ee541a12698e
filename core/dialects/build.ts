// A draft becomes an item: each field's text read as the value it means.
import type { Estimate, FieldName, Item, ItemKind, Priority, Reference, Status, TaskLine, Value, WrittenField } from "../model/item.ts";
import type { Block } from "../parse/blocks.ts";
import { linesOf, splitText, trimText, type Text } from "../parse/inline.ts";
import type { Anchor, Place } from "../text/span.ts";
import { readCriteria } from "./criteria.ts";
import type { Draft } from "./draft.ts";
import { readEstimate } from "./estimate.ts";
import { collectFields, textsOf, valueOf, type Entry } from "./fields.ts";
import { idAt } from "./ids.ts";
import type { House } from "./house.ts";
import { readReferences } from "./references.ts";
import { readStory } from "./story.ts";
import { labelValues, ownerValues, priorityValue, statusValue, stringValue, taskLine, taskLines, type PlaceOf } from "./values.ts";
import { normalise, unitNamed } from "./vocabulary.ts";
import { kindOf, saysNone, saysUnknown } from "./words.ts";

export function buildItem(draft: Draft, anchor: Anchor, house: House): Item {
  const place: PlaceOf = (text) => ({ anchor, start: text.start, end: text.end });
  const collected = collectFields(draft.blocks, house);
  const { needs } = draft.head;
  const inHead: Entry[] = needs ? [{ field: "dependsOn", name: needs.name, inline: needs.value, blocks: [], depth: 0 }] : [];
  const entries = [...draft.entries, ...inHead, ...collected.entries];
  const of = (field: FieldName) => entries.filter((entry) => entry.field === field);
  const { head, context } = draft;
  const title = titleOf(draft, of("title"), place);
  const labels = unique(of("labels").sort(byName(labelRank)).flatMap((entry) => textsOf(entry).flatMap((text) => labelValues(text, place))));
  const storyText = collected.storyLines.length > 0 ? collected.storyLines : head.title.plain.length > 30 ? [head.title] : [];
  return {
    kind: itemKind(draft, entries, collected.storyLines.length > 0, house),
    dialect: draft.dialect,
    at: { anchor, start: draft.line.start, end: draft.end },
    head: { anchor, start: draft.line.start, end: draft.line.end },
    id: idOf(draft, of("id"), place, house),
    title,
    story: storyOf(storyText, title, place),
    description: descriptions(entries, place),
    criteria: of("criteria").flatMap((entry) => readCriteria(entry, place)),
    deliverables: of("deliverables").flatMap((entry) => textsOf(entry).flatMap((text) => linesOf(text)).map((text) => stringValue(text, place))),
    tasks: [...of("tasks").flatMap((entry) => taskLines(entry.inline, entry.blocks, place)), ...looseBoxes(entries, place)],
    subtasks: of("subtasks").flatMap((entry) => taskLines(entry.inline, entry.blocks, place)),
    labels: labels.length > 0 ? labels : [...context.labels],
    priority: priorityIn(draft, of("priority"), place, house),
    estimate: estimateIn(draft, of("estimate"), place),
    owners: unique(of("owner").flatMap((entry) => {
      const text = valueOf(entry);
      return entry.inline === null ? textsOf(entry).flatMap((line) => ownerValues(line, place)) : text ? ownerValues(text, place) : [];
    })),
    status: statusIn(draft, of("status"), place, house),
    sprint: planIn(of("sprint"), place) ?? context.sprint,
    epic: epicIn(of("epic"), place) ?? context.epic,
    dependsOn: references(of("dependsOn"), place, house),
    blocks: references(of("blocks"), place, house),
    fields: entries.flatMap((entry) => written(entry, anchor)),
  };
}

function titleOf(draft: Draft, entries: readonly Entry[], place: PlaceOf): Value<string> {
  const stated = entries.map((entry) => valueOf(entry)).find((text) => text !== null && text.plain.length > 0);
  const own = draft.head.title;
  const text = own.plain ? own : (stated ?? own);
  return stringValue(text, place);
}

function idOf(draft: Draft, entries: readonly Entry[], place: PlaceOf, house: House): Value<string> | null {
  for (const entry of entries) {
    const text = valueOf(entry);
    const hit = text ? idAt(text.plain, house, true) : null;
    if (text && hit && (hit.length === text.plain.length || entry.name === null || /\bid$|^id/i.test(entry.name.plain.trim()))) {
      return stringValue({ ...text, plain: text.plain.slice(0, hit.length), end: text.start + hit.length }, place);
    }
  }
  return draft.head.id ? stringValue(draft.head.id, place) : null;
}

function itemKind(draft: Draft, entries: readonly Entry[], hasStory: boolean, house: House): ItemKind {
  const named = draft.kind;
  if (named === "epic" || named === "feature") return named;
  for (const entry of entries) {
    if (entry.field !== "kind" && !(entry.field === "labels" && entry.name && /type|tipo|typ/i.test(entry.name.plain))) continue;
    const value = valueOf(entry);
    const kind = value ? kindOf(value.plain, house) : null;
    if (kind && kind !== "epic") return kind;
  }
  if (named && named !== "task") return named;
  const prefix = /^(?:US|HU|STORY|BUG|SPIKE)(?=[-_]?\d)/i.exec(draft.head.id?.plain ?? "")?.[0];
  const ofId = prefix ? kindOf(prefix, house) : null;
  return hasStory ? "story" : (named ?? ofId ?? (draft.dialect === "story-blocks" || draft.dialect === "numbered-stories" ? "story" : "task"));
}

const labelRank = ["labels", "label", "tags", "tag", "jira label"];
const estimateRank = ["story points", "story point", "points", "pts", "sp", "estimate", "estimated points", "size", "effort", "estimated effort", "est", "complexity", "cost"];

/** Orders fields of one meaning by how plainly their name says it; others keep document order. */
function byName(rank: readonly string[]): (a: Entry, b: Entry) => number {
  const place = (entry: Entry) => {
    const index = rank.indexOf(normalise(entry.name?.plain ?? ""));
    return index < 0 ? rank.length : index;
  };
  return (a, b) => place(a) - place(b);
}

function priorityIn(draft: Draft, entries: readonly Entry[], place: PlaceOf, house: House): Value<Priority> | null {
  const ranked = [...entries].sort((a, b) => Number(/impact|severity/i.test(a.name?.plain ?? "")) - Number(/impact|severity/i.test(b.name?.plain ?? "")));
  for (const entry of ranked) {
    const text = valueOf(entry);
    const value = text ? priorityValue(text, place, house) : null;
    if (value && (value.value.scale !== "other" || !/impact|severity|risk/i.test(entry.name?.plain ?? ""))) return value;
  }
  return draft.head.priority ? priorityValue(draft.head.priority, place, house) : draft.context.priority;
}

function estimateIn(draft: Draft, entries: readonly Entry[], place: PlaceOf): Value<Estimate> | null {
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

function statusIn(draft: Draft, entries: readonly Entry[], place: PlaceOf, house: House): Value<Status> | null {
  for (const entry of entries) {
    const text = valueOf(entry);
    const value = text ? statusValue(text, place, house) : null;
    if (value) return value;
  }
  const { head } = draft;
  if (head.status && head.status.text.plain.length > 2) return { value: head.status.value, raw: head.status.text.plain, at: place(head.status.text) };
  if (draft.checked !== null) {
    const { anchor } = place(head.title);
    const box = /\[[ \t\r\nxX~/-]\]/.exec(anchor.text.slice(draft.line.start, draft.line.end));
    const start = draft.line.start + (box?.index ?? 0);
    const raw = box?.[0] ?? "";
    return { value: draft.checked ? "done" : "todo", raw, at: { anchor, start, end: start + raw.length } };
  }
  return head.status ? { value: head.status.value, raw: head.status.text.plain, at: place(head.status.text) } : draft.context.status;
}

function planIn(entries: readonly Entry[], place: PlaceOf): Value<string> | null {
  const ranked = [...entries].sort((a, b) => Number(!/sprint/i.test(a.name?.plain ?? "")) - Number(!/sprint/i.test(b.name?.plain ?? "")));
  for (const entry of ranked) {
    const text = valueOf(entry);
    if (!text || saysNone(text.plain) || saysUnknown(text.plain) || text.plain.length > 80) continue;
    const number = /^\d+(?:\.\d+)?$/.test(text.plain.trim()) && entry.name && /sprint|phase|wave|milestone/i.test(entry.name.plain);
    const value = stringValue(text, place);
    return number ? { ...value, value: `${entry.name?.plain.replace(/[s#: ]+$/i, "").trim()} ${value.value}` } : value;
  }
  return null;
}

function epicIn(entries: readonly Entry[], place: PlaceOf): Value<string> | null {
  const ranked = [...entries].sort((a, b) => Number(!/epic/i.test(a.name?.plain ?? "")) - Number(!/epic/i.test(b.name?.plain ?? "")));
  for (const entry of ranked) {
    const text = valueOf(entry);
    if (!text || saysNone(text.plain) || text.plain.length > 120) continue;
    const value = stringValue(text, place);
    return /^\d+$/.test(value.value) && entry.name && /epic/i.test(entry.name.plain) ? { ...value, value: `Epic ${value.value}` } : value;
  }
  return null;
}

function references(entries: readonly Entry[], place: PlaceOf, house: House): Reference[] {
  return entries.flatMap((entry) => textsOf(entry).flatMap((text) => splitText(text, /\n+/g)).flatMap((text) => readReferences(text, place, house)));
}

function descriptions(entries: readonly Entry[], place: PlaceOf): Value<string>[] {
  return entries.flatMap((entry) => (entry.field === "description" ? [entry] : isLoose(entry) ? [{ ...entry, blocks: entry.blocks.flatMap(withoutBoxes) }] : []))
    .flatMap((entry) => textsOf(entry)).filter((text) => text.plain).map((text) => stringValue(text, place));
}

function isLoose(entry: Entry): boolean {
  return entry.field === null && entry.name === null;
}

function withoutBoxes(block: Block): Block[] {
  if (block.type !== "list") return [block];
  const items = block.items.filter((item) => item.checked === null);
  return items.length > 0 ? [{ ...block, items }] : [];
}

/** Boxes under an item that no name stands over are its steps. */
function looseBoxes(entries: readonly Entry[], place: PlaceOf): TaskLine[] {
  const items = entries.filter(isLoose).flatMap((entry) => entry.blocks).flatMap((block) => (block.type === "list" ? block.items : []));
  return items.flatMap((item) => (item.checked === null ? [] : (taskLine(item, place) ?? [])));
}

function storyOf(lines: readonly Text[], title: Value<string>, place: PlaceOf): Item["story"] {
  if (lines[0]?.plain === title.value && !/^\W*(?:as an?|como|als|en tant|作为)\b/iu.test(title.value)) return null;
  const story = readStory(lines, place);
  return story && (story.role || story.goal) ? story : null;
}

function written(entry: Entry, anchor: Anchor): WrittenField[] {
  if (!entry.name) return [];
  const texts = textsOf(entry);
  const first = entry.inline ?? texts[0];
  const last = texts.at(-1) ?? first;
  const at = (start: number, end: number): Place => ({ anchor, start, end });
  const nameAt = at(entry.name.start, entry.name.end);
  return [{ field: entry.field, name: entry.name.plain, nameAt, valueAt: first && last ? at(Math.min(first.start, last.start), Math.max(first.end, last.end)) : at(nameAt.end, nameAt.end) }];
}

function unique(values: readonly Value<string>[]): Value<string>[] {
  const seen = new Set<string>();
  return values.filter((value) => !seen.has(value.value) && seen.add(value.value));
}
