// Proves a conversion by reading its result: the same items, every word of theirs, and everything beside them as it was.
import type { FileIndex } from "../../index/fileIndex.ts";
import { isRow, nameOf } from "../../index/naming.ts";
import { isGroup } from "../../index/ids.ts";
import { amountOf } from "../../index/amounts.ts";
import type { Quantity } from "../../model/plan.ts";
import type { Item, Reference } from "../../model/item.ts";
import { lineAt } from "../../text/lines.ts";
import { isWholeFile, itemsWithin, unitOf, wholeOf } from "../mould/unit.ts";
import { english, type Message, say } from "../../text/message.ts";
import { words } from "./words.ts";

/** One item where it was and where it is. */
interface Pair {
  readonly was: Item;
  readonly from: FileIndex;
  readonly now: Item;
  readonly file: FileIndex;
}

/** What a conversion would lose. */
export interface Loss {
  /** "missing" and "kind" are what another manner of writing may still say. */
  readonly type: "missing" | "kind" | "other";
  /** A sentence without its full stop: "`US-1` would be read differently: estimate". */
  readonly text: Message;
}

const other = (text: Message): Loss => ({ type: "other", text });

/** Null where all items of some files are items of others, and nothing that they said is lost. */
export function lossOf(before: readonly FileIndex[], after: readonly FileIndex[]): Loss | null {
  const items = after.flatMap((file) => file.items.map((item) => ({ item, file })));
  const left = new Set(items);
  const pairs: Pair[] = [];
  for (const [was, from] of before.flatMap((file) => file.items.map((item) => [item, file] as const))) {
    const sameId = [...left].filter(({ item }) => item.id?.value === was.id?.value);
    const same = sameId.find(({ item }) => plain(item.title.value) === plain(was.title.value));
    const now = same ?? (was.id === null ? undefined : sameId[0]);
    if (now === undefined) return { type: "missing", text: say`\`${nameOf(was)}\` would not be read as an item` };
    left.delete(now);
    pairs.push({ was, from, now: now.item, file: now.file });
  }
  const [more] = left;
  if (more !== undefined)
    return { type: "missing", text: say`\`${nameOf(more.item)}\` would be read as one more item` };
  for (const { was, from, now, file } of pairs) {
    const aspect = differenceOf(from, was, file, now);
    if (aspect !== null)
      return {
        type: aspect === kind ? "kind" : "other",
        text: say`\`${nameOf(was)}\` would be read differently: ${aspect}`,
      };
    const fault = wordsLost(from, was, file, now);
    if (fault !== null) return other(fault);
  }
  const [first, only] = [before[0], after[0]];
  const isOne = before.length === 1 && after.length === 1 && first !== undefined && only !== undefined;
  const aside = isOne ? asideOf(first, only) : null;
  return aside === null ? null : other(aside);
}

const kind = say`kind`;

/** What an item says, by the name of it in a sentence. */
const aspects: readonly (readonly [Message, (item: Item, file: FileIndex) => unknown])[] = [
  [say`title`, ({ title }) => plain(title.value)],
  [kind, ({ kind }) => kind],
  [say`estimate`, ({ estimate }) => estimate?.value ?? null],
  [say`priority`, ({ priority }) => (priority === null ? null : [priority.value, priority.raw])],
  [say`labels`, ({ labels }) => labels.map(({ value }) => value)],
  [say`status`, ({ status }) => status?.value ?? null],
  [say`owner`, ({ owners }) => owners.map(({ value }) => value)],
  [say`dependencies`, ({ dependsOn }) => dependsOn.map(target)],
  [say`items that it blocks`, ({ blocks }) => blocks.map(target)],
  [say`criteria`, ({ criteria }) => criteria.map(({ text, checked, step }) => [plain(text), checked, step])],
  [say`deliverables`, ({ deliverables }) => deliverables.map(({ value }) => plain(value))],
  [say`tasks`, ({ tasks }) => tasks.map(({ title, hours, role, done }) => [plain(title), hours, role, done])],
  [say`subtasks`, ({ subtasks }) => subtasks.map(({ title, hours, role, done }) => [plain(title), hours, role, done])],
  [say`sprint`, ({ sprint }) => sprint?.value ?? null],
  [say`epic`, (item, file) => file.epicOf(item)?.id?.value ?? item.epic?.value ?? null],
];

