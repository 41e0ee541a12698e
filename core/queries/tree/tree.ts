// The trees of the activity bar, one level at a time.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import { itemCard } from "../card.ts";
import { sprintCard } from "../groupCards.ts";
import { type ItemHandle, itemWithKey } from "../itemKey.ts";
import { loadedSprints } from "../sprintLoads.ts";
import { backlogChildren, backlogPath } from "./backlogTree.ts";
import { dependencyChildren } from "./dependencyTree.ts";
import { pageOf, rangesTo } from "./pages.ts";
import type { Child, TreeQuery, TreeRow, TreeSubject } from "./row.ts";
import { sprintChildren, sprintPath } from "./sprintTree.ts";
import type { Speak } from "../../text/message.ts";

/** The rows below `of`, or those at the top; none where it is gone. */
export function treeRows(
  workspace: WorkspaceIndex,
  files: Iterable<FileIndex>,
  query: TreeQuery,
  of: TreeSubject | null,
): readonly TreeRow[] {
  const read = byUri(files);
  if (of?.type !== "range") return pageOf(childrenOf(workspace, read, query, of), of);
  const children = childrenOf(workspace, read, query, of.of);
  return pageOf(children, of.of, { start: Math.max(0, of.start), end: Math.min(of.end, children.length) });
}

/** The rows from the top down to an item; none where the tree does not show it. */
export function treePath(
  workspace: WorkspaceIndex,
  files: Iterable<FileIndex>,
  query: TreeQuery,
  handle: ItemHandle,
): readonly TreeRow[] {
  const read = byUri(files);
  const file = read.get(handle.uri);
  const item = file === undefined ? null : itemWithKey(file, handle.key);
  if (file === undefined || item === null || query.tree === "dependencies") return [];
  const above = query.tree === "backlog" ? backlogPath(read, query, file, item) : sprintPath(read, file, item);
  const rows: TreeRow[] = [];
  let of: TreeSubject | null = null;
  for (const subject of [...above, { type: "item", ...handle } as const]) {
    const children = childrenOf(workspace, read, query, of);
    const position = children.findIndex((child) => isSame(child.subject, subject));
    const child = children[position];
    if (child === undefined) return [];
    rows.push(...rangesTo(children, of, position), child.row());
    of = subject;
  }
  return rows;
}

/** What is worth knowing about a row's subject, as Markdown; null where the row says it all. */
export function treeCard(workspace: WorkspaceIndex, subject: TreeSubject, speak: Speak): string | null {
  const file = "uri" in subject ? workspace.files.get(subject.uri) : undefined;
  if (file === undefined) return null;
  if (subject.type === "sprint") {
    const sprint = loadedSprints(file).get(subject.key)?.sprint;
    return sprint === undefined ? null : sprintCard(workspace, file, sprint, speak);
  }
  const item = subject.type === "item" || subject.type === "needs" || subject.type === "neededBy" ? subject.key : null;
  const found = item === null ? null : itemWithKey(file, item);
  return found === null ? null : itemCard(workspace, found, speak);
}

function childrenOf(
  workspace: WorkspaceIndex,
  files: ReadonlyMap<string, FileIndex>,
  query: TreeQuery,
  of: TreeSubject | null,
): readonly Child[] {
  switch (query.tree) {
    case "backlog":
      return backlogChildren(files, query, of);
    case "sprints":
      return sprintChildren(files, query, of);
    case "dependencies":
      return dependencyChildren(workspace, query, of);
  }
}

const byUri = (files: Iterable<FileIndex>): ReadonlyMap<string, FileIndex> =>
  new Map([...files].map((file) => [file.uri, file]));

/** For subjects that stand on a path. */
function isSame(one: TreeSubject, other: TreeSubject): boolean {
  const [uri, key] = ["uri" in other ? other.uri : null, "key" in other ? other.key : null];
  return one.type === other.type && ("uri" in one ? one.uri : null) === uri && ("key" in one ? one.key : null) === key;
}
