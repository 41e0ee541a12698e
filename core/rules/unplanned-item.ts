// Held against the file's own plan: only where nearly everything is planned does one item stand out.
import * as z from "zod";
import { linkFacets } from "../index/buildFileIndex.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { nameOf, planWords } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import { placeOfName } from "../index/naming.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  share: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe("The share of planned items from which every item is expected to be."),
});

type Options = z.infer<typeof options>;

/** With fewer items nobody can say what is usual. */
const fewest = 5;

const plannedQuestion = {};
const planned = (file: FileIndex) =>
  file.derive(plannedQuestion, linkFacets, () => {
    const works = file.items.filter(isWork);
    return { all: works.length, planned: works.filter((item) => isPlanned(item, file)).length };
  });

/** What is taken from all items together. */
export function habitOfPlanning(file: FileIndex, options: unknown): readonly unknown[] {
  if (!isUsual(file, (options as Options).share)) return [];
  const { all, planned: count } = planned(file);
  return [all, count, file.sprints[0]?.kind, beside(file)];
}

/** Items that stand together with a planned one, without a heading of the document's between them. */
const beside = (file: FileIndex) => file.derive(besideQuestion, [...linkFacets, "headings"], () => besidePlanned(file));

const isBesidePlanned = (item: Item, file: FileIndex): boolean => beside(file).has(file.orderOf(item));

const besideQuestion = {};

function besidePlanned(file: FileIndex): ReadonlySet<number> {
  const beside = new Set<number>();
  let section: Item[] = [];
  const close = (): void => {
    if (section.some((item) => isPlanned(item, file))) for (const item of section) beside.add(file.orderOf(item));
    section = [];
  };
  let end = 0;
  for (const item of file.items) {
    const between = file.text.slice(end, file.spanOf(item.head).start);
    // The marks of the item's own heading stand before its text on the last line.
    if (/^#{1,6}\s[^\n]*\n/m.test(between)) close();
    if (isWork(item)) section.push(item);
    end = Math.max(end, file.spanOf(item.at).end);
  }
  close();
  return beside;
}

export const unplannedItem = defineRule<Options>({
  id: "unplanned-item",
  category: "plan",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item is in no sprint or wave although nearly all others are.",
  why: "An item that the plan forgot is noticed when it is missing. An item that is left out on purpose says so with a section of its own, such as `Icebox` or `Later`.",
  options,
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "",
        "### US-002: Pay by card",
        "",
        "### US-003: Send a receipt",
        "",
        "### US-004: Cancel an order",
        "",
        "### ⟦US-005⟧: Export invoices",
        "",
        "## Delivery Waves",
        "",
        "- Wave 1: US-001 and US-002",
        "- Wave 2: US-003, US-004",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "",
        "### US-002: Pay by card",
        "",
        "### US-003: Send a receipt",
        "",
        "### US-004: Cancel an order",
        "",
        "### US-005: Export invoices",
        "",
        "## Delivery Waves",
        "",
        "- Wave 1: US-001 and US-002",
        "- Wave 2: US-003, US-004, US-005",
      ].join("\n"),
    },
  ],
  reads: (item, context) => {
    if (!isWork(item) || item.sprint !== null) return [];
    const { file, options } = context;
    if (!isUsual(file, options.share) || isPlanned(item, file) || !isBesidePlanned(item, file)) return [];
    return [planned(file).all, planned(file).planned, file.sprints[0]?.kind];
  },
  *check(item, { file, options: { share } }) {
    if (!isWork(item) || isPlanned(item, file) || item.status?.value === "done" || !isUsual(file, share)) return;
    // A section of its own, "Icebox" or "Unscheduled", is a place too.
    if (!isBesidePlanned(item, file)) return;
    const kind = file.sprints[0]?.kind ?? "sprint";
    const urgent = item.priority?.value.rank === 0 && item.priority.value.scale === "p";
    yield {
      at: placeOfName(item),
      message: say`Unexpected item in no ${planWords[kind]}, expected \`${nameOf(item)}\` in one as ${planned(file).planned} of ${planned(file).all} are`,
      ...(urgent ? { severity: "error" as const } : {}),
    };
  },
});

const isWork = (item: Item): boolean => !isGroup(item) && item.kind !== "subtask";

function isPlanned(item: Item, file: FileIndex): boolean {
  return item.sprint !== null || file.sprintOf(item) !== null;
}

function isUsual(file: FileIndex, share: number): boolean {
  if (file.sprints.length < 2) return false;
  const counts = planned(file);
  return counts.all >= fewest && counts.planned < counts.all && counts.planned / counts.all >= share;
}
