// The tree "Dependencies": what one item waits for and what waits for it, a step deeper with each row that is unfolded.
import type { FileIndex } from "../../index/fileIndex.ts";
import { scheduleOf } from "../../index/schedule.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import type { Item } from "../../model/item.ts";
import { amountOf } from "../../index/amounts.ts";
import { itemKey, itemWithKey } from "../itemKey.ts";
import { facts, itemDetail } from "../outline.ts";
import { holderChild, itemChild } from "./itemRows.ts";
import type { Child, TreeQuery, TreeRow, TreeSubject } from "./row.ts";
import { type Message, say } from "../../text/message.ts";

type Direction = "needs" | "neededBy";

export function dependencyChildren(
  workspace: WorkspaceIndex,
  { focus }: TreeQuery,
  of: TreeSubject | null,
): readonly Child[] {
  const subject = of ?? (focus === undefined ? null : ({ type: "item", ...focus } as const));
  const file = subject !== null && "uri" in subject ? workspace.files.get(subject.uri) : undefined;
  const item = file !== undefined && subject !== null && "key" in subject ? itemWithKey(file, subject.key) : null;
  if (file === undefined || item === null || subject === null) return [];
  if (subject.type === "needs" || subject.type === "neededBy") return neighbours(workspace, item, subject.type);
  const sections = [section(workspace, file, item, "needs"), section(workspace, file, item, "neededBy")].flat();
  if (of !== null) return sections;
  const facts = sections.length === 0 ? { detail: say`no dependencies` } : factsOf(workspace, item);
  return [itemChild(file, item, () => ({ ...facts, children: sections.length, unfolded: true }))];
}

const titles: Readonly<Record<Direction, Message>> = { needs: say`Blocked by`, neededBy: say`Blocks` };

function section(workspace: WorkspaceIndex, file: FileIndex, item: Item, direction: Direction): readonly Child[] {
  const items = along(workspace, item, direction);
  const open = items.filter((one) => one.status?.value !== "done").length;
  if (items.length === 0) return [];
  const child = holderChild({ type: direction, uri: file.uri, key: itemKey(file, item) }, titles[direction], () => ({
    detail: open === items.length ? say`${items.length}` : say`${items.length}, ${open} open`,
    children: items.length,
    unfolded: true,
  }));
  return [child];
}

function neighbours(workspace: WorkspaceIndex, item: Item, direction: Direction): readonly Child[] {
  return along(workspace, item, direction).flatMap((next) => {
    const file = workspace.fileOf(next);
    const more = () => ({ ...factsOf(workspace, next), children: along(workspace, next, direction).length });
    return file === null ? [] : [itemChild(file, next, more, direction)];
  });
}

function along(workspace: WorkspaceIndex, item: Item, direction: Direction): readonly Item[] {
  const items = direction === "needs" ? workspace.dependenciesOf(item) : workspace.dependentsOf(item);
  return [...new Set(items)].filter((one) => one !== item);
}

/** Where it stands on the way to the end of everything. */
function factsOf(workspace: WorkspaceIndex, item: Item): Partial<TreeRow> {
  const { slackOf, unit, length } = scheduleOf(workspace);
  const slack = length === 0 || item.status?.value === "done" ? null : slackOf(item);
  if (slack === null) return {};
  const words = slack === 0 ? say`critical` : say`${amountOf(slack, unit)} of slack`;
  return {
    detail: facts(itemDetail(item), words),
    ...(slack === 0 ? { critical: true } : {}),
  };
}
