// `backlint/tree`: the backlog as a tree for views, over one document or all that are known.
import { type OutlineNode, outline } from "../../core/queries/outline.ts";
import { isBacklog, summary } from "../../core/queries/summary.ts";
import { rangeOf } from "../convert.ts";
import type { TreeNode, TreeParams } from "../protocol.ts";
import { decoded } from "../uris.ts";
import type { Counts } from "../closedFiles.ts";
import type { Session, View } from "../session.ts";

type Seen = Pick<View, "uri" | "file">;

export async function tree(session: Session, params: TreeParams | null): Promise<TreeNode[]> {
  const views = await session.backlogs();
  const { closed, documents, workspace } = session;
  const uri = params?.uri;
  if (uri === undefined) {
    const others = [...closed.uris].filter((one) => documents.versionOf(one) === null).sort();
    return [...views.map(fileNode), ...others.flatMap((one) => closedNode(one, closed.countsOf(one)))];
  }
  const view = views.find((one) => one.uri === uri);
  if (view !== undefined) return [fileNode(view)];
  await closed.read([uri]);
  const file = workspace.snapshot.file(uri);
  return file === null || !isBacklog(file) ? [] : [fileNode({ uri, file })];
}

/** A file that is not open shows how much is in it; what that is, is asked for with its URI. */
function closedNode(uri: string, counts: Counts | null): TreeNode[] {
  if (counts === null || counts.items + counts.sprints === 0) return [];
  return [{ ...bareNode(uri, counts), more: true }];
}

function fileNode({ uri, file }: Seen): TreeNode {
  return { ...bareNode(uri, summary(file)), children: nodesOf({ uri, file }, outline(file, true), uri) };
}

function bareNode(uri: string, { items, sprints }: Counts): TreeNode {
  const start = { line: 0, character: 0 };
  return {
    key: uri,
    kind: "file",
    label: decoded(uri.slice(uri.lastIndexOf("/") + 1)),
    description: [counted(items, "item"), ...(sprints > 0 ? [counted(sprints, "sprint")] : [])].join(", "),
    tooltip: uri,
    state: null,
    uri,
    range: { start, end: start },
    children: [],
  };
}

function nodesOf(view: Seen, nodes: readonly OutlineNode[], parent: string): TreeNode[] {
  const seen = new Map<string, number>();
  return nodes.map((node) => {
    // By label, so that typing above does not fold what is open; the same label again gets a number.
    const name = `${parent}/${node.kind}:${node.label}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    const key = before === 0 ? name : `${name}#${before}`;
    return {
      key,
      kind: node.kind,
      label: node.label,
      description: node.detail,
      tooltip: [node.label, node.detail].filter((part) => part !== "").join("\n"),
      state: node.state,
      uri: view.uri,
      range: rangeOf(view.file, node.head),
      children: nodesOf(view, node.children, key),
    };
  });
}

function counted(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? "" : "s"}`;
}
