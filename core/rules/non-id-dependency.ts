// Asks for IDs only in a file that otherwise names dependencies by ID.
import * as z from "zod";
import type { FileIndex } from "../index/fileIndex.ts";
import { idParts, withNumber } from "../index/ids.ts";
import type { Item, Reference } from "../model/item.ts";
import { written } from "../text/span.ts";
import { defineRule, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  share: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe("The share of dependencies by ID from which all are expected to be."),
});

type Options = z.infer<typeof options>;

/** Fewer dependencies show no habit. */
const fewest = 5;
/** In a longer list numbers that follow each other are told as a range. */
const mostIds = 12;

const habitQuestion = {};
const habit = (file: FileIndex) => file.derive(habitQuestion, ["references"], () => habitOf(file.items));

function habitOf(items: readonly Item[]) {
  let [all, byId] = [0, 0];
  for (const { dependsOn } of items)
    for (const { type } of dependsOn) {
      all++;
      if (type === "id" || type === "range") byId++;
    }
  return { all, byId };
}

export const nonIdDependency = defineRule<Options>({
  id: "non-id-dependency",
  category: "dependencies",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A dependency is told in words where the others are IDs.",
  why: "Nobody is notified, no graph is drawn and no order is checked for a dependency that names no item. A set such as `All S4 tasks` is understood, but changes its meaning with every new task; that is information, not a warning.",
  options,
  examples: [
    {
      bad: [
        "| ID | Task | Dependencies |",
        "| --- | --- | --- |",
        "| S1-01 | Show the basket | None |",
        "| S1-02 | Pay by card | S1-01 |",
        "| S1-03 | Send a receipt | S1-02 |",
        "| S1-04 | Cancel an order | S1-02 |",
        "| S1-05 | Refund a charge | S1-02, S1-04 |",
        "| S1-06 | Deploy the shop | ⟦All S1 tasks⟧ |",
      ].join("\n"),
      good: [
        "| ID | Task | Dependencies |",
        "| --- | --- | --- |",
        "| S1-01 | Show the basket | None |",
        "| S1-02 | Pay by card | S1-01 |",
        "| S1-03 | Send a receipt | the contract with the provider |",
      ].join("\n"),
      fixed: [
        "| ID | Task | Dependencies |",
        "| --- | --- | --- |",
        "| S1-01 | Show the basket | None |",
        "| S1-02 | Pay by card | S1-01 |",
        "| S1-03 | Send a receipt | S1-02 |",
        "| S1-04 | Cancel an order | S1-02 |",
        "| S1-05 | Refund a charge | S1-02, S1-04 |",
        "| S1-06 | Deploy the shop | S1-01, S1-02, S1-03, S1-04, S1-05 |",
      ].join("\n"),
    },
  ],
  reads: (item, context) => {
    const inWords = item.dependsOn.filter(isInWords);
    if (inWords.length === 0) return [];
    const { file, options } = context;
    return [
      isUsual(file, options.share),
      ...inWords.flatMap((reference) => idsOf(reference, item, file) ?? ["unknown"]),
    ];
  },
  *check(item, { file, options: { share } }) {
    if (!isUsual(file, share)) return;
    for (const reference of item.dependsOn.filter(isInWords)) {
      const ids = idsOf(reference, item, file);
      const fixes: readonly Fix[] =
        ids === null
          ? []
          : [
              {
                title: say`Name the ${ids.length} items`,
                edits: [{ at: reference.at, text: (ids.length > mostIds ? inRanges(ids) : ids).join(", ") }],
                safety: "review",
              },
            ];
      yield {
        at: reference.at,
        message: say`Unexpected dependency "${written(reference.at).replace(/\s+/g, " ")}", expected the IDs of items as elsewhere in this file`,
        // A package, a contract, another team: what is no work of this backlog may have no ID here.
        ...(ids === null && meansWork.test(written(reference.at)) ? {} : { severity: "info" as const }),
        fixes,
      };
    }
  },
});

const meansWork =
  /\b(?:stor(?:y|ies)|tasks?|items?|tickets?|issues?|epics?|sprints?|phases?|milestones?|previous|above|earlier)\b/i;

/** Epics are named by what they are called; that is as good as an ID. */
function isInWords(reference: Reference): boolean {
  return reference.type === "prose" || (reference.type === "group" && reference.group !== "epic");
}

/** What is taken from all dependencies together. */
export const habitOfNeeds = (file: FileIndex, options: unknown): readonly unknown[] => [
  isUsual(file, (options as Options).share),
];

function isUsual(file: FileIndex, share: number): boolean {
  const { all, byId } = habit(file);
  return byId >= fewest && byId / all >= share;
}

/** "S4-01", "S4-02", "S4-03" as "S4-01 to S4-03"; two that follow each other stay as they are. */
function inRanges(ids: readonly string[]): readonly string[] {
  const runs: string[][] = [];
  for (const id of ids) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && withNumber(last, (idParts(last)?.number ?? -2) + 1) === id) runs.at(-1)?.push(id);
    else runs.push([id]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run));
}

/** What a set holds, when every item in it has an ID; null for words that name nothing known. */
function idsOf(reference: Reference, item: Item, file: FileIndex): readonly string[] | null {
  const resolution = file.resolve(reference, item);
  if (resolution.type !== "items") return null;
  const ids = resolution.items.flatMap((one) => one.id?.value ?? []);
  return ids.length === resolution.items.length ? ids : null;
}
