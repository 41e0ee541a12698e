// A drawing of the dependencies against the items' own fields. Only an item that states its dependencies can contradict one.
import type { FileIndex } from "../index/fileIndex.ts";
import { nameOf } from "../index/naming.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item, Reference } from "../model/item.ts";
import { addNeed, needsField, ownNeeds, reaches, statesNeeds } from "./needs/stated.ts";
import type { DrawnEdge } from "../model/statement.ts";
import { written } from "../text/span.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

export const dependencyGraphMismatch = defineRule({
  id: "dependency-graph-mismatch",
  category: "dependencies",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "file",
  summary: "An arrow in a drawing of the dependencies contradicts the items' own fields.",
  why: "A drawing is what people remember of a plan. An arrow that the fields do not know, or that points the other way, is either a forgotten dependency or a forgotten drawing. Chains in running text may tell an order of work only; where the field does not know them that is information, unless they are called the critical path.",
  examples: [{ bad: drawn("None", "⟦US-002⟧"), good: drawn("US-001", "US-002"), fixed: drawn("US-001", "US-002") }],
  *check(file, { workspace }) {
    const seen = new Set<string>();
    for (const edge of file.drawn) {
      const { before, after, source } = edge;
      const [first, then] = [named(before, file), named(after, file)];
      const key = `${before.id} ${after.id}`;
      if (first === null || then === null || first === then || seen.has(key)) continue;
      seen.add(key);
      const finding = contradiction(first, then, edge, workspace);
      if (finding !== null) yield source === "chain" ? { ...finding, severity: "info" } : finding;
    }
  },
});

function named(reference: Reference & { readonly type: "id" }, file: FileIndex): Item | null {
  const [item, ...others] = file.withId(reference.id);
  return item === undefined || others.length > 0 ? null : item;
}

function contradiction(first: Item, then: Item, edge: DrawnEdge, workspace: WorkspaceIndex): Finding | null {
  const { at } = edge.after;
  const needsOf = (item: Item) => ownNeeds(item, workspace);
  const related = (item: Item) => [
    { at: needsField(item)?.valueAt ?? item.head, message: say`What \`${nameOf(item)}\` says itself` },
  ];
  if (statesNeeds(first) && reaches(first, then, needsOf, workspace))
    return {
      at,
      message: say`Unexpected arrow from \`${nameOf(first)}\` to \`${nameOf(then)}\`, expected it the other way as \`${nameOf(first)}\` depends on \`${nameOf(then)}\``,
      related: related(first),
      fixes: turned(edge),
    };
  if (!statesNeeds(then) || reaches(then, first, needsOf, workspace)) return null;
  const edit = addNeed(then, nameOf(first));
  return {
    at,
    message: say`Unexpected arrow from \`${nameOf(first)}\` to \`${nameOf(then)}\`, expected the dependencies of \`${nameOf(then)}\` to name \`${nameOf(first)}\``,
    related: related(then),
    fixes:
      edit === null
        ? []
        : [{ title: say`Add \`${nameOf(first)}\` to \`${nameOf(then)}\``, edits: [edit], safety: "review" }],
  };
}

/** What stands at the two ends of the arrow changes places. */
function turned({ ends }: DrawnEdge): readonly Fix[] {
  if (ends === null) return [];
  const [before, behind] = ends;
  const edits = [
    { at: before, text: written(behind) },
    { at: behind, text: written(before) },
  ];
  return [{ title: say`Turn the arrow round`, edits, safety: "review" }];
}

function drawn(needs: string, target: string): string {
  return [
    "### US-001: Show the basket",
    "**Dependencies:** None",
    "",
    "### US-002: Pay by card",
    `**Dependencies:** ${needs}`,
    "",
    "### US-003: Send a receipt",
    "**Dependencies:** US-002",
    "",
    "## Graph",
    "",
    "```mermaid",
    "graph TD",
    `  US-001 --> ${target}`,
    "```",
  ].join("\n");
}
