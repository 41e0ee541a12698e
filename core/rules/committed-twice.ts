// Counts whole commitments only: "US-001 (continued)" is the rest of one.
import { nameOf } from "../index/naming.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item } from "../model/item.ts";
import type { Commitment, Sprint } from "../model/plan.ts";
import { defineRule, type Edit } from "./rule.ts";
import { say } from "../text/message.ts";

export const committedTwice = defineRule({
  id: "committed-twice",
  category: "plan",
  severity: "warning",
  on: false,
  since: "0.1.0",
  scope: "sprint",
  summary: "An item is committed to in two sprints.",
  why: "Its points count twice in every total. Work that goes on in the next sprint is written as `US-001 (continued)`, without points.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "### US-002: Pay by card",
        "**Story Points:** 8",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Capacity:** 40 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts) - Frontend",
        "   - Draw the page (18 hrs)",
        "2. **US-002: Pay by card** (8 pts) - Backend/QA",
        "   - Call the provider (12 hrs) - Backend",
        "   - Test declined cards (6 hrs) - QA",
        "",
        "## Sprint 2: Polish",
        "",
        "### Committed Stories:",
        "1. **⟦US-002⟧: Pay by card** (8 pts) - Backend",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "### US-002: Pay by card",
        "**Story Points:** 8",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Capacity:** 40 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts) - Frontend",
        "   - Draw the page (18 hrs)",
        "2. **US-002: Pay by card** (8 pts) - Backend/QA",
        "   - Call the provider (12 hrs) - Backend",
        "   - Test declined cards (6 hrs) - QA",
        "",
        "## Sprint 2: Polish",
        "",
        "### Committed Stories:",
        "1. **US-002 (continued): Pay by card** - Remaining work",
      ].join("\n"),
      fixed: [
        "### US-001: Show the basket",
        "**Story Points:** 5",
        "",
        "### US-002: Pay by card",
        "**Story Points:** 8",
        "",
        "## Sprint 1: Checkout",
        "",
        "**Capacity:** 40 story points",
        "",
        "### Committed Stories:",
        "1. **US-001: Show the basket** (5 pts) - Frontend",
        "   - Draw the page (18 hrs)",
        "2. **US-002: Pay by card** (8 pts) - Backend/QA",
        "   - Call the provider (12 hrs) - Backend",
        "   - Test declined cards (6 hrs) - QA",
        "",
        "## Sprint 2: Polish",
        "",
        "### Committed Stories:",
        "1. **US-002 (continued): Pay by card** (8 pts) - Backend",
      ].join("\n"),
    },
  ],
  reads: (sprint, { file }) => [...sprint.commitments.flatMap((one) => itemsOf(one, file)), ...earlier(sprint, file)],
  *check(sprint, { file }) {
    for (const commitment of sprint.commitments) {
      if (commitment.continued) continue;
      for (const item of itemsOf(commitment, file)) {
        const other = earlier(sprint, file).find((one) => commits(one, item, file));
        if (other === undefined) continue;
        yield {
          at: commitment.item.at,
          message: say`Unexpected second commitment to \`${nameOf(item)}\`, expected it in ${other.name.value} alone or marked as continued`,
          related: [{ at: other.name.at, message: say`\`${nameOf(item)}\` is committed to in ${other.name.value}` }],
          fixes: [{ title: say`Mark as continued`, edits: [continuedAt(commitment)], safety: "review" }],
        };
      }
    }
  },
});

/** Behind the ID, where a reader looks for it. */
function continuedAt({ item: { at } }: Commitment): Edit {
  return { at: { ...at, start: at.end }, text: " (continued)" };
}

function earlier(sprint: Sprint, file: FileIndex): readonly Sprint[] {
  return file.sprints.slice(0, Math.max(0, file.sprints.indexOf(sprint))).filter((one) => one.kind === sprint.kind);
}

function commits(sprint: Sprint, item: Item, file: FileIndex): boolean {
  return sprint.commitments.some((one) => !one.continued && itemsOf(one, file).includes(item));
}

/** A range or a set of items in two waves is an overlap of words, not a commitment made twice. */
function itemsOf(commitment: Commitment, file: FileIndex): readonly Item[] {
  if (commitment.item.type !== "id") return [];
  const resolution = file.resolve(commitment.item, null);
  return resolution.type === "items" && resolution.items.length === 1 ? resolution.items : [];
}
