// The tree "Backlog": files or epics, their stories, their criteria. The server says what is in it, VS Code what it
// looks like open; this file only carries nodes from one to the other.
import {
  type Disposable,
  EventEmitter,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from "vscode";
import { type TreeNode, treeRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { calm } from "../../platform/calm.ts";
import { appearance } from "./appearance.ts";
import { type Row, rowsOf } from "./rows.ts";

export interface TreeView extends Disposable {
  /** What VS Code asks for rows; tests read the tree through it. */
  readonly rows: TreeDataProvider<Row>;
  refresh(): void;
}

/** A view with up to this many nodes opens unfolded down to its stories; a larger one shows its top first. */
const unfoldedNodes = 60;

export function registerTree(server: BacklogServer): TreeView {
  const changed = new EventEmitter<void>();
  const rows: TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    getChildren: async (row) => [...(row?.children ?? rowsOf(await server.ask(treeRequest, {}), unfoldedNodes))],
  };
  const view = window.createTreeView("backlint.backlog", { treeDataProvider: rows, showCollapseAll: true });
  const refresh = () => {
    view.message = server.state === "failed" ? "The language server is not running. See the log, or restart it." : "";
    changed.fire();
  };
  const refreshCalmly = calm(150, refresh);
  const listener = server.onDidChange(refreshCalmly);
  return {
    rows,
    refresh,
    dispose() {
      for (const part of [listener, refreshCalmly, view, changed]) part.dispose();
    },
  };
}

function treeItem({ id, node, children, unfolded }: Row): TreeItem {
  const look = appearance(node);
  const item = new TreeItem(node.label, foldingOf(children, unfolded));
  item.id = id;
  item.description = look.description;
  item.tooltip = new MarkdownString().appendText(node.tooltip || node.label);
  item.iconPath = new ThemeIcon(look.icon, look.colour ? new ThemeColor(look.colour) : undefined);
  item.contextValue = node.kind;
  item.accessibilityInformation = { label: look.spoken };
  item.command = {
    command: "vscode.open",
    title: "Go to Source",
    arguments: [Uri.parse(node.uri), { selection: rangeOf(node), preserveFocus: true }],
  };
  return item;
}

function rangeOf({ range: { start, end } }: TreeNode): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function foldingOf(children: readonly Row[], unfolded: boolean): TreeItemCollapsibleState {
  if (children.length === 0) return TreeItemCollapsibleState.None;
  return unfolded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}
