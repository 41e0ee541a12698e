// `backlint/tree`: the backlog as a tree for views, over one document or all that are known.
import { type OutlineNode, outline } from "../../core/queries/outline.ts";
import { summary } from "../../core/queries/summary.ts";
import { rangeOf } from "../convert.ts";
import type { TreeNode, TreeParams } from "../protocol.ts";
import { decoded } from "../uris.ts";
import type { Session, View } from "../session.ts";

export async function tree(session: Session, params: TreeParams | null): Promise<TreeNode[]> {
  const views = await session.backlogs();
  const wanted = params?.uri === undefined ? views : views.filter((view) => view.uri === params.uri);
  return wanted.map(fileNode);
}

function fileNode(view: View): TreeNode {
  const { items, sprints } = summary(view.file);
  const start = { line: 0, character: 0 };
  return {
    key: view.uri,
    kind: "file",
    label: decoded(view.uri.slice(view.uri.lastIndexOf("/") + 1)),
    description: [counted(items, "item"), ...(sprints > 0 ? [counted(sprints, "sprint")] : [])].join(", "),
    tooltip: view.uri,
    state: null,
    uri: view.uri,
    range: { start, end: start },
    children: nodesOf(view, outline(view.file, true), view.uri),
  };
}

function nodesOf(view: View, nodes: readonly OutlineNode[], parent: string): TreeNode[] {
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
