// A draft becomes an item: each field's text read as the value it means.
import type { FieldName, Item, ItemKind, Reference, TaskLine, Value, WrittenField } from "../model/item.ts";
import type { Block } from "../parse/blocks.ts";
import { linesOf, splitText, type Text } from "../parse/inline.ts";
import { readCriteria } from "./criteria.ts";
import type { Draft } from "./draft.ts";
import { collectFields } from "./fields.ts";
import { textsOf, valueOf, type Entry } from "./entry.ts";
import { idAt, hyphened } from "./ids.ts";
import type { House } from "./house.ts";
import { readReferences } from "./references.ts";
import { readStory } from "./story.ts";
import { labelValues, ownerValues, stringValue, taskLine, taskLines, type PlaceOf } from "./values.ts";
import { kindIsNamed } from "./settledItem.ts";
import { kindOf } from "./words.ts";
import { byName, epicIn, estimateIn, labelRank, planIn, priorityFrom, statusIn } from "./fieldValues.ts";

/** The items of one chunk, or of a leaf of it, and those of them whose kind the author's own word says. */
export interface Built {
  readonly items: readonly Item[];
  readonly named: readonly Item[];
}

/** Builds the items of some drafts, parents before what is nested in them. */
export function buildItems(drafts: readonly Draft[], place: PlaceOf, house: House): Built {
  const built = new Map<Draft, Item>();
  const named: Item[] = [];
  for (const draft of drafts) {
    const parent = draft.parent ? built.get(draft.parent) : undefined;
    const own = buildItem(draft, place, house);
    const name = parent ? (parent.id ?? parent.title) : null;
    const item: Item = name ? { ...own, epic: { ...name, inherited: true } } : own;
    built.set(draft, item);
    if (kindIsNamed(draft.head.word, house)) named.push(item);
  }
  return { items: [...built.values()], named };
}

/** Builds the item; every value keeps its place. */
function buildItem(draft: Draft, place: PlaceOf, house: House): Item {
  const collected = collectFields(draft.blocks, house);
  const { needs } = draft.head;
  const inHead: Entry[] = needs
    ? [{ field: "dependsOn", name: needs.name, inline: needs.value, blocks: [], depth: 0 }]
    : [];
  const entries = [...draft.entries, ...inHead, ...collected.entries];
  const of = (field: FieldName) => entries.filter((entry) => entry.field === field);
  const { head, context } = draft;
  const title = titleOf(draft, of("title"), collected.storyLines, place);
  const labels = unique(
    of("labels")
      .sort(byName(labelRank))
      .flatMap((entry) => textsOf(entry).flatMap((text) => labelValues(text, place))),
  );
  const storyText =
    collected.storyLines.length > 0 ? collected.storyLines : head.title.plain.length > 30 ? [head.title] : [];
  return {
    kind: itemKind(draft, entries, collected.storyLines.length > 0, house),
    dialect: draft.dialect,
    at: place({ start: draft.line.start, end: draft.end }),
    head: place(draft.line),
    table: draft.table ? place(draft.table) : null,
    id: idOf(draft, of("id"), place, house),
    title,
    story: storyOf(storyText, title, place),
    description: descriptions(entries, place),
    criteria: of("criteria").flatMap((entry) => readCriteria(entry, place)),
    deliverables: of("deliverables").flatMap((entry) =>
      textsOf(entry)
        .flatMap((text) => linesOf(text))
        .map((text) => stringValue(text, place)),
    ),
    tasks: [
      ...of("tasks").flatMap((entry) => taskLines(entry.inline, entry.blocks, place)),
      ...looseBoxes(entries, place),
    ],
    subtasks: of("subtasks").flatMap((entry) => taskLines(entry.inline, entry.blocks, place)),
    labels: labels.length > 0 ? labels : [...context.labels],
    priority: priorityFrom(draft, of("priority"), labels, place, house),
    estimate: estimateIn(draft, of("estimate"), place),
    owners: unique(
      of("owner").flatMap((entry) => {
        const text = valueOf(entry);
        return entry.inline === null
          ? textsOf(entry).flatMap((line) => ownerValues(line, place))
          : text
            ? ownerValues(text, place)
            : [];
      }),
    ),
    status: statusIn(draft, of("status"), place, house),
    sprint: planIn(of("sprint"), place) ?? context.sprint,
    epic: epicIn(of("epic"), place) ?? context.epic,
    dependsOn: references(of("dependsOn"), place, house),
    blocks: references(of("blocks"), place, house),
    fields: entries.flatMap((entry) => written(entry, place)),
  };
}

