// Words are compared, not meanings: what the stories say with other words is reported too, so the rule has to be asked for.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { lazyFor } from "../index/lazy.ts";
import { nameOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import { shared, terms } from "../text/terms.ts";
import { wholePlace } from "./acceptance/written.ts";
import { isForeign } from "./acceptance/surroundings.ts";
import { defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const uncoveredEpicCriterion = defineRule({
  id: "uncovered-epic-criterion",
  category: "acceptance",
  severity: "hint",
  on: false,
  since: "0.1.0",
  scope: "item",
  summary: "No story of an epic speaks of one of the epic's criteria.",
  why: "An epic is closed when its stories are; a criterion that none of them brings is then not met, or met by nobody's plan. A criterion counts as covered when a story's title or criteria share two of its words, and only epics are looked at all of whose stories have criteria. On 111 public backlogs the rule reported one criterion, rightly; so few say little, and words are not meanings, so it is off.",
  noFix: "Which story has to bring it, or whether one is missing, only the author knows.",
  examples: [
    {
      bad: epicWith("⟦Refunds appear on the monthly statement⟧"),
      good: epicWith("A card payment is confirmed by mail"),
    },
  ],
  reads: (epic, context) => (isGroup(epic) ? [isForeign(context.file), ...context.file.childrenOf(epic)] : []),
  *check(epic, { file }) {
    if (isForeign(file) || !isGroup(epic) || epic.status?.value === "done") return;
    const stories = storiesBelow(epic, file);
    if (stories === null) return;
    for (const criterion of epic.criteria) {
      const own = terms(criterion.text);
      if (own.size < fewestWords || stories.some((said) => shared(own, said) >= fewestShared)) continue;
      yield {
        at: wholePlace(criterion),
        message: say`Unexpected criterion of \`${nameOf(epic)}\` of which none of its stories speaks, expected a story that brings it`,
      };
    }
  },
});

/** Shorter criteria share too little with anything. */
const fewestWords = 3;
const fewestShared = 2;

const wordsOf = lazyFor(({ title, criteria }: Item) =>
  terms([title.value, ...criteria.map(({ text }) => text)].join("\n")),
);

/** What each of the epic's stories says; null unless every one of them has criteria. */
function storiesBelow(epic: Item, file: FileIndex): readonly ReadonlyMap<string, string>[] | null {
  const stories = file.childrenOf(epic);
  if (stories.length < 2 || stories.some(({ criteria }) => criteria.length === 0)) return null;
  return stories.map(wordsOf);
}

function epicWith(criterion: string): string {
  return [
    "## Epic 1: Payment",
    "**Acceptance Criteria:**",
    `- ${criterion}`,
    "",
    "### US-001: Pay by card",
    "**Acceptance Criteria:**",
    '- After a card payment the page shows "Paid"',
    "",
    "### US-002: Confirm payments by mail",
    "**Acceptance Criteria:**",
    "- A mail with the amount is sent after each payment",
  ].join("\n");
}
