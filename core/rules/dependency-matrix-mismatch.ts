// A table of dependencies beside the items says the same thing a second time. Only what both say in IDs is compared, and a
// dependency that follows from others is no contradiction.
import type { FileIndex } from "../index/fileIndex.ts";
import { nameOf } from "../index/naming.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item, Reference } from "../model/item.ts";
import type { MatrixRow } from "../model/statement.ts";
import { type Place, written } from "../text/span.ts";
import { dropFix } from "./fixes/dropReference.ts";
import { addNeed, needsField, reaches, statesNeeds } from "./needs/stated.ts";
import { defineRule, type Finding } from "./rule.ts";
import { say } from "../text/message.ts";

export const dependencyMatrixMismatch = defineRule({
  id: "dependency-matrix-mismatch",
  category: "dependencies",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "A dependency table and the items' own fields disagree.",
  why: "Two places that say what comes first, and say it differently, make two plans. The table's `Depends on` and `Blocks` columns are compared with the fields; what follows from other dependencies counts as said.",
  examples: [
    {
      bad: [
        "### US-001: Show the basket",
        "**Dependencies:** None",
        "",
        "### US-002: Pay by card",
        "**Dependencies:** None",
        "",
        "## Dependency matrix",
        "",
        "| Story | Depends on |",
        "| --- | --- |",
        "| US-002 | ⟦US-001⟧ |",
      ].join("\n"),
      good: [
        "### US-001: Show the basket",
        "**Dependencies:** None",
        "",
        "### US-002: Pay by card",
        "**Dependencies:** US-001",
        "",
        "## Dependency matrix",
        "",
        "| Story | Depends on |",
        "| --- | --- |",
        "| US-002 | US-001 |",
      ].join("\n"),
      fixed: [
        "### US-001: Show the basket",
        "**Dependencies:** None",
        "",
        "### US-002: Pay by card",
        "**Dependencies:** US-001",
        "",
        "## Dependency matrix",
        "",
        "| Story | Depends on |",
        "| --- | --- |",
        "| US-002 | US-001 |",
      ].join("\n"),
    },
  ],
  *check(file, { workspace }) {
    for (const row of file.matrix) yield* rowFindings(row, file, workspace);
  },
});

function* rowFindings(row: MatrixRow, file: FileIndex, workspace: WorkspaceIndex): Iterable<Finding> {
  const [own] = namedBy([row.item], file);
  if (own === undefined || !statesNeeds(own.item)) return;
  const { item } = own;
  const told = namedBy(row.needs, file);
  for (const { item: other, at, reference } of told) {
    if (other === item || reaches(item, other, workspace.dependenciesOf, workspace)) continue;
    const edit = addNeed(item, nameOf(other));
    yield {
      at,
      message: say`Unexpected dependency of \`${nameOf(item)}\` on \`${nameOf(other)}\` in the table, expected it in the field of \`${nameOf(item)}\` too`,
      related: [{ at: needsField(item)?.valueAt ?? item.head, message: say`What \`${nameOf(item)}\` says itself` }],
      fixes: [
        ...(edit === null
          ? []
          : [
              {
                title: say`Add \`${nameOf(other)}\` to the field of \`${nameOf(item)}\``,
                edits: [edit],
                safety: "review" as const,
              },
            ]),
        ...dropFix(reference, row.needs, say`Drop \`${nameOf(other)}\` from the row of \`${nameOf(item)}\``),
      ],
    };
  }
  if (told.length > 0 || row.needs.length === 0) yield* unsaid(item, told, row, file, workspace);
  for (const { item: other, at, reference } of namedBy(row.blocks ?? [], file)) {
    if (other === item || !statesNeeds(other) || reaches(other, item, workspace.dependenciesOf, workspace)) continue;
    const edit = addNeed(other, nameOf(item));
    yield {
      at,
      message: say`Unexpected claim that \`${nameOf(item)}\` blocks \`${nameOf(other)}\`, expected the field of \`${nameOf(other)}\` to name it`,
      related: [{ at: needsField(other)?.valueAt ?? other.head, message: say`What \`${nameOf(other)}\` says itself` }],
      fixes: [
        ...(edit === null
          ? []
          : [
              {
                title: say`Add \`${nameOf(item)}\` to the field of \`${nameOf(other)}\``,
                edits: [edit],
                safety: "review" as const,
              },
            ]),
        ...dropFix(reference, row.blocks ?? [], say`Drop \`${nameOf(other)}\` from the row of \`${nameOf(item)}\``),
      ],
    };
  }
}

/** What the item's own field names and the table's row leaves out. */
function* unsaid(
  item: Item,
  told: readonly Named[],
  { needs, needsAt }: MatrixRow,
  file: FileIndex,
  workspace: WorkspaceIndex,
): Iterable<Finding> {
  for (const reference of item.dependsOn) {
    const resolution = reference.type === "id" ? workspace.resolve(reference, item, file) : null;
    if (resolution?.type !== "items" || resolution.items.length !== 1) continue;
    const [other] = resolution.items;
    if (
      other === undefined ||
      told.some((one) => one.item === other || reaches(one.item, other, workspace.dependenciesOf, workspace))
    )
      continue;
    // Cells that say none are replaced, blank ones filled.
    const text = needs.length === 0 ? nameOf(other) : `${written(needsAt)}, ${nameOf(other)}`;
    yield {
      at: needsAt.end > needsAt.start ? needsAt : item.head,
      message: say`Unexpected table row of \`${nameOf(item)}\` without \`${nameOf(other)}\`, expected it as the item says itself`,
      related: [{ at: reference.at, message: say`What \`${nameOf(item)}\` says itself` }],
      fixes: [
        {
          title: say`Add \`${nameOf(other)}\` to the row of \`${nameOf(item)}\``,
          edits: [{ at: needsAt, text }],
          safety: "review",
        },
        ...dropFix(reference, item.dependsOn, say`Drop \`${nameOf(other)}\` from the field of \`${nameOf(item)}\``),
      ],
    };
  }
}

interface Named {
  readonly item: Item;
  readonly at: Place;
  readonly reference: Reference;
}

/** The items that references name by an ID that only one of them has. */
function namedBy(references: readonly Reference[], file: FileIndex): readonly Named[] {
  return references.flatMap((reference): Named[] => {
    const [item, ...others] = reference.type === "id" ? file.withId(reference.id) : [];
    return item === undefined || others.length > 0 ? [] : [{ item, at: reference.at, reference }];
  });
}
