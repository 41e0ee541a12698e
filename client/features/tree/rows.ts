// The server's nodes made ready for VS Code: ids that are unique whatever the server sends (VS Code throws on a second
// one), and what is unfolded at first. No vscode import: plain mocha tests it.
import type { TreeNode } from "../../../server/protocol.ts";

export interface Row {
  /** Unique in the tree and stable over refreshes: VS Code keeps unfolding and selection by it. */
  readonly id: string;
  readonly node: TreeNode;
  readonly children: readonly Row[];
  readonly unfolded: boolean;
}

/** Files are always unfolded; epics and sprints too while the whole tree has at most `unfoldedNodes` nodes. */
export function rowsOf(nodes: readonly TreeNode[], unfoldedNodes: number): readonly Row[] {
  const taken = new Set<string>();
  const small = countOf(nodes) <= unfoldedNodes;
  const row = (node: TreeNode): Row => {
    const key = `${node.uri}#${node.key}`;
    let id = key;
    for (let again = 1; taken.has(id); again++) id = `${key}~${again}`;
    taken.add(id);
    const group = node.kind === "epic" || node.kind === "feature" || node.kind === "sprint";
    return {
      id,
      node,
      children: node.children.map(row),
      unfolded: node.kind === "file" || (small && group),
    };
  };
  return nodes.map(row);
}

function countOf(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + countOf(node.children), 0);
}
