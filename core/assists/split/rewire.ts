// Makes everything that spoke of the whole speak of its slices: dependencies of other items, and rows of dependency tables.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import type { Item, Reference } from "../../model/item.ts";
import type { MatrixRow } from "../../model/statement.ts";
import type { Edit } from "../../rules/rule.ts";
import { lineAt, lineBreakOf } from "../../text/lines.ts";
import { spanning, written } from "../../text/span.ts";
import { cast } from "../mould/cast.ts";
import { added, idWithin, renamed } from "../mould/references.ts";
import { heirsOf } from "./heirs.ts";
import type { SplitPlan } from "./plan.ts";

/** The edits in all files that make dependents need the right slices. */
export function dependentEdits(workspace: WorkspaceIndex, file: FileIndex, plan: SplitPlan): readonly Edit[] {
  const edits: Edit[] = [];
  for (const other of workspace.files.values()) {
    for (const item of other.items) {
      if (item === plan.item) continue;
      for (const reference of item.dependsOn) {
        if (meansOnly(workspace, reference, item, other, plan.item))
          edits.push(...needEdits(reference, item, plan, isDrawn(plan.item, item, file)));
      }
      for (const reference of item.blocks) {
        // What waits for another item waits with all of its slices; in a chain the first waits for all.
        if (reference.type === "id" && !plan.cut.chained && meansOnly(workspace, reference, item, other, plan.item))
          edits.push(...renamed(reference, idsOf(plan)));
      }
    }
  }
  for (const row of file.matrix) edits.push(...rowEdits(row, file, plan));
  return edits;
}

/** True for a reference by ID to this item alone, or for a range that ends with or goes over it. */
function meansOnly(workspace: WorkspaceIndex, reference: Reference, from: Item, file: FileIndex, item: Item): boolean {
  if (reference.type !== "id" && reference.type !== "range") return false;
  const resolution = workspace.resolve(reference, from, file);
  if (resolution.type !== "items" || !resolution.items.includes(item)) return false;
  return reference.type === "range" || resolution.items.length === 1;
}

/** An arrow from the whole is one from the first slice: what it leads to needs that one, whichever else. */
function isDrawn(before: Item, after: Item, file: FileIndex): boolean {
  return file.drawn.some(
    (edge) => file.withId(edge.before.id).includes(before) && file.withId(edge.after.id).includes(after),
  );
}

function needEdits(reference: Reference, from: Item, plan: SplitPlan, withFirst: boolean): readonly Edit[] {
  if (reference.type === "range")
    return added(
      reference.at,
      written(reference.at),
      heirsOf(plan, "").flatMap((index) => (index === 0 ? [] : (plan.slices[index]?.id ?? []))),
    );
  if (reference.type !== "id") return [];
  const heirs = heirsIn(reference, from, plan);
  return renamed(reference, named(plan, withFirst && !heirs.includes(0) ? [0, ...heirs] : heirs));
}

function idsOf({ slices }: SplitPlan): readonly string[] {
  return slices.flatMap(({ id }) => id ?? []);
}

/** Names `ids` where a reference by ID stands. */
function renamedTo(ids: readonly string[]): (reference: Reference) => readonly Edit[] {
  return (reference) => (reference.type === "id" ? renamed(reference, ids) : []);
}

function named({ slices }: SplitPlan, heirs: readonly number[]): readonly string[] {
  return heirs.flatMap((index) => slices[index]?.id ?? []);
}

