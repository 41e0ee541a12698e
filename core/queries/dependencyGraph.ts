// The dependency graph as boxes and arrows, small enough to be drawn: single items, or whole groups where they are too many.
import { fileName } from "../text/uri.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import { scheduleOf } from "../index/schedule.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Item, ItemKind, Status } from "../model/item.ts";
import type { Place } from "../text/span.ts";
import { type ItemHandle, itemKey, itemWithKey } from "./itemKey.ts";
import { estimateText, facts } from "./outline.ts";
import { type Message, say, type Value } from "../text/message.ts";
import { amountOf } from "../index/amounts.ts";

export interface GraphNode extends ItemHandle {
  /** Unique in the graph. */
  readonly name: string;
  readonly label: string;
  readonly title: string;
  readonly kind: ItemKind | "group";
  readonly state: Status | null;
  readonly estimate: Value;
  readonly critical: boolean;
  /** How much later it could be finished, in words; "" where nothing is known. */
  readonly slack: Message;
  /** How many items it stands for; 1 for an item. */
  readonly items: number;
  readonly at: Place;
}

/** `to` needs `from`: arrows run in the order of work. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly critical: boolean;
  /** True where other arrows lead from one to the other as well: a drawing may leave it out. */
  readonly implied: boolean;
  /** How many dependencies it stands for. */
  readonly count: number;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** True where boxes are groups of items, because the items are more than was asked for. */
  readonly grouped: boolean;
  /** Items with dependencies in all that was looked at. */
  readonly total: number;
  /** "Critical path: 34 points", or "". */
  readonly summary: Message;
}

export interface GraphQuery {
  /** More boxes than this are drawn as groups, or cut off around the focus. */
  readonly limit: number;
  /** Only what this item needs and what needs it, near ones first. */
  readonly focus?: ItemHandle;
  /** Only the items of this group, a name that a grouped answer gave, and their direct neighbours. */
  readonly group?: string;
}

export function dependencyGraph(workspace: WorkspaceIndex, files: Iterable<FileIndex>, query: GraphQuery): Graph {
  const links = linksIn(
    workspace,
    [...files].flatMap((file) => file.items),
  );
  const wanted = chosen(workspace, links, query);
  const grouped = wanted.length > query.limit && query.focus === undefined && query.group === undefined;
  const schedule = scheduleOf(workspace);
  const path = schedule.criticalPath;
  const onPath = new Set(path);
  const nextOnPath = new Map(path.map((item, position) => [item, path[position + 1]]));
  const summary =
    path.length < 2
      ? facts()
      : schedule.complete
        ? say`Critical path: ${path.length} items, ${amountOf(schedule.length, schedule.unit)}`
        : say`Critical path: ${path.length} items, at least ${amountOf(schedule.length, schedule.unit)}`;

  const shown = grouped ? wanted : wanted.slice(0, query.limit);
  const nameOf = new Map(shown.map((item) => [item, grouped ? groupName(workspace, item) : itemName(workspace, item)]));
  const nodes = new Map<string, GraphNode>();
  for (const [item, name] of nameOf) {
    const known = nodes.get(name);
    if (known !== undefined) {
      nodes.set(name, { ...known, items: known.items + 1, critical: known.critical || onPath.has(item) });
    } else if (grouped) {
      nodes.set(name, { ...groupNode(workspace, item, name), critical: onPath.has(item) });
    } else {
      const slack = schedule.slackOf(item);
      const words = slack === null || item.status?.value === "done" ? facts() : amountOf(slack, schedule.unit);
      nodes.set(name, { ...itemNode(workspace, item, name), critical: onPath.has(item), slack: words });
    }
  }
  const edges = new Map<string, GraphEdge>();
  for (const [item, name] of nameOf) {
    for (const needed of links.needs.get(item) ?? []) {
      const from = nameOf.get(needed);
      if (from === undefined || from === name) continue;
      const critical = nextOnPath.get(needed) === item;
      const known = edges.get(`${from} ${name}`);
      edges.set(`${from} ${name}`, {
        from,
        to: name,
        critical: critical || (known?.critical ?? false),
        implied: false,
        count: (known?.count ?? 0) + 1,
      });
    }
  }
  return {
    nodes: [...nodes.values()],
    edges: implications([...edges.values()]),
    grouped,
    total: links.items.length,
    summary,
  };
}

