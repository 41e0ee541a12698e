// The tree "Sprints": how full each is, its roles, its items, and what no sprint holds.
import type { FileIndex } from "../../index/fileIndex.ts";
import { isGroup } from "../../index/ids.ts";
import type { Item } from "../../model/item.ts";
import type { Sprint } from "../../model/plan.ts";
import { barText, doneOf, progressText } from "../groupCards.ts";
import { groupsOf } from "../groups.ts";
import { sprintKey } from "../../index/planKeys.ts";
import { itemWithKey } from "../itemKey.ts";
import { facts, sprintName } from "../outline.ts";
import { type Bar, loadedSprints, type SprintLoad } from "../sprintLoads.ts";
import { fileChild } from "./fileRow.ts";
import { criterionChild, holderChild, itemChild } from "./itemRows.ts";
import { inOrder } from "./order.ts";
import type { Child, TreeQuery, TreeSubject } from "./row.ts";
import { say } from "../../text/message.ts";

export function sprintChildren(
  files: ReadonlyMap<string, FileIndex>,
  query: TreeQuery,
  of: TreeSubject | null,
): readonly Child[] {
  if (of === null) {
    const planned = plannedFiles(files);
    const [first] = planned;
    if (first !== undefined && planned.length === 1) return sprintsIn(first);
    return planned.map((file) => fileChild(file, () => sprintsIn(file).length));
  }
  const file = "uri" in of ? files.get(of.uri) : undefined;
  if (file === undefined) return [];
  switch (of.type) {
    case "file":
      return sprintsIn(file);
    case "unplanned":
      return rowsOf(file, unplanned(file), query);
    case "sprint": {
      const found = loadedSprints(file).get(of.key);
      if (found === undefined) return [];
      const roles = found.load.bars.filter(({ role }) => role !== null).map((bar) => roleChild(file, of.key, bar));
      return [...roles, ...rowsOf(file, work(file, found.sprint), query)];
    }
    case "item": {
      const item = itemWithKey(file, of.key);
      return item === null ? [] : item.criteria.map((one, order) => criterionChild(file, item, one, order));
    }
    default:
      return [];
  }
}

/** The rows from the top to an item, without the item. */
export function sprintPath(files: ReadonlyMap<string, FileIndex>, file: FileIndex, item: Item): readonly TreeSubject[] {
  const planned = plannedFiles(files);
  if (!planned.includes(file)) return [];
  const top: TreeSubject[] = planned.length > 1 ? [{ type: "file", uri: file.uri }] : [];
  const sprint = file.sprintOf(item);
  const key = sprint === null ? null : sprintKey(sprint.name.value);
  if (key !== null) return [...top, { type: "sprint", uri: file.uri, key }];
  return [...top, { type: "unplanned", uri: file.uri }];
}

function plannedFiles(files: ReadonlyMap<string, FileIndex>): readonly FileIndex[] {
  return [...files.values()].filter((file) => loadedSprints(file).size > 0);
}

function sprintsIn(file: FileIndex): readonly Child[] {
  const rest = unplanned(file);
  const loads = [...loadedSprints(file)];
  return [
    ...loads.map(([key, { sprint, load }]) => sprintChild(file, key, sprint, load)),
    ...(rest.length === 0
      ? []
      : [
          holderChild({ type: "unplanned", uri: file.uri }, say`Not planned`, () => ({
            detail: progressText(rest),
            children: rest.length,
          })),
        ]),
  ];
}

function sprintChild(file: FileIndex, key: string, sprint: Sprint, { bars, state, done, items }: SprintLoad): Child {
  const team = bars.filter(({ role }) => role === null);
  const limited = team.find(({ limit }) => limit !== null);
  return holderChild({ type: "sprint", uri: file.uri, key }, sprintName(sprint), () => ({
    detail: facts(...team.map(barText), doneOf(done, items)),
    state,
    children: bars.length - team.length + work(file, sprint).length,
    at: sprint.name.at,
    value: sprint.name.value,
    ...shareOf(limited),
  }));
}

function roleChild(file: FileIndex, key: string, bar: Bar): Child {
  const role = bar.role ?? "";
  return holderChild({ type: "role", uri: file.uri, key, role }, role, () => ({
    detail: facts(barText({ ...bar, role: null })),
    children: 0,
    ...shareOf(bar),
  }));
}

function shareOf(bar: Bar | undefined): { readonly share?: number } {
  if (bar === undefined || bar.limit === null) return {};
  return { share: bar.limit > 0 ? Math.round((bar.planned / bar.limit) * 100) / 100 : bar.planned > 0 ? 2 : 0 };
}

function rowsOf(file: FileIndex, items: readonly Item[], { sort }: TreeQuery): readonly Child[] {
  return inOrder(items, sort).map((item) => itemChild(file, item, () => ({ children: item.criteria.length })));
}

const work = (file: FileIndex, sprint: Sprint): readonly Item[] =>
  file.itemsIn(sprint).filter((item) => !isGroup(item));

const unplanned = (file: FileIndex): readonly Item[] =>
  groupsOf([file], "sprint")
    .filter(({ key }) => key === "")
    .flatMap(({ members }) => members.map(({ item }) => item));
