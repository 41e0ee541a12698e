// IDs of one family written in another way, or numbered anew in the order of the text, wherever they are named: declared, referred to,
// in sentences, in every file that is known.
import { houseOf } from "../dialects/house.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { idKey, idParts, withNumber } from "../index/ids.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import { occurrences } from "../queries/occurrences.ts";
import type { Edit } from "../rules/rule.ts";
import { type Message, say } from "../text/message.ts";
import { written } from "../text/span.ts";
import type { Snapshot } from "../workspace/workspace.ts";
import { afterwards } from "./afterwards.ts";
import type { Assist, Proposal } from "./assist.ts";

/** An item with the ID that it is to have. */
type Wanted = readonly (readonly [Item, string])[];

export const respell: Assist = {
  id: "respell-ids",
  answers: [],
  refactors: true,
  isCostly: true,
  keys: ({ file, item }) => family(file, item).flatMap(({ id }) => (id === null ? [] : idKey(id.value).key)),
  offers({ file, item }) {
    const spelt = spelling(file, item)?.[0];
    const renumbered = inOrder(file, item);
    return [
      ...(spelt === undefined
        ? []
        : [
            {
              choice: "spell",
              title: say`Write \`${spelt[0].id?.value ?? ""}\` as \`${spelt[1]}\` everywhere, and all like it`,
            },
          ]),
      ...(renumbered === null
        ? []
        : [
            {
              choice: "number",
              title: say`Number all ${renumbered.length} like \`${item?.id?.value ?? ""}\` in the order of the text`,
            },
          ]),
    ];
  },
  write({ snapshot, file, item }, choice) {
    const wanted = choice === "number" ? inOrder(file, item) : spelling(file, item);
    return wanted === null || wanted.length === 0
      ? say`The text has changed meanwhile: ask again`
      : proposal(snapshot, file, wanted, choice);
  },
};

/** The items whose IDs differ from this one's in their number alone, in the order of the text. */
function family(file: FileIndex, item: Item | null): readonly Item[] {
  const prefix = prefixOf(item);
  return prefix === null ? [] : file.items.filter((one) => prefixOf(one) === prefix);
}

/** "us" of "US-001"; null for bare numbers and for what goes on behind the number. */
function prefixOf(item: Item | null): string | null {
  const parts = item?.id === null || item === null ? null : idParts(idKey(item.id.value).key);
  return parts === null || parts.suffix !== "" || !/^\p{L}/u.test(parts.prefix) ? null : parts.prefix;
}

/** The ones that are to be spelt with a hyphen, or without one where most are; null where all are alike. */
function spelling(file: FileIndex, item: Item | null): Wanted | null {
  const ids = family(file, item).flatMap((one) => (one.id === null ? [] : [[one, one.id.value.trim()] as const]));
  const bare = ids.filter(([, id]) => /^\p{L}+\d+$/u.test(id));
  const hyphened = ids.filter(([, id]) => /^\p{L}+-\d+$/u.test(id));
  if (bare.length === 0 || bare.length + hyphened.length < ids.length) return null;
  return hyphened.length >= bare.length || hyphened.length === 0
    ? bare.map(([one, id]) => [one, id.replace(/(?<=\p{L})(?=\d)/u, "-")])
    : hyphened.map(([one, id]) => [one, id.replace("-", "")]);
}

/** All of a family that has gaps or disorder, numbered from its lowest on; null where it has none or an ID twice. */
function inOrder(file: FileIndex, item: Item | null): Wanted | null {
  const all = family(file, item);
  const numbers = all.map(({ id }) => idParts(idKey(id?.value ?? "").key)?.number ?? -1);
  if (all.length < 3 || new Set(numbers).size < numbers.length) return null;
  const first = Math.min(...numbers);
  if (numbers.every((number, index) => number === first + index)) return null;
  return all.map((one, index) => [one, withNumber(one.id?.value ?? "", first + index) ?? ""]);
}

function proposal(snapshot: Snapshot, file: FileIndex, wanted: Wanted, choice: string): Proposal | Message {
  const { index } = snapshot;
  const mine = new Set(wanted.map(([item]) => item));
  const edits: Edit[] = [];
  for (const [item, id] of wanted) {
    const taken = index.withId(id).find((one) => !mine.has(one.item));
    if (taken !== undefined) return say`\`${id}\` is already the ID of “${taken.item.title.value}”`;
    const old = item.id;
    if (old === null || old.value === id) continue;
    const named = { type: "item", at: old.at, id: old.value, items: [item], missing: null, declares: true } as const;
    const key = idKey(old.value).key;
    for (const { at, named: isNamed } of occurrences(index, named, index.files.values(), (uri) =>
      houseOf(snapshot.configOf(uri)),
    )) {
      const text = written(at);
      if (isNamed && idKey(text).key === key)
        edits.push({ at, text: text.startsWith("#") && !id.startsWith("#") ? `#${id}` : id });
    }
  }
  const after = afterwards(snapshot, { edits, creates: [] });
  if (after === null || !means(index, after, new Map(wanted)))
    return say`A range or a group of items would mean others then: name its items one by one first`;
  const title =
    choice === "number"
      ? say`Number all ${wanted.length} like \`${file.items.find((one) => mine.has(one))?.id?.value ?? ""}\` in the order of the text`
      : say`Write \`${wanted[0]?.[0].id?.value ?? ""}\` as \`${wanted[0]?.[1] ?? ""}\` everywhere, and all like it`;
  return { choice, title, notes: [], slices: [], edits, creates: [] };
}

/** All files have the same items, with their new IDs, and each needs the same others as before. */
function means(before: WorkspaceIndex, after: WorkspaceIndex, wanted: ReadonlyMap<Item, string>): boolean {
  const placeIn = (index: WorkspaceIndex, item: Item) => {
    const file = index.fileOf(item);
    return `${file?.uri} ${file?.orderOf(item)}`;
  };
  const told = (index: WorkspaceIndex, file: FileIndex, idOf: (item: Item) => string | undefined) =>
    file.items.map((item) => [
      idOf(item),
      index
        .dependenciesOf(item)
        .map((one) => placeIn(index, one))
        .sort(),
    ]);
  return [...before.files].every(([uri, file]) => {
    const now = after.files.get(uri);
    if (now === undefined) return false;
    const was = told(before, file, (item) => wanted.get(item) ?? item.id?.value);
    return JSON.stringify(was) === JSON.stringify(told(after, now, ({ id }) => id?.value));
  });
}
