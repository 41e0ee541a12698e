// Writes a new item shaped as its neighbours are, with the next free ID, and proves that it is read as one.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { kindWords, nameOf } from "../index/naming.ts";
import { sameText } from "../index/references.ts";
import type { Item, ItemKind } from "../model/item.ts";
import type { Snapshot } from "../workspace/workspace.ts";
import { afterwards } from "./afterwards.ts";
import type { Assist, Proposal } from "./assist.ts";
import { carried } from "./carried.ts";
import { blank } from "./mould/blank.ts";
import { uriBeside } from "./mould/fileName.ts";
import { gapOf, isWholeFile, itemsWithin, unitOf } from "./mould/unit.ts";
import { freeIds } from "./split/ids.ts";
import { isMessage, type Message, say } from "../text/message.ts";

/** What is asked for. */
export interface Wanted {
  readonly kind: ItemKind;
  readonly title: string;
  /** The ID it must have; null for the next free one. */
  readonly id: string | null;
  /** Where: an item that it is to stand behind, or null for the end of those of its kind. */
  readonly after: Item | null;
}

/** The kinds of item that a file shows how to write, the most frequent first. */
export function kindsIn(file: FileIndex): readonly ItemKind[] {
  const counts = new Map<ItemKind, number>();
  for (const item of file.items) if (!isGroup(item)) counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
}

/** The new item, proven; or one plain sentence that says why it cannot be written. */
export function newItem(snapshot: Snapshot, file: FileIndex, wanted: Wanted): Proposal | Message {
  const title = wanted.title.replace(/\s+/g, " ").trim();
  if (title === "") return say`An item needs a title`;
  if (/[|<>]/.test(title)) return say`A title cannot hold the signs |, < and >`;
  const model = modelFor(file, wanted);
  if (model === null) return say`No ${kindWords[wanted.kind]} in this file shows how one is written here`;
  const id = wanted.id ?? freeIds(snapshot.index, file, model, 1)?.[0] ?? null;
  if (model.id !== null && id === null)
    return say`\`${nameOf(model)}\` has no number from which a new ID could be counted`;
  const text = blank(file, model, { id, title });
  if (text === null) return say`\`${nameOf(model)}\` is written in a shape that cannot be filled anew`;
  const end = unitOf(model).end;
  const change = isWholeFile(model)
    ? { edits: [], creates: [{ uri: uriBeside(file.uri, model, id, title), text: `${text}\n` }] }
    : { edits: [{ at: { ...unitOf(model), start: end }, text: gapOf(file, model) + text }], creates: [] };
  const after = afterwards(snapshot, change);
  const now = after?.files.get(change.creates[0]?.uri ?? file.uri);
  const made =
    now?.items.filter((item) => sameText(item.title.value, title) && item.id?.value === (id ?? undefined)) ?? [];
  const others = change.creates.length > 0 ? 0 : file.items.length;
  if (now === undefined || made.length === 0 || now.items.length !== others + 1)
    return say`An item like \`${nameOf(model)}\` with this title is not read as one`;
  const slice = { id, title, points: null, criteria: [], tasks: [] };
  return {
    choice: "new",
    title: id === null ? say`Add “${title}”` : say`Add \`${id}\``,
    notes: [],
    slices: [slice],
    ...change,
  };
}

/** The item behind which the new one stands, and whose shape it takes: one of the kind that holds no others. */
function modelFor(file: FileIndex, { kind, after }: Wanted): Item | null {
  const fits = (item: Item) => item.kind === kind && itemsWithin(file, item).length === 0;
  if (after !== null && fits(after)) return after;
  const from = after === null ? file.items.length : file.orderOf(after);
  return file.items.slice(0, from).findLast(fits) ?? file.items.find(fits) ?? null;
}

/** An item for an ID that is depended on and that nobody has written. */
export const stubItem: Assist = {
  id: "stub-item",
  answers: ["dangling-dependency"],
  refactors: false,
  offers({ snapshot, file, item, finding }) {
    const missing = item === null || finding === null ? null : missingId({ snapshot, file, item, finding });
    return missing === null ? [] : [{ choice: missing, title: say`Add an item \`${missing}\`` }];
  },
  write({ snapshot, file, item }, choice) {
    if (item === null) return say`There is no item here`;
    const made = newItem(snapshot, file, { kind: item.kind, title: "To be described", id: choice, after: item });
    if (isMessage(made)) return made;
    // One more item can make a habit of what others lack.
    const risen = carried(snapshot, file, made.edits)?.risen.find((one) => one.rule.startsWith("missing-"));
    return risen === undefined ? made : say`It leads to another finding: ${risen.message}`;
  },
};

function missingId({
  snapshot,
  file,
  item,
  finding,
}: Pick<Parameters<Assist["offers"]>[0], "snapshot" | "file"> & {
  item: Item;
  finding: NonNullable<Parameters<Assist["offers"]>[0]["finding"]>;
}): string | null {
  const reference = [...item.dependsOn, ...item.blocks].find(
    ({ at }) => at.anchor === finding.at.anchor && at.start === finding.at.start,
  );
  const found = reference === undefined ? null : snapshot.index.resolve(reference, item, file);
  return found?.type === "missing" ? found.id : null;
}
