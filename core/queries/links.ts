// What can be followed in a document: IDs that name an item which was read, and addresses on the web.
import type { House } from "../dialects/house.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { keyOfItem } from "../index/ids.ts";
import { lazyFor } from "../index/lazy.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Anchor, Place } from "../text/span.ts";
import { referencesIn } from "./locate.ts";
import { within } from "./occurrences.ts";
import { writtenIds } from "./writtenIds.ts";

export interface Link {
  readonly at: Place;
  /** Null for an ID: what it means is looked up when it is followed. */
  readonly url: string | null;
}

/** In document order. Where an item is declared, its own ID is no link. */
export function links(workspace: WorkspaceIndex, file: FileIndex, house: House): readonly Link[] {
  const isKnown = knownKeys(workspace);
  const taken = new Map<Anchor, Set<number>>();
  const take = ({ anchor, start }: Place): boolean => {
    let starts = taken.get(anchor);
    if (starts === undefined) taken.set(anchor, (starts = new Set()));
    return starts.size < starts.add(start).size;
  };
  for (const { id, head, title } of file.items) {
    if (id !== null) take(id.at);
    // "Story 1.2:" before the title calls the item itself, whatever ID it has.
    if (title.at.anchor !== head.anchor || title.at.start <= head.start) continue;
    for (const { at } of writtenIds(head.anchor, house))
      if (head.start <= at.start && at.end <= title.at.start) take(at);
  }
  const byAnchor = new Map<Anchor, Link[]>();
  const add = (link: Link) => {
    const list = byAnchor.get(link.at.anchor);
    if (list === undefined) byAnchor.set(link.at.anchor, [link]);
    else list.push(link);
  };
  for (const { anchor } of file.chunks) {
    for (const { key, at } of writtenIds(anchor, house)) if (isKnown(key.key) && take(at)) add({ at, url: null });
    for (const link of addressesIn(anchor)) add(link);
  }
  // "1.2" alone is an ID only where a field refers to it.
  for (const { reference } of referencesIn(file)) {
    if (reference.type !== "id" || !/^\d/.test(reference.id)) continue;
    const at = within(reference.at, reference.id);
    if (file.withId(reference.id).length > 0 && take(at)) add({ at, url: null });
  }
  return file.chunks.flatMap(({ anchor }) => byAnchor.get(anchor)?.sort((a, b) => a.at.start - b.at.start) ?? []);
}

/** Whether some item carries an ID with this key. The same function while all IDs are the same. */
export function knownKeys(workspace: WorkspaceIndex): (key: string) => boolean {
  const keys = [...workspace.files.values()].map(keysOf);
  const [first = nowhere] = keys;
  const before = asked.get(first);
  if (before !== undefined && before.keys.length === keys.length && keys.every((one, at) => one === before.keys[at]))
    return before.isKnown;
  const isKnown = (key: string) => keys.some((known) => known.has(key));
  asked.set(first, { keys, isKnown });
  return isKnown;
}

const nowhere: ReadonlySet<string> = new Set();
/** By the keys of the first file. */
const asked = new WeakMap<
  ReadonlySet<string>,
  { readonly keys: readonly ReadonlySet<string>[]; readonly isKnown: (key: string) => boolean }
>();

const question = {};

/** The keys of all IDs that a file declares; kept while the IDs stay the same. */
function keysOf(file: FileIndex): ReadonlySet<string> {
  return file.derive(question, ["id", "kind"], () => new Set(file.items.flatMap((item) => keyOfItem(item)?.key ?? [])));
}

const address = /https?:\/\/[^\s<>()|`"'\]]+(?:\([^\s<>()|`"']*\)[^\s<>()|`"'\]]*)*/g;

const addressesIn = lazyFor((anchor: Anchor): readonly Link[] =>
  [...anchor.text.matchAll(address)].map(({ index, 0: found }) => {
    const url = found.replace(/[.,;:!?*_]+$/, "");
    return { at: { anchor, start: index, end: index + url.length }, url };
  }),
);
