// Builds the services and registers the features, whichever host the extension runs in.
import { type ExtensionContext, window } from "vscode";
import { type BacklogServer, backlogServer, type ClientFactory } from "./backlogServer.ts";
import { registerCommands } from "./features/commands/index.ts";
import { type PlanPanels, registerPlanPanels } from "./features/plan/panels.ts";
import { type GitHubFeature, registerGitHub } from "./features/github/index.ts";
import { type PreviewBadges, registerPreviewBadges } from "./features/preview/badges.ts";
import { registerReading } from "./features/reading/view.ts";
import { registerStatus, type StatusView } from "./features/status/view.ts";
import { registerTrees, type TreeViews } from "./features/tree/trees.ts";
import { isEnabled, onSettingChanged } from "./platform/settings.ts";
import { traceInto } from "./platform/wireTrace.ts";

/** What other extensions, and the tests in a real VS Code, may look at. */
export interface Backlint {
  readonly server: BacklogServer;
  readonly trees: TreeViews;
  readonly status: StatusView;
  readonly plan: PlanPanels;
  readonly github: GitHubFeature;
  readonly preview: PreviewBadges;
  /** VS Code calls it for each engine of its Markdown preview. */
  readonly extendMarkdownIt: PreviewBadges["extendMarkdownIt"];
}

let server: BacklogServer | undefined;

/** Does not wait for the server: views say that it is starting. */
export function activateWith(clients: ClientFactory, context: ExtensionContext): Backlint {
  const log = window.createOutputChannel("Backlint", { log: true });
  const trace = traceInto(log);
  const current = backlogServer(clients, log, trace);
  server = current;
  const status = registerStatus(current);
  const trees = registerTrees(context, current);
  const plan = registerPlanPanels(context, current);
  const github = registerGitHub({ context, log, server: current });
  const preview = registerPreviewBadges(current);
  const follow = () => void (isEnabled() ? current.start() : current.stop());
  context.subscriptions.push(
    log,
    trace,
    status,
    trees,
    plan,
    github,
    preview,
    registerReading(current),
    registerCommands({ context, log, server: current, trees }),
    onSettingChanged("enable", follow),
  );
  follow();
  return { server: current, trees, status, plan, github, preview, extendMarkdownIt: preview.extendMarkdownIt };
}

/** Called by VS Code at shutdown; the server gets its chance to leave in order. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
