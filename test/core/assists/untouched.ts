// Holds a file against what edits made of it: whatever lies outside their places has to read as it did.
import type { FileIndex } from "../../../core/index/fileIndex.ts";
import type { Item, Reference } from "../../../core/model/item.ts";
import type { Span } from "../../../core/text/span.ts";
import type { Place } from "../../../core/text/span.ts";

/** One thing that an item says: what it comes to, and where it stands. */
interface Said {
  readonly value: string;
  readonly isEmpty: boolean;
  readonly places: readonly Place[];
}

/** Null where nothing else has changed; `edits` are spans of the text before. */
export function strayChange(before: FileIndex, after: FileIndex, edits: readonly Span[]): string | null {
  if (before.sprints.length !== after.sprints.length) return "other sprints are read";
  const pairs = paired(before.items, after.items);
  if (pairs === null) return `${after.items.length} items are read instead of ${before.items.length}`;
  for (const [item, other] of pairs) {
    const now = sayings(other);
    for (const [name, said] of sayings(item)) {
      if (plain(now.get(name)?.value) === plain(said.value) || isMeant(said, item, before, edits)) continue;
      return `the ${name} of ${item.id?.value ?? item.title.value} changes: ${said.value} becomes ${now.get(name)?.value}`;
    }
  }
  return null;
}

/** Code is marked or shown, as the place has it: in a fence its marks are read. */
const plain = (value = ""): string => value.replaceAll("`", "");

/** Each old item with what became of it; items that are new stand between them. */
function paired(old: readonly Item[], now: readonly Item[]): readonly (readonly [Item, Item])[] | null {
  const name = ({ id, title }: Item) => id?.value ?? title.value;
  const names = (list: readonly Item[]) => list.map(name).sort().join("|");
  // What has moved is found by its name, where each has one of its own.
  const isMoved = names(old) === names(now) && new Set(old.map(name)).size === old.length;
  if (isMoved) return old.map((item) => [item, now.find((one) => name(one) === name(item)) ?? item] as const);
  if (old.length === now.length) return old.map((item, index) => [item, now[index] ?? item] as const);
  const pairs: [Item, Item][] = [];
  let at = 0;
  const ids = new Set(now.map(({ id }) => id?.value));
  for (const item of old) {
    // What only repeated an item that says more now is a mention of it.
    if (now.length < old.length && now[at]?.title.value !== item.title.value && ids.has(item.id?.value)) continue;
    while (at < now.length && now[at]?.title.value !== item.title.value) at++;
    const other = now[at++];
    if (other === undefined) return null;
    pairs.push([item, other]);
  }
  return pairs;
}

/** An edit touches what is said, or writes into the item what it did not say. */
function isMeant({ places, isEmpty }: Said, item: Item, file: FileIndex, edits: readonly Span[]): boolean {
  const own = isEmpty ? [item.at, item.head] : places;
  return own.some((place) => {
    const { start, end } = file.spanOf(place);
    const line = file.text.indexOf("\n", end);
    return edits.some((edit) => edit.start <= (line < 0 ? file.text.length : line) && start - 1 <= edit.end);
  });
}

function sayings(item: Item): ReadonlyMap<string, Said> {
  // What comes from the heading above changes with the item's own lines, which move.
  const one = (value: { readonly value: unknown; readonly at: Place; readonly inherited?: true } | null): Said => ({
    value: JSON.stringify(value?.value ?? null),
    isEmpty: value === null,
    places: value === null ? [] : value.inherited === true ? [value.at, item.head] : [value.at],
  });
  const many = <T extends { readonly at: Place }>(list: readonly T[], words: (one: T) => unknown): Said => ({
    value: JSON.stringify(list.map(words)),
    isEmpty: list.length === 0,
    places: list.map(({ at }) => at),
  });
  const reference = ({ at: _, ...named }: Reference) => named;
  const fieldAt = (name: string) => item.fields.flatMap(({ field, valueAt }) => (field === name ? [valueAt] : []));
  return new Map<string, Said>([
    ["kind", { value: item.kind, isEmpty: false, places: [item.head] }],
    ["ID", one(item.id)],
    ["title", one(item.title)],
    ["story", { ...one(item.story && { value: storyWords(item), at: item.story.at }) }],
    ["criteria", many(item.criteria, ({ text, checked }) => [text, checked])],
    ["deliverables", many(item.deliverables, ({ value }) => value)],
    ["tasks", many(item.tasks, ({ title, hours, role, done }) => [title, hours, role, done])],
    ["subtasks", many(item.subtasks, ({ title, hours, role, done }) => [title, hours, role, done])],
    ["labels", many(item.labels, ({ value }) => value)],
    ["priority", one(item.priority)],
    ["estimate", one(item.estimate)],
    ["owners", many(item.owners, ({ value }) => value)],
    ["status", one(item.status)],
    ["sprint", one(item.sprint)],
    ["epic", one(item.epic)],
    ["dependencies", withPlaces(many(item.dependsOn, reference), fieldAt("dependsOn"))],
    ["blocks", withPlaces(many(item.blocks, reference), fieldAt("blocks"))],
  ]);
}

const withPlaces = (said: Said, places: readonly Place[]): Said => ({ ...said, places: [...said.places, ...places] });

function storyWords({ story }: Item): string {
  return [story?.role, story?.goal, story?.benefit].map((part) => part?.value ?? "").join("|");
}