/** Without the marks that a fence shows and other text does not. */
const plain = (text: string): string => text.replace(/[`*_]/g, "").replace(/\s+/g, " ").trim();

function target(reference: Reference): unknown {
  const { at: _, ...rest } = reference;
  return rest;
}

function differenceOf(before: FileIndex, was: Item, after: FileIndex, now: Item): Message | null {
  for (const [name, of] of aspects) {
    if (JSON.stringify(of(was, before)) !== JSON.stringify(of(now, after))) return name;
  }
  return null;
}

/** Words that stood in an item and do not any more, and those that were not its own. */
function wordsLost(before: FileIndex, was: Item, after: FileIndex, now: Item): Message | null {
  const [old, own] = [saidIn(before, was), saidIn(after, now)];
  // Told by the fields that were compared.
  const told = new Set(
    [was, now].flatMap(({ id, title, kind, status, epic, sprint, priority, estimate, labels, head }) =>
      [
        id?.value,
        title.value,
        kind,
        status?.value,
        status?.raw,
        epic?.value,
        sprint?.value,
        priority?.raw,
        estimate?.raw,
        ...labels.map(({ value }) => value),
        wordIn(head.anchor.text.slice(head.start, head.end)),
      ].flatMap((text) => words((text ?? "").toLowerCase())),
    ),
  );
  for (const [word, count] of old)
    if ((own.get(word) ?? 0) < count && !told.has(word)) return say`\`${nameOf(was)}\` would lose the word “${word}”`;
  // What becomes of the items below a heading is theirs.
  if (isGroup(was)) return null;
  for (const [word, count] of own)
    if ((old.get(word) ?? 0) < count && !told.has(word))
      return say`\`${nameOf(was)}\` would take in text that is not its own: “${word}”`;
  return null;
}

/** "Issue" of "### Issue #12: …", "ID" of "ID: US-1" */
const wordIn = (head: string): string => /^\W*(\p{L}+(?: \p{L}+)?)(?:\s+#?\d|\s*[:：])/u.exec(head)?.[1] ?? "";

/** A sign that goes with a name: "⛔ blocks". */
const signs = /(?:\p{Extended_Pictographic}\ufe0f?\s*)+$/u;

/** The words of an item without the names of its fields, counted. */
function saidIn(file: FileIndex, item: Item): ReadonlyMap<string, number> {
  const { anchor } = item.at;
  const row = lineAt(anchor.text, item.head.start);
  const unit = isRow(item) ? { start: row.start, end: row.end } : isWholeFile(item) ? wholeOf(item) : unitOf(item);
  const holes = [
    ...itemsWithin(file, item).map(unitOf),
    ...item.fields
      .filter(({ nameAt }) => nameAt.anchor === anchor)
      .map(({ nameAt }) => ({
        start: nameAt.start - (signs.exec(anchor.text.slice(0, nameAt.start))?.[0].length ?? 0),
        end: nameAt.end,
      })),
  ].sort((a, b) => a.start - b.start);
  let at = unit.start;
  let text = "";
  for (const hole of holes) {
    if (hole.end <= at || hole.start >= unit.end) continue;
    text += `${anchor.text.slice(at, Math.max(at, hole.start))} `;
    at = hole.end;
  }
  text += anchor.text.slice(at, Math.max(at, unit.end));
  // What stands above the columns of the items within it names their fields.
  if (itemsWithin(file, item).length > 0) text = text.replace(/^[ \t]*\|.*\n[ \t]*\|[\s|:-]+\|/gm, "");
  const counts = new Map<string, number>();
  for (const word of words(text.toLowerCase())) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** What the file says beside its items. */
function asideOf(before: FileIndex, now: FileIndex): Message | null {
  const aside: readonly (readonly [Message, (file: FileIndex) => unknown])[] = [
    [say`A sprint would be read differently`, ({ sprints }) => sprints.map(({ committed: _, ...rest }) => rest)],
    [say`A criterion of the document would be read differently`, ({ criteria }) => criteria],
    [say`A convention would be read differently`, ({ conventions }) => conventions],
    [say`A claim would be read differently`, ({ claims }) => claims],
    [say`A table of dependencies would be read differently`, ({ matrix }) => matrix],
  ];
  for (const [name, of] of aside) if (placeless(of(before)) !== placeless(of(now))) return name;
  const stated = new Set(
    [...now.totals.map(({ stated }) => stated), ...now.sprints.flatMap(({ committed }) => committed ?? [])].map(amount),
  );
  const total = before.totals.find((one) => !stated.has(amount(one.stated)));
  return total === undefined
    ? null
    : say`The total of ${amountOf(total.stated.amount, total.stated.unit)} would be lost`;
}

const amount = ({ amount, unit }: Quantity): string => english(amountOf(amount, unit));

function placeless(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) =>
    key === "at" || key === "anchor" || key.endsWith("At") ? undefined : inner,
  );
}
