// Commands on items: from a row's menu, from the row that has the focus, or at the caret.
import { commands, Disposable, env, l10n, Uri, window, workspace } from "vscode";
import {
  type Grouping,
  type ItemTarget,
  regroupRequest,
  splitStoryCommand,
  treeRequest,
} from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import type { ItemInFront } from "./itemInFront.ts";
import { rangeOf } from "./lazyTree.ts";
import { itemOf, type Row } from "./rows.ts";
import type { ServerTree } from "./views.ts";

type Trees = Readonly<Record<"backlog" | "sprints" | "dependencies", ServerTree>>;

interface Means {
  readonly server: BacklogServer;
  readonly trees: Trees;
  readonly front: ItemInFront;
  /** Makes the tree "Dependencies" speak of an item. */
  showDependencies(item: ItemTarget): void;
}

/** What a menu passes, what a key that is pressed in a tree passes, or nothing. */
type Given = Row | { readonly tree: keyof Trees } | undefined;

export function registerItemCommands({ server, trees, front, showDependencies }: Means): Disposable {
  const rowOf = (given: Given) => (given && "tree" in given ? trees[given.tree].view.selection[0] : given);
  const onItem = (command: string, act: (item: ItemTarget) => unknown) =>
    commands.registerCommand(command, (given: Given) => {
      const row = rowOf(given);
      const item = row === undefined ? front.item : targetOf(row);
      return item === null ? undefined : act(item);
    });
  const onRow = (command: string, by: 1 | -1) =>
    commands.registerCommand(command, async (given: Given) => {
      const row = rowOf(given);
      if (row !== undefined) await step(trees.backlog, row, by);
    });
  return Disposable.from(
    onItem("backlint.copyId", ({ key }) => env.clipboard.writeText(nameIn(key))),
    onItem("backlint.findReferences", findReferences),
    onItem("backlint.showItemInGraph", (item) => commands.executeCommand("backlint.showGraph", item)),
    onItem("backlint.splitItem", (item) => commands.executeCommand(splitStoryCommand, item)),
    onItem("backlint.showDependencies", showDependencies),
    onItem("backlint.moveItemTo", (item) => moveTo(server, trees, item)),
    onRow("backlint.moveItemUp", -1),
    onRow("backlint.moveItemDown", 1),
  );
}

/** A key as people write it: the ID, or the title of an item that has none. */
function nameIn(key: string): string {
  return key.replace(/^=/, "").replace(/~\d+$/, "");
}

function targetOf(row: Row): ItemTarget | null {
  const item = itemOf(row);
  return item === null || row.place === null ? null : { ...item, range: row.place.range };
}

async function findReferences({ uri, key, range }: ItemTarget): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const head = rangeOf(range);
  const at = document.getText(head).indexOf(nameIn(key));
  const place = document.positionAt(document.offsetAt(head.start) + Math.max(0, at));
  await window.showTextDocument(document, { selection: head.with(place, place) });
  await commands.executeCommand("editor.action.goToReferences");
}

/** Past the neighbour above or below, among the rows beside it. */
async function step(tree: ServerTree, row: Row, by: 1 | -1): Promise<void> {
  const beside = (await tree.rows.getChildren(row.parent ?? undefined)) ?? [];
  const target = beside[beside.findIndex(({ name }) => name === row.name) + by];
  if (target?.subject.type === "item") await tree.move(row, target);
}

const places: readonly { readonly by: Grouping; readonly label: string; readonly question: string }[] = [
  { by: "sprint", label: l10n.t("Sprint"), question: l10n.t("Which sprint?") },
  { by: "status", label: l10n.t("Status"), question: l10n.t("Which status?") },
  { by: "owner", label: l10n.t("Owner"), question: l10n.t("Which owner?") },
  { by: "epic", label: l10n.t("Epic"), question: l10n.t("Which epic?") },
];

/** What dragging does, by keyboard: first what is to change, then to what. */
async function moveTo(server: BacklogServer, trees: Trees, { uri, key }: ItemTarget): Promise<void> {
  const title = l10n.t("Move {0} To", nameIn(key));
  const kind = await window.showQuickPick(places, { title, placeHolder: l10n.t("What is to change?") });
  if (!kind) return;
  const groups = await server.ask(treeRequest, { tree: "backlog", by: kind.by, of: null });
  const picks = groups.flatMap(({ label, value, detail: description }) =>
    value === undefined ? [] : [{ label, value, description }],
  );
  const picked = await window.showQuickPick(picks, { title, placeHolder: kind.question });
  if (!picked) return;
  const to = { by: kind.by, value: picked.value, from: null };
  const { refused } = await server.ask(regroupRequest, { item: { uri, key }, to });
  const tree = [trees.backlog, trees.sprints].find(({ view }) => view.visible);
  if (tree !== undefined) tree.view.message = refused ?? "";
  else if (refused !== null) void window.showInformationMessage(`Backlint: ${refused}`);
}
