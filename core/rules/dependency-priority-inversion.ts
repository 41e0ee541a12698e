// Compares an item with what it needs; what is done is no longer waited for.
import { nameOf } from "../index/naming.ts";
import type { Item } from "../model/item.ts";
import { defineRule, type Context } from "./rule.ts";
import { say } from "../text/message.ts";

export const dependencyPriorityInversion = defineRule({
  id: "dependency-priority-inversion",
  category: "dependencies",
  severity: "info",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An urgent item waits for one that is less urgent.",
  why: "Whoever works by priority leaves the less urgent item for later, and the urgent one waits for it. What an item needs is at least as urgent as the item.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Priority:** Low",
        "",
        "### US-002: Pay by card",
        "**Priority:** High",
        "**Dependencies:** ⟦US-001⟧",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Priority:** High",
        "",
        "### US-002: Pay by card",
        "**Priority:** High",
        "**Dependencies:** US-001",
      ].join("\n"),
      fixed: [
        "### US-001: Show the basket",
        "**Priority:** High",
        "",
        "### US-002: Pay by card",
        "**Priority:** High",
        "**Dependencies:** US-001",
      ].join("\n"),
    },
  ],
  reads: (item, context) =>
    needsOf(item, context).flatMap(({ need }) => [need.priority?.raw, need.status?.value, nameOf(need)]),
  *check(item, context) {
    const own = item.priority;
    if (own === null || own.value.rank === null || own.value.scale === "other" || item.status?.value === "done") return;
    for (const { need, at } of needsOf(item, context)) {
      const other = need.priority;
      if (other === null || other.value.rank === null || other.value.scale !== own.value.scale) continue;
      if (other.value.rank <= own.value.rank || need.status?.value === "done") continue;
      const fixable =
        other.inherited !== true &&
        other.raw !== "" &&
        own.raw !== "" &&
        other.raw === other.at.anchor.text.slice(other.at.start, other.at.end);
      yield {
        at,
        message: say`Unexpected priority \`${other.raw}\` of \`${nameOf(need)}\`, which \`${nameOf(item)}\` with \`${own.raw}\` waits for, expected at least the same`,
        related: [{ at: other.at, message: say`\`${nameOf(need)}\` has \`${other.raw}\`` }],
        fixes: fixable
          ? [
              {
                title: say`Raise \`${nameOf(need)}\` to \`${own.raw}\``,
                edits: [{ at: other.at, text: own.raw }],
                safety: "review",
              },
            ]
          : [],
      };
    }
  },
});

/** What the item's own IDs name; sets such as "all previous stories" order by other means. */
function needsOf(item: Item, context: Context<unknown>): readonly { need: Item; at: Item["at"] }[] {
  return item.dependsOn.flatMap((reference) => {
    const resolution = reference.type === "id" ? context.workspace.resolve(reference, item, context.file) : null;
    const [need, ...others] = resolution?.type === "items" ? resolution.items : [];
    return need === undefined || others.length > 0 ? [] : [{ need, at: reference.at }];
  });
}
