// One tree of the server as VS Code is given it: each level is asked for when it is unfolded, each tooltip when it is looked at.
import {
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from "vscode";
import {
  type ItemHandle,
  treeCardRequest,
  treePathRequest,
  type TreeQuery,
  treeRequest,
  type WireRange,
} from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { speak } from "../../platform/language.ts";
import { appearance } from "./appearance.ts";
import { itemOf, type Row, rowAt, rowsBelow } from "./rows.ts";

export interface LazyTree extends Disposable {
  /** What VS Code asks for rows; tests read the tree through it. */
  readonly rows: TreeDataProvider<Row>;
  /** All that is unfolded is asked for again. */
  refresh(): void;
  /** The row of an item; null where the tree does not show it. */
  rowOf(item: ItemHandle): Promise<Row | null>;
}

/** `query` says what the tree shows at the moment; null while it shows nothing. */
export function lazyTree(server: BacklogServer, query: () => TreeQuery | null): LazyTree {
  const changed = new EventEmitter<void>();
  return {
    rows: {
      onDidChangeTreeData: changed.event,
      getTreeItem: treeItem,
      getParent: ({ parent }) => parent,
      async getChildren(parent) {
        const asked = query();
        const of = parent?.subject ?? null;
        return asked === null ? [] : [...rowsBelow(parent ?? null, await server.ask(treeRequest, { ...asked, of }))];
      },
      async resolveTreeItem(item, { subject, label }) {
        const card = await server.ask(treeCardRequest, { subject });
        item.tooltip = card === null ? new MarkdownString().appendText(label) : new MarkdownString(card);
        return item;
      },
    },
    refresh: () => changed.fire(),
    async rowOf(item) {
      const asked = query();
      return asked === null ? null : rowAt(await server.ask(treePathRequest, { ...asked, item }));
    },
    dispose: () => changed.dispose(),
  };
}

function treeItem(row: Row): TreeItem {
  const { name, label, kind, place, children, unfolded, value, id } = row;
  const look = appearance(row, speak);
  const item = new TreeItem(label, foldingOf(children, unfolded));
  item.id = name;
  item.description = look.description;
  item.iconPath = new ThemeIcon(look.icon, look.colour ? new ThemeColor(look.colour) : undefined);
  // Menus ask for parts of it: what it is, whether it is an item, whether it has an ID.
  const isItem = itemOf(row) !== null && !["criterion", "needs", "neededBy"].includes(kind);
  const traits = [isItem ? "item" : "", id === undefined ? "" : "named", value ? "target" : ""];
  item.contextValue = [kind, ...traits].filter(Boolean).join(" ");
  item.accessibilityInformation = { label: look.spoken };
  if (place !== null) {
    const options = { selection: rangeOf(place.range), preserveFocus: true };
    item.command = {
      command: "vscode.open",
      title: l10n.t("Go to Source"),
      arguments: [Uri.parse(place.uri), options],
    };
  }
  return item;
}

export function rangeOf({ start, end }: WireRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function foldingOf(children: number, unfolded: boolean): TreeItemCollapsibleState {
  if (children === 0) return TreeItemCollapsibleState.None;
  return unfolded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}