/** The item's own row becomes one for each slice; in other rows its ID becomes that of its heirs. */
function rowEdits(row: MatrixRow, file: FileIndex, plan: SplitPlan): readonly Edit[] {
  const isMeant = meaning(file, plan.item);
  if (isMeant(row.item)) return ownRow(row, file, plan);
  const [owner] = file.withId(row.item.id);
  // The table says what the item's own field says.
  const told = owner?.dependsOn.find(isMeant);
  const needs = row.needs
    .filter(isMeant)
    .flatMap((reference) => renamedTo(named(plan, heirsIn(told ?? reference, owner, plan)))(reference));
  // What the item itself does not say of the row's, its slices do not say either.
  const isOwn = owner !== undefined && isSaid(plan.item, owner, file);
  const blocks = plan.cut.chained || !isOwn ? [] : (row.blocks ?? []).filter(isMeant);
  return [...needs, ...blocks.flatMap(renamedTo(idsOf(plan)))];
}

/** True where an item's own field names another. */
const isSaid = (item: Item, other: Item, file: FileIndex): boolean => item.dependsOn.some(meaning(file, other));

/** Whether a reference means one item and no other. */
function meaning(file: FileIndex, item: Item) {
  return (reference: Reference): boolean => {
    const found = reference.type === "id" ? file.withId(reference.id) : [];
    return found.length === 1 && found[0] === item;
  };
}

function heirsIn(reference: Reference | undefined, from: Item | undefined, plan: SplitPlan): readonly number[] {
  if (reference?.type !== "id") return heirsOf(plan, "");
  const gloss = /^\s*\(([^()\n]*)\)/.exec(reference.at.anchor.text.slice(reference.at.end))?.[1] ?? "";
  const words = `${written(reference.at)} ${gloss}`.replace(reference.id, "").trim();
  return heirsOf(plan, words === "" ? (from?.title.value ?? "") : words);
}

/** Copies of the item's row, each with its slice's ID, needs and dependents. */
function ownRow(row: MatrixRow, file: FileIndex, plan: SplitPlan): readonly Edit[] {
  const { anchor } = row.at;
  const line = { anchor, ...lineAt(anchor.text, row.item.at.start) };
  // What the row alone says stays with the first: a contradiction is not copied, the others say what the item says.
  const own = plan.item.dependsOn;
  const isCopied =
    own.some(({ type }) => type !== "id") ||
    row.needs.every((need) => {
      const [needed] = need.type === "id" ? file.withId(need.id) : [];
      return needed === undefined || isSaid(plan.item, needed, file);
    });
  const rows = plan.slices.map((slice, index): readonly Edit[] => {
    if (slice.id === null) return [];
    const edits: Edit[] = index === 0 ? [] : [{ at: idWithin(row.item.at, row.item.id), text: slice.id }];
    const before = plan.slices[index - 1]?.id ?? null;
    if (plan.cut.chained && index > 0 && before !== null) edits.push({ at: row.needsAt, text: before });
    else if (index > 0 && !isCopied)
      edits.push({ at: row.needsAt, text: own.length === 0 ? "None" : own.map(({ at }) => written(at)).join(", ") });
    return [...edits, ...blockedBy(row, index, file, plan)];
  });
  const copies = rows.slice(1).flatMap((edits) => cast(file, line, edits) ?? []);
  const text = copies.map((copy) => lineBreakOf(anchor.text) + copy).join("");
  return [...(rows[0] ?? []), { at: { ...line, start: line.end }, text }];
}

/** Of the items that the whole blocks, those that wait for this slice. */
function blockedBy({ blocks }: MatrixRow, index: number, file: FileIndex, plan: SplitPlan): readonly Edit[] {
  const [first, last] = [blocks?.[0], blocks?.at(-1)];
  if (blocks === null || first === undefined || last === undefined) return [];
  const stay = blocks.filter((reference) => {
    const [item, ...others] = reference.type === "id" ? file.withId(reference.id) : [];
    const told = item === undefined || others.length > 0 ? undefined : item.dependsOn.find(meaning(file, plan.item));
    return told === undefined ? index === 0 : heirsIn(told, item, plan).includes(index);
  });
  if (stay.length === blocks.length) return [];
  return [
    { at: spanning(first.at, last.at), text: stay.length === 0 ? "-" : stay.map(({ at }) => written(at)).join(", ") },
  ];
}
