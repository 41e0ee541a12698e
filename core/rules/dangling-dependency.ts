// Complains only of IDs that the file itself would have to define; every other unknown name may live elsewhere.
import * as z from "zod";
import { regularExpression } from "../config/regularExpression.ts";
import { nameOf } from "../index/naming.ts";
import type { Item, Reference } from "../model/item.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import { written } from "../text/span.ts";
import { dropReference } from "./fixes/dropReference.ts";
import { type Context, defineRule, type Fix } from "./rule.ts";
import { say } from "../text/message.ts";

const options = z.object({
  external: z
    .array(regularExpression())
    .default([])
    .describe("Regular expressions of IDs that live in another tracker and are never looked for."),
});

type Options = z.infer<typeof options>;

export const danglingDependency = defineRule<Options>({
  id: "dangling-dependency",
  category: "dependencies",
  severity: "error",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item depends on an ID that no item has.",
  why: "Nobody can plan around work that does not exist. Most such IDs are slips of the pen or leftovers of an item that was renamed or removed. An ID counts as missing only when it belongs to one of the file's own families, such as `US-…` in a file of `US-` items; requirement numbers, other trackers and prose are left alone.",
  options,
  examples: [
    {
      bad: [
        "| ID | Task | Dependencies |",
        "| --- | --- | --- |",
        "| PAY-01 | Store card tokens | None |",
        "| PAY-02 | Charge a stored card | PAY-01 |",
        "| PAY-03 | Refund a charge | ⟦PAY-22⟧ |",
      ].join("\n"),
      good: [
        "| ID | Task | Dependencies |",
        "| --- | --- | --- |",
        "| PAY-01 | Store card tokens | ADR-007 |",
        "| PAY-02 | Charge a stored card | PAY-01 |",
        "| PAY-03 | Refund a charge | PAY-02 (charge first) |",
      ].join("\n"),
      fixed: [
        "| ID | Task | Dependencies |",
        "| --- | --- | --- |",
        "| PAY-01 | Store card tokens | None |",
        "| PAY-02 | Charge a stored card | PAY-01 |",
        "| PAY-03 | Refund a charge | PAY-02 |",
      ].join("\n"),
    },
  ],
  reads: (item, context) =>
    referencesOf(item).flatMap((reference) => {
      const resolution = context.workspace.resolve(reference, item, context.file);
      return resolution.type === "missing"
        ? [resolution.id, ...likely(resolution.nearest, item, reference, context)]
        : [resolution.type];
    }),
  *check(item, context) {
    for (const reference of referencesOf(item)) {
      const resolution = context.workspace.resolve(reference, item, context.file);
      if (resolution.type !== "missing" || isExternal(resolution.id, context)) continue;
      const nearest = likely(resolution.nearest, item, reference, context);
      const wanted = nearest.flatMap((near) => (near.id === null ? [] : [near.id.value]));
      const [best] = wanted;
      const fixes = wanted.map((id): Fix => {
        const text = written(reference.at).replace(resolution.id, id);
        return { title: say`Change to \`${id}\``, edits: [{ at: reference.at, text }], safety: "review" };
      });
      const dropped = dropReference(reference, item.dependsOn.includes(reference) ? item.dependsOn : item.blocks);
      if (dropped !== null)
        fixes.push({ title: say`Drop the dependency on \`${resolution.id}\``, edits: [dropped], safety: "review" });
      yield {
        at: reference.at,
        message:
          best === undefined
            ? say`Unexpected dependency \`${resolution.id}\`, expected the ID of an item here`
            : say`Unexpected dependency \`${resolution.id}\`, expected the ID of an item here such as \`${best}\``,
        related: nearest.slice(0, 1).map((near) => ({
          at: near.id?.at ?? near.title.at,
          message: say`\`${nameOf(near)}\` ${near.title.value}`,
        })),
        fixes,
      };
    }
  },
});

/** Of the items with a similar ID those that the item can wait for: not one that waits for it, nor one that comes later. */
function likely(
  nearest: readonly Item[],
  item: Item,
  reference: Reference,
  { file, workspace }: Context<Options>,
): readonly Item[] {
  if (!item.dependsOn.includes(reference)) return nearest;
  const orderOf = (one: Item) => {
    const sprint = file.sprintOf(one);
    return sprint === null ? -1 : file.sprints.indexOf(sprint);
  };
  const own = orderOf(item);
  const known = new Set(workspace.dependenciesOf(item));
  return nearest.filter(
    (near) => !known.has(near) && (own < 0 || orderOf(near) <= own) && !waitsFor(near, item, workspace),
  );
}

function waitsFor(from: Item, to: Item, workspace: WorkspaceIndex): boolean {
  const seen = new Set([from]);
  for (const item of seen) for (const next of workspace.dependenciesOf(item)) seen.add(next);
  return seen.has(to);
}

const referencesOf = (item: Item): readonly Reference[] => [...item.dependsOn, ...item.blocks];

function isExternal(id: string, context: Context<Options>): boolean {
  return context.options.external.some((pattern) => {
    try {
      return new RegExp(pattern, "u").test(id);
    } catch {
      return false;
    }
  });
}