/** The head's title, else a field's; a story without either is called what it says. */
function titleOf(draft: Draft, entries: readonly Entry[], story: readonly Text[], place: PlaceOf): Value<string> {
  const stated = entries.map((entry) => valueOf(entry)).find((text) => text !== null && text.plain.length > 0);
  const own = draft.head.title;
  const text = own.plain ? own : (stated ?? story[0] ?? own);
  return stringValue(text, place);
}

function idOf(draft: Draft, entries: readonly Entry[], place: PlaceOf, house: House): Value<string> | null {
  for (const entry of entries) {
    const text = valueOf(entry);
    const hit = text ? idAt(text.plain, house, true) : null;
    if (
      text &&
      hit &&
      (hit.length === text.plain.length || entry.name === null || /\bid$|^id/i.test(entry.name.plain.trim()))
    ) {
      return stringValue({ ...text, plain: text.plain.slice(0, hit.length), end: text.start + hit.length }, place);
    }
  }
  if (!draft.head.id) return null;
  const own = stringValue(draft.head.id, place);
  return { ...own, value: hyphened(own.value) };
}

function itemKind(draft: Draft, entries: readonly Entry[], hasStory: boolean, house: House): ItemKind {
  const named = draft.kind;
  if (named === "epic" || named === "feature") return named;
  for (const entry of entries) {
    if (entry.field !== "kind" && !(entry.field === "labels" && entry.name && /type|tipo|typ/i.test(entry.name.plain)))
      continue;
    const value = valueOf(entry);
    const kind = value ? kindOf(value.plain, house) : null;
    if (kind && kind !== "epic") return kind;
  }
  if (named && named !== "task") return named;
  const prefix = /^(?:US|HU|STORY|BUG|SPIKE)(?=[-_]?\d)/i.exec(draft.head.id?.plain ?? "")?.[0];
  const ofId = prefix ? kindOf(prefix, house) : null;
  return hasStory
    ? "story"
    : (named ?? ofId ?? (draft.dialect === "story-blocks" || draft.dialect === "numbered-stories" ? "story" : "task"));
}

function references(entries: readonly Entry[], place: PlaceOf, house: House): Reference[] {
  return entries.flatMap((entry) =>
    textsOf(entry)
      .flatMap((text) => splitText(text, /\n+/g))
      .flatMap((text) => readReferences(text, place, house)),
  );
}

function descriptions(entries: readonly Entry[], place: PlaceOf): Value<string>[] {
  return entries
    .flatMap((entry) =>
      entry.field === "description"
        ? [entry]
        : isLoose(entry)
          ? [{ ...entry, blocks: entry.blocks.flatMap(withoutBoxes) }]
          : [],
    )
    .flatMap((entry) => textsOf(entry))
    .filter((text) => text.plain)
    .map((text) => stringValue(text, place));
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
  const items = entries
    .filter(isLoose)
    .flatMap((entry) => entry.blocks)
    .flatMap((block) => (block.type === "list" ? block.items : []));
  return items.flatMap((item) => (item.checked === null ? [] : (taskLine(item, place) ?? [])));
}

function storyOf(lines: readonly Text[], title: Value<string>, place: PlaceOf): Item["story"] {
  if (lines[0]?.plain === title.value && !/^\W*(?:as an?|como|als|en tant|作为)\b/iu.test(title.value)) return null;
  const story = readStory(lines, place);
  return story && (story.role || story.goal) ? story : null;
}

function written(entry: Entry, place: PlaceOf): WrittenField[] {
  if (!entry.name) return [];
  const texts = textsOf(entry);
  const first = entry.inline ?? texts[0];
  const last = texts.at(-1) ?? first;
  const { start, end } = entry.name;
  return [
    {
      field: entry.field,
      name: entry.name.plain,
      nameAt: place({ start, end }),
      valueAt:
        first && last
          ? place({ start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) })
          : place({ start: end, end }),
    },
  ];
}

function unique(values: readonly Value<string>[]): Value<string>[] {
  const seen = new Set<string>();
  return values.filter((value) => !seen.has(value.value) && seen.add(value.value));
}