/** Tells the arrows that others imply: "all previous stories" would be drawn as a ball of wool. */
function implications(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const leadsElsewhere = ({ from, to }: GraphEdge): boolean => {
    const seen = new Set((next.get(from) ?? []).filter((step) => step !== to && step !== from));
    for (const step of seen) for (const after of next.get(step) ?? []) seen.add(after);
    return seen.has(to);
  };
  return edges.map((edge) => (edge.critical || !leadsElsewhere(edge) ? edge : { ...edge, implied: true }));
}

interface Links {
  /** Items that need or are needed, in document order. */
  readonly items: readonly Item[];
  readonly needs: ReadonlyMap<Item, readonly Item[]>;
  readonly neededBy: ReadonlyMap<Item, readonly Item[]>;
}

function linksIn(workspace: WorkspaceIndex, items: readonly Item[]): Links {
  const inside = new Set(items);
  const needs = new Map<Item, readonly Item[]>();
  const neededBy = new Map<Item, Item[]>();
  for (const item of items) {
    const own = [...new Set(workspace.dependenciesOf(item))].filter((needed) => inside.has(needed));
    if (own.length > 0) needs.set(item, own);
    for (const needed of own) {
      const waiting = neededBy.get(needed);
      if (waiting === undefined) neededBy.set(needed, [item]);
      else waiting.push(item);
    }
  }
  return { items: items.filter((item) => needs.has(item) || neededBy.has(item)), needs, neededBy };
}

function chosen(workspace: WorkspaceIndex, links: Links, { focus, group }: GraphQuery): readonly Item[] {
  if (group !== undefined) {
    const members = links.items.filter((item) => groupName(workspace, item) === group);
    const near = members.flatMap((item) => [...(links.needs.get(item) ?? []), ...(links.neededBy.get(item) ?? [])]);
    return [...new Set([...members, ...near])];
  }
  if (focus === undefined) return links.items;
  const file = workspace.files.get(focus.uri);
  const start = file === undefined ? null : itemWithKey(file, focus.key);
  if (start === null) return [];
  const before = reached(start, links.needs);
  const after = reached(start, links.neededBy);
  // By distance, so that a limit cuts off what is farthest away.
  const distance = new Map([...after, ...before]);
  return [...distance.keys()].sort((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0));
}

/** What can be reached along the edges, with the number of steps. */
function reached(start: Item, edges: ReadonlyMap<Item, readonly Item[]>): ReadonlyMap<Item, number> {
  const steps = new Map([[start, 0]]);
  for (const [item, step] of steps)
    for (const next of edges.get(item) ?? []) if (!steps.has(next)) steps.set(next, step + 1);
  return steps;
}

const itemName = (workspace: WorkspaceIndex, item: Item): string => {
  const file = workspace.fileOf(item);
  return `${item.at.anchor.uri}#${file === null ? "" : itemKey(file, item)}`;
};

/** What an item is drawn as where items are too many: its epic, else its sprint, else its file. */
function groupName(workspace: WorkspaceIndex, item: Item): string {
  const file = workspace.fileOf(item);
  const epic = isGroup(item) ? item : (file?.epicOf(item) ?? null);
  if (epic !== null) return itemName(workspace, epic);
  return `${item.at.anchor.uri}#${file?.sprintOf(item)?.name.value ?? ""}`;
}

function groupNode(workspace: WorkspaceIndex, item: Item, name: string): GraphNode {
  const file = workspace.fileOf(item);
  const epic = isGroup(item) ? item : (file?.epicOf(item) ?? null);
  const sprint = file?.sprintOf(item) ?? null;
  const [label, title] =
    epic !== null
      ? [epic.id?.value ?? "", epic.title.value]
      : [sprint?.name.value ?? "", sprint?.title ?? fileName(item.at.anchor.uri)];
  return {
    uri: item.at.anchor.uri,
    key: epic !== null && file !== null ? itemKey(file, epic) : "",
    name,
    label,
    title,
    kind: "group",
    state: null,
    estimate: "",
    critical: false,
    slack: facts(),
    items: 1,
    at: epic?.head ?? sprint?.name.at ?? item.head,
  };
}

function itemNode(workspace: WorkspaceIndex, item: Item, name: string): GraphNode {
  const file = workspace.fileOf(item);
  return {
    uri: item.at.anchor.uri,
    key: file === null ? "" : itemKey(file, item),
    name,
    label: item.id?.value ?? "",
    title: item.title.value,
    kind: item.kind,
    state: item.status?.value ?? null,
    estimate: item.estimate === null ? "" : estimateText(item.estimate),
    critical: false,
    slack: facts(),
    items: 1,
    at: item.head,
  };
}
