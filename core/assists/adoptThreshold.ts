// A limit that only a task states becomes a criterion: what is checked at the review are the criteria.
import { nameOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import { addCriterion } from "../rules/fixes/addCriterion.ts";
import type { Edit } from "../rules/rule.ts";
import { limitIn, measured } from "../rules/threshold-not-in-criteria.ts";
import { type Message, say } from "../text/message.ts";
import { tabStop, withoutTabStops } from "../text/snippet.ts";
import { afterwards } from "./afterwards.ts";
import type { Assist } from "./assist.ts";

/** Characters of a task that can stand as a criterion. */
const longest = 80;
/** More choices than these make none easier. */
const mostOffers = 3;

export const adoptThreshold: Assist = {
  id: "adopt-threshold",
  answers: [],
  refactors: true,
  offers: ({ item }) => limitsOf(item).map((limit) => ({ choice: limit, title: titleOf(limit) })),
  write({ snapshot, file, item }, choice) {
    const edits = item !== null && limitsOf(item).includes(choice) ? editsFor(item, choice) : [];
    if (item === null || edits.length === 0) return say`The item has changed meanwhile: ask again`;
    const plain = edits.map(({ at, text }) => ({ at, text: withoutTabStops(text) }));
    const now = afterwards(snapshot, { edits: plain, creates: [] })?.files.get(file.uri);
    const added = now?.items[file.orderOf(item)]?.criteria.length === item.criteria.length + 1;
    if (now?.items.length !== file.items.length || !added)
      return say`The criteria of \`${nameOf(item)}\` cannot take another line: add it by hand`;
    return { choice, title: titleOf(choice), notes: [], slices: [], edits, creates: [] };
  },
};

const titleOf = (limit: string): Message => say`Add the limit \`${limit}\` of its tasks as a criterion`;

/** A task in few words says what is measured. */
function editsFor(item: Item, limit: string): readonly Edit[] {
  const task = item.tasks.find(({ title }) => limitIn(title) === limit)?.title ?? "";
  const words =
    task.length > longest || /[|<]/.test(task)
      ? measured(limit)
      : `${tabStop(1, task)}, as shown by ${tabStop(2, "tool")}`;
  return addCriterion(item, titleOf(limit), words)[0]?.edits ?? [];
}

/** The limits that a task states and no criterion has the number of. */
function limitsOf(item: Item | null): readonly string[] {
  if (item === null || item.status?.value === "done") return [];
  const limits = item.tasks.flatMap(({ title }) => limitIn(title) ?? []).filter((limit) => !isAskedFor(item, limit));
  return [...new Set(limits)].filter((limit) => editsFor(item, limit).length > 0).slice(0, mostOffers);
}

function isAskedFor({ criteria }: Item, limit: string): boolean {
  const number = /\d+(?:[.,]\d+)*/.exec(limit)?.[0] ?? "";
  return criteria.some(({ text }) => new Set<string>(text.match(/\d+(?:[.,]\d+)*/g)).has(number));
}
