// "Blocks" on one item against "depends on" on the other. Where the other has no such field, one place is enough.
import { nameOf } from "../index/naming.ts";
import type { Item, Reference } from "../model/item.ts";
import { dropFix } from "./fixes/dropReference.ts";
import { addNeed, needsField, ownNeeds, reaches, statesNeeds } from "./needs/stated.ts";
import { type Context, defineRule } from "./rule.ts";
import { say } from "../text/message.ts";

export const asymmetricBlocks = defineRule({
  id: "asymmetric-blocks",
  category: "dependencies",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item says that it blocks another, whose own dependencies do not name it.",
  why: "Whoever works on the other item reads its own field and begins. The two fields are one fact told twice; what follows from other dependencies counts as said.",
  examples: [
    {
      bad: blocking("None"),
      good: blocking("US-001").replace(/[⟦⟧]/g, ""),
      fixed: blocking("US-001").replace(/[⟦⟧]/g, ""),
    },
  ],
  reads: (item, context) =>
    blocked(item, context).flatMap(({ other }) => [nameOf(other), isSaid(other, item, context)]),
  *check(item, context) {
    for (const { other, reference } of blocked(item, context)) {
      if (isSaid(other, item, context)) continue;
      const edit = addNeed(other, nameOf(item));
      yield {
        at: reference.at,
        message: say`Unexpected claim to block \`${nameOf(other)}\`, expected the dependencies of \`${nameOf(other)}\` to name \`${nameOf(item)}\``,
        related: [
          { at: needsField(other)?.valueAt ?? other.head, message: say`What \`${nameOf(other)}\` says itself` },
        ],
        fixes: [
          ...(edit === null
            ? []
            : [
                {
                  title: say`Add \`${nameOf(item)}\` to \`${nameOf(other)}\``,
                  edits: [edit],
                  safety: "review" as const,
                },
              ]),
          ...dropFix(reference, item.blocks, say`Drop \`${nameOf(other)}\` from what \`${nameOf(item)}\` blocks`),
        ],
      };
    }
  },
});

/** The items that the item's `blocks` names one by one, other than itself. */
function blocked(item: Item, context: Context<unknown>): readonly { other: Item; reference: Reference }[] {
  return item.blocks.flatMap((reference) => {
    const resolution = reference.type === "id" ? context.workspace.resolve(reference, item, context.file) : null;
    const [other, ...more] = resolution?.type === "items" ? resolution.items : [];
    return other === undefined || more.length > 0 || other === item ? [] : [{ other, reference }];
  });
}

function isSaid(other: Item, item: Item, { workspace }: Context<unknown>): boolean {
  return !statesNeeds(other) || reaches(other, item, (one) => ownNeeds(one, workspace), workspace);
}

function blocking(needs: string): string {
  return [
    "### US-001: Show the basket",
    "**Dependencies:** None",
    "**Blocks:** ⟦US-002⟧",
    "",
    "### US-002: Pay by card",
    `**Dependencies:** ${needs}`,
  ].join("\n");
}
