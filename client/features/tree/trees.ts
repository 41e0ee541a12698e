// The four trees of the activity bar, and what can be done in them.
import { commands, type Disposable, type ExtensionContext } from "vscode";
import type { ItemTarget } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { registerFindingCommands } from "./findingCommands.ts";
import { type Choices, choices } from "./choices.ts";
import { type FindingsTree, findingsTree } from "./findingsView.ts";
import { registerItemCommands } from "./itemCommands.ts";
import { itemInFront } from "./itemInFront.ts";
import { isSameItem } from "./rows.ts";
import { type ServerTree, serverTree } from "./views.ts";

export interface TreeViews extends Disposable {
  readonly backlog: ServerTree;
  readonly sprints: ServerTree;
  readonly dependencies: ServerTree;
  readonly findings: FindingsTree;
  readonly choices: Choices;
  refresh(): void;
}

export function registerTrees({ workspaceState }: ExtensionContext, server: BacklogServer): TreeViews {
  const front = itemInFront(server);
  const choice = choices(workspaceState);
  let asked: ItemTarget | null = null;
  let shown: ItemTarget | null = null;
  const backlog = serverTree("backlint.backlog", { server, front, query: () => choice.query });
  const sprints = serverTree("backlint.sprints", { server, front, query: () => ({ tree: "sprints" }) });
  const dependencies = serverTree("backlint.dependencies", {
    server,
    front,
    query: () => {
      const focus = asked ?? front.item;
      return focus === null ? null : { tree: "dependencies", focus: { uri: focus.uri, key: focus.key } };
    },
  });
  const findings = findingsTree();
  const refresh = () => {
    backlog.view.description = choice.words;
    for (const tree of [backlog, sprints, dependencies]) tree.refresh();
  };
  const parts = [
    choice.onDidChange(refresh),
    front.onDidChange(() => {
      if (!isSameItem(front.item, shown)) asked = null;
      shown = front.item;
      dependencies.refresh();
    }),
    registerItemCommands({
      server,
      front,
      trees: { backlog, sprints, dependencies },
      showDependencies(item) {
        asked = item;
        dependencies.refresh();
        void commands.executeCommand("backlint.dependencies.focus");
      },
    }),
    registerFindingCommands(server),
  ];
  refresh();
  return {
    backlog,
    sprints,
    dependencies,
    findings,
    choices: choice,
    refresh,
    dispose() {
      for (const part of [...parts, backlog, sprints, dependencies, findings, choice, front]) part.dispose();
    },
  };
}
