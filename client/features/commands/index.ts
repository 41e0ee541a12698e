// The list of commands: one file each.
import { commands, Disposable, type ExtensionContext, type LogOutputChannel } from "vscode";
import {
  fixWorkspaceCommand,
  type ItemTarget,
  showPlacesCommand,
  splitStoryCommand,
} from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import type { TreeViews } from "../tree/trees.ts";
import { treatFieldAs } from "../reading/treatFieldAs.ts";
import { convertBacklog } from "../convert/convertBacklog.ts";
import { acceptFindings } from "../fix/acceptFindings.ts";
import { fixWorkspace } from "../fix/fixWorkspace.ts";
import { newItem } from "../newItem/newItem.ts";
import { splitStory } from "../split/splitStory.ts";
import { showReading } from "../reading/view.ts";
import { explainFinding, registerExplanations } from "./explainFinding.ts";
import { showPlaces } from "./showPlaces.ts";
import { showStatus } from "./showStatus.ts";

/** What commands work with. */
export interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: BacklogServer;
  readonly trees: TreeViews;
}

export function registerCommands(services: Services): Disposable {
  const { log, server, trees } = services;
  return Disposable.from(
    commands.registerCommand("backlint.restart", () => server.restart()),
    commands.registerCommand("backlint.showOutput", () => log.show()),
    commands.registerCommand("backlint.refreshTree", () => trees.refresh()),
    commands.registerCommand("backlint.showReading", () => showReading(server)),
    commands.registerCommand("backlint.treatFieldAs", () => treatFieldAs(server)),
    commands.registerCommand(showPlacesCommand, showPlaces),
    registerExplanations(),
    commands.registerCommand("backlint.explainFinding", () => explainFinding(server)),
    commands.registerCommand("backlint.newItem", () => newItem(server)),
    commands.registerCommand("backlint.convertBacklog", () => convertBacklog(server)),
    commands.registerCommand("backlint.acceptFindings", () => acceptFindings(server)),
    commands.registerCommand(fixWorkspaceCommand, (rule?: unknown) => fixWorkspace(server, rule)),
    commands.registerCommand(splitStoryCommand, (target?: ItemTarget) => splitStory(server, target)),
    commands.registerCommand("backlint.status", () => showStatus(services)),
  );
}
