// The three trees that the server fills: Backlog, Sprints and Dependencies. They follow the text and the caret, and never take
// the focus.
import { l10n, type TreeView, window } from "vscode";
import type { ItemHandle, TreeQuery } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { calm } from "../../platform/calm.ts";
import { followsCaret } from "../../platform/settings.ts";
import { dragAndDrop } from "./dragAndDrop.ts";
import type { ItemInFront } from "./itemInFront.ts";
import { type LazyTree, lazyTree } from "./lazyTree.ts";
import { isSameItem, itemOf, type Row } from "./rows.ts";

export interface ServerTree extends LazyTree {
  readonly view: TreeView<Row>;
  readonly query: TreeQuery | null;
  /** Moves an item, or says in the view why it stays where it is. */
  move(source: Row, target: Row | null): Promise<void>;
}

interface Means {
  readonly server: BacklogServer;
  readonly front: ItemInFront;
  query(): TreeQuery | null;
}

export function serverTree(id: string, { server, front, query }: Means): ServerTree {
  const tree = lazyTree(server, query);
  const drop = dragAndDrop(server, query, (words) => {
    view.message = words;
  });
  const view = window.createTreeView(id, {
    treeDataProvider: tree.rows,
    showCollapseAll: true,
    dragAndDropController: drop.controller,
  });
  const refresh = () => {
    const isDown = server.state === "failed";
    view.message = isDown ? l10n.t("The language server is not running. See the log, or restart it.") : "";
    tree.refresh();
  };
  // A row can be gone again before VS Code looks for it; then it is looked for once more as the rows come anew.
  let isOwed = false;
  const refreshCalmly = calm(150, () => {
    refresh();
    if (isOwed) void follow();
  });
  const follow = async () => {
    const { item } = front;
    if (item === null || !view.visible || !followsCaret() || isSelected(view, item)) return;
    const row = await tree.rowOf(item);
    isOwed = true;
    if (row === null) return;
    await view.reveal(row, { select: true, focus: false }).then(
      () => {
        isOwed = false;
      },
      () => undefined,
    );
  };
  const parts = [
    tree,
    view,
    refreshCalmly,
    server.onDidChange(refreshCalmly),
    front.onDidChange(follow),
    view.onDidChangeVisibility(follow),
  ];
  return {
    ...tree,
    view,
    get query() {
      return query();
    },
    refresh,
    move: drop.move,
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

/** Also where one of its criteria is selected, or the item in another group. */
function isSelected(view: TreeView<Row>, item: ItemHandle): boolean {
  return view.selection.some((row) => isSameItem(itemOf(row), item));
}
