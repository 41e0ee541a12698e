// Asks of items that are under way or planned next what the file's own definition of ready asks for, as far as it names fields.
import { conventionOf } from "../index/conventions.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { lazyFor } from "../index/lazy.ts";
import { placeOfName } from "../index/naming.ts";
import { carries, type Siblings } from "../index/siblings.ts";
import { isWithdrawn } from "../index/withdrawn.ts";
import type { FieldName, Item } from "../model/item.ts";
import { written } from "../text/span.ts";
import { defineRule } from "./rule.ts";
import { allOf, type Message, say } from "../text/message.ts";

const definition = [
  "## Definition of Ready",
  "",
  "- [x] Acceptance criteria are written",
  "- [x] The story is estimated",
  "",
];

export const definitionOfReady = defineRule({
  id: "definition-of-ready",
  category: "status",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary:
    "An item is in a sprint or in progress without what the definition of ready asks for, or no item has the checklist that it demands of each.",
  why: "The team agreed on what it wants to know before it begins. An item that is begun without it is the one that is discussed for a day and finished a sprint later. Fields that the definition names are asked for where half of the file's items have them.",
  noFix: "The rules for missing fields offer to insert them; what they say only the author knows.",
  examples: [
    {
      bad: [...definition, ...stories("**Status:** In progress", "⟦US-003⟧")].join("\n"),
      good: [...definition, ...stories("**Status:** Todo", "US-003")].join("\n"),
    },
  ],
  reads(item, { file }) {
    const declared = conventionOf(file, "ready");
    if (declared === null) return [];
    return [
      demandsInVain(item, file) ? declared : null,
      ...(isBegun(item, file) ? [declared, ...lackingIn(item, file)] : []),
    ];
  },
  *check(item, { file }) {
    const declared = conventionOf(file, "ready");
    if (declared !== null && demandsInVain(item, file))
      yield {
        at: declared.at,
        severity: "info",
        message: say`Unexpected checklist that none of ${file.items.length} items has, expected it in each as the definition of ready says`,
      };
    if (declared === null || !isBegun(item, file) || isWithdrawn(item)) return;
    const lacking = lackingIn(item, file);
    if (lacking.length === 0) return;
    yield {
      at: placeOfName(item),
      message: say`Unexpected item without ${allOf(lacking.map((field) => words[field] ?? field))}, expected what the definition of ready asks for`,
      related: [{ at: declared.at, message: say`The definition of ready` }],
    };
  },
});

const words: Readonly<Partial<Record<FieldName, Message>>> = {
  criteria: say`acceptance criteria`,
  estimate: say`an estimate`,
  dependsOn: say`a word on dependencies`,
  priority: say`a priority`,
  owner: say`an owner`,
  labels: say`labels`,
};

/** Planned in the first sprint that is not over, or in progress. */
function isBegun(item: Item, file: FileIndex): boolean {
  if (isGroup(item) || item.kind === "subtask" || item.status?.value === "done") return false;
  if (item.status?.value === "in-progress" || /\bready\b/i.test(item.status?.raw ?? "")) return true;
  return file.sprintOf(item)?.status?.value === "in-progress";
}

function lackingIn(item: Item, file: FileIndex): readonly FieldName[] {
  const demands = conventionOf(file, "ready")?.demands ?? [];
  return demands.filter((field) => {
    if (carries(item, field) || item.fields.some((written) => written.field === field)) return false;
    return isUsual(field, file.siblingsOf(item));
  });
}

/** What hardly any item has may be written in a way that is not read. */
function isUsual(field: FieldName, { count, carrying }: Siblings<unknown>): boolean {
  return carrying(field) * 2 >= count;
}

/** Fewer items may not have come to it yet. */
const fewest = 3;
const checklist =
  /\b(?:every|each|all) (?:ticket|story|stories|item|task|issue)s? (?:must|should|has to|have to|needs? to) (?:include|contain|have|carry|come with) (?:a|the|this|its own) (?:[\w-]+ )?checklist\b[^:]*:(.+)/is;

/** True for the first item of a file whose definition of ready demands a checklist of each and that none has. */
function demandsInVain(item: Item, file: FileIndex): boolean {
  if (file.orderOf(item) !== 0 || file.items.length < fewest) return false;
  const points = checklistOf(file);
  return points.length > 0 && !file.items.some((one) => points.some((point) => textOf(one).includes(point)));
}

/** What the checklist asks for, in small letters. */
function checklistOf(file: FileIndex): readonly string[] {
  const demanded = conventionOf(file, "ready")?.criteria.map(({ text }) => checklist.exec(text)?.[1]);
  return (demanded ?? []).flatMap((list) => list?.toLowerCase().match(/\p{L}[\p{L}\d -]*[\p{L}\d]/gu) ?? []);
}

const textOf = lazyFor(({ at }: Item): string => written(at).toLowerCase());

/** What is taken from the whole file: the demands, whether they are met, and which of them most items meet. */
export function readiness(file: FileIndex): readonly unknown[] {
  const declared = conventionOf(file, "ready");
  const [first] = file.items;
  if (declared === null || first === undefined) return [declared];
  const usual = file.siblings.flatMap((own) => declared.demands.map((field) => isUsual(field, own)));
  return [declared, demandsInVain(first, file), file.items.length, ...usual];
}

function stories(last: string, third: string): readonly string[] {
  const full = (id: string, title: string): readonly string[] => [
    `### ${id}: ${title}`,
    "**Points:** 3",
    "**Acceptance Criteria:**",
    "- The page shows the total",
    "",
  ];
  return [
    ...full("US-001", "Show the basket"),
    ...full("US-002", "Pay by card"),
    `### ${third}: Send a receipt`,
    "**Points:** 2",
    last,
  ];
}
