// Two items whose titles say the same. One item told twice is found by its ID; words in another order are still the same words.
import type { FileIndex } from "../index/fileIndex.ts";
import { grouping } from "../text/followed.ts";
import { isGroup, keyOfItem } from "../index/ids.ts";
import { nameOf } from "../index/naming.ts";
import { isWithdrawn } from "../index/withdrawn.ts";
import type { Item } from "../model/item.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const duplicateStory = defineRule({
  id: "duplicate-story",
  category: "acceptance",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "Two items have the same title.",
  why: "Two people may do the same work, or the difference between the two is known to nobody but their author. A title that says how they differ costs one word.",
  noFix: "Which of the two goes, or how they differ, only the author knows.",
  examples: [
    {
      bad: "### US-001: Export the invoices as CSV\n**Points:** 3\n\n### US-002: ⟦Export invoices as CSV⟧\n**Points:** 5",
      good: "### US-001: Export the invoices as CSV\n**Points:** 3\n\n### US-002: Export the invoices as PDF\n**Points:** 5",
    },
  ],
  reads: (file) => [duplicatesIn(file)],
  *check(file) {
    for (const [position, before] of duplicatesIn(file)) {
      const [item, first] = [file.items[position], file.items[before]];
      if (item === undefined || first === undefined) continue;
      yield {
        at: item.title.at,
        message: say`Unexpected title of \`${idOf(first)}\` again, expected one that says how \`${idOf(item)}\` differs`,
        related: [{ at: first.title.at, message: say`\`${idOf(first)}\` has it first` }],
      };
    }
  },
});

const idOf = (item: Item): string => item.id?.value ?? nameOf(item);

/** Shorter titles are alike by chance: "Write tests". */
const fewestWords = 3;
/** From here on the title is a step that every part of the work has. */
const habit = 3;

const byTitle = grouping((item: Item) => (isGroup(item) || item.id === null || isWithdrawn(item) ? [] : keyOf(item)));

const question = {};

/** Positions of items by the position of the one that has the title first. */
const duplicatesIn = (file: FileIndex): ReadonlyMap<number, number> =>
  file.derive(question, ["title", "id", "kind", "plan", "status"], () => {
    const found = new Map<number, number>();
    const groups = file.follow(byTitle);
    for (const title of groups.shared()) {
      if (groups.countOf(title) >= habit) continue;
      const [first = -1, ...others] = [...groups.of(title)]
        .map((number) => file.numbering.positions[number] ?? -1)
        .sort(byValue);
      for (const other of others) if (isOther(file.items[first], file.items[other])) found.set(other, first);
    }
    return found;
  });

const byValue = (a: number, b: number): number => a - b;

/** Another ID of the same part of the backlog: the same step in two epics or sprints is two steps. */
function isOther(a: Item | undefined, b: Item | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    keyOfItem(a)?.key !== keyOfItem(b)?.key &&
    a.kind === b.kind &&
    a.dialect === b.dialect &&
    a.epic?.value === b.epic?.value &&
    a.sprint?.value === b.sprint?.value
  );
}

/** The words that carry the title, in alphabetical order; none for too few. */
function keyOf({ title }: Item): readonly string[] {
  const words = (title.value.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter(
    (word) => !/^(?:an?|the|of|for|to|in|on|with|and)$/.test(word),
  );
  return words.length < fewestWords ? [] : [[...new Set(words)].sort().join(" ")];
}
