// A table of dependencies beside the items says the same thing a second time. Only what both say in IDs is compared, and a
// dependency that follows from others is no contradiction.
import { isGroup } from "../index/ids.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { nameOf } from "../index/naming.ts";
import { type Stretch, tablesOf } from "../index/plainTables.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item } from "../model/item.ts";
import { written } from "../text/span.ts";
import { defineRule, type Edit, type Finding } from "./rule.ts";

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
    for (const { anchor } of file.chunks) {
      for (const { head, rows } of tablesOf(anchor)) {
        const needs = head.findIndex(({ text }) => needsName.test(text));
        const blocks = head.findIndex(({ text }) => blocksName.test(text));
        if (needs < 1 || !itemName.test(head[0]?.text ?? "")) continue;
        // The rows of such a table are the items themselves and hold the field; there is no second place.
        const [lead] = rows[0] ?? [];
        if (lead === undefined || file.itemAt(lead.at) !== null) continue;
        for (const row of rows) yield* rowFindings(row, needs, blocks, file, workspace);
      }
    }
  },
});

const itemName =
  /^\W*(?:user )?(?:stor(?:y|ies)|items?|tasks?|tickets?|issues?|id|us|pbi|features?|work items?)(?: id)?\W*$/i;
const needsName = /^\W*(?:depends(?: on)?|dependenc(?:y|ies)|blocked by|requires|needs|prerequisites?)\W*$/i;
const blocksName = /^\W*blocks\W*$/i;
const id = /(?<![\p{L}\d])[A-Z][A-Za-z\d]*(?:-[A-Za-z\d]+)*-\d+[a-z]?(?![\p{L}\d])/gu;
const nothing = /^(?:none|no|n\/?a|[-–—\s]*)$/i;

function* rowFindings(
  row: readonly Stretch[],
  needs: number,
  blocks: number,
  file: FileIndex,
  workspace: WorkspaceIndex,
): Iterable<Finding> {
  const [lead, cell] = [row[0], row[needs]];
  if (lead === undefined || cell === undefined) return;
  const [own] = namedIn(lead, file);
  if (own === undefined || !statesNeeds(own.item)) return;
  const { item } = own;
  const told = namedIn(cell, file);
  for (const { item: other, at } of told) {
    if (other === item || reaches(item, other, workspace)) continue;
    const edit = addTo(item, nameOf(other));
    yield {
      at,
      message: `Unexpected dependency of \`${nameOf(item)}\` on \`${nameOf(other)}\` in the table, expected it in the field of \`${nameOf(item)}\` too`,
      related: [{ at: fieldOf(item)?.valueAt ?? item.head, message: `What \`${nameOf(item)}\` says itself` }],
      fixes: edit === null ? [] : [{ title: `Add \`${nameOf(other)}\` to the field`, edits: [edit], safety: "review" }],
    };
  }
  if (told.length > 0 || nothing.test(cell.text)) yield* unsaid(item, told, cell, file, workspace);
  const blocked = blocks < 0 ? undefined : row[blocks];
  if (blocked === undefined) return;
  for (const { item: other, at } of namedIn(blocked, file)) {
    if (other === item || !statesNeeds(other) || reaches(other, item, workspace)) continue;
    const edit = addTo(other, nameOf(item));
    yield {
      at,
      message: `Unexpected claim that \`${nameOf(item)}\` blocks \`${nameOf(other)}\`, expected the field of \`${nameOf(other)}\` to name it`,
      related: [{ at: fieldOf(other)?.valueAt ?? other.head, message: `What \`${nameOf(other)}\` says itself` }],
      fixes: edit === null ? [] : [{ title: `Add \`${nameOf(item)}\` to the field`, edits: [edit], safety: "review" }],
    };
  }
}

/** What the item's own field names and the table's row leaves out. */
function* unsaid(
  item: Item,
  told: readonly Named[],
  cell: Stretch,
  file: FileIndex,
  workspace: WorkspaceIndex,
): Iterable<Finding> {
  for (const reference of item.dependsOn) {
    const resolution = reference.type === "id" ? workspace.resolve(reference, item, file) : null;
    if (resolution?.type !== "items" || resolution.items.length !== 1) continue;
    const [other] = resolution.items;
    if (other === undefined || told.some((one) => one.item === other || reaches(one.item, other, workspace))) continue;
    const text = nothing.test(cell.text) ? nameOf(other) : `${cell.text}, ${nameOf(other)}`;
    yield {
      at: cell.at.end > cell.at.start ? cell.at : item.head,
      message: `Unexpected table row without \`${nameOf(other)}\`, on which \`${nameOf(item)}\` depends as it says itself`,
      related: [{ at: reference.at, message: `What \`${nameOf(item)}\` says itself` }],
      fixes: [{ title: `Add \`${nameOf(other)}\` to the table`, edits: [{ at: cell.at, text }], safety: "review" }],
    };
  }
}

interface Named {
  readonly item: Item;
  readonly at: Stretch["at"];
}

/** The items that a cell names by an ID that only one of them has. */
function namedIn({ text, at }: Stretch, file: FileIndex): readonly Named[] {
  return [...text.matchAll(id)].flatMap(({ 0: name, index }): Named[] => {
    const [item, ...others] = file.withId(name);
    const start = at.start + index;
    return item === undefined || others.length > 0 ? [] : [{ item, at: { ...at, start, end: start + name.length } }];
  });
}

const fieldOf = (item: Item) => item.fields.find(({ field }) => field === "dependsOn");

/** True when the item has the field, and nothing in it is told in words that may mean the same. */
function statesNeeds(item: Item): boolean {
  return (
    !isGroup(item) &&
    fieldOf(item) !== undefined &&
    item.dependsOn.every(({ type }) => type !== "prose" && type !== "group")
  );
}

/** True when an item needs another, or an epic it stands for, directly or through others. */
function reaches(from: Item, to: Item, workspace: WorkspaceIndex): boolean {
  const members = new Set(isGroup(to) ? [to, ...(workspace.fileOf(to)?.childrenOf(to) ?? [])] : [to]);
  const seen = new Set([from]);
  for (const item of seen) {
    for (const next of workspace.dependenciesOf(item)) {
      if (members.has(next)) return true;
      seen.add(next);
    }
  }
  return false;
}

/** The edit that adds an ID to an item's own field. */
function addTo(item: Item, name: string): Edit | null {
  const field = fieldOf(item);
  if (field === undefined || /\n/.test(written(field.valueAt))) return null;
  const value = written(field.valueAt).trim();
  return { at: field.valueAt, text: nothing.test(value) ? name : `${value}, ${name}` };
}
