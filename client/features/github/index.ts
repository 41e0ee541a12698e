// Export to GitHub Issues in the editor: its commands and lenses. What talks to GitHub is loaded when it is asked for.
import {
  commands,
  Disposable,
  type ExtensionContext,
  l10n,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from "vscode";
import { exportRequest, pushItemCommand } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { itemOf, type Row } from "../tree/rows.ts";
import { type DriftView, driftView } from "./drift.ts";
import { registerLenses } from "./lenses.ts";
import { type PreviewView, previewView } from "./preview.ts";
import type { PushServices, Wish } from "./push.ts";

export interface GitHubFeature extends Disposable {
  readonly preview: PreviewView;
  readonly drift: DriftView;
}

interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: BacklogServer;
}

/** An item as lenses, trees and other extensions name it: its document and its ID. */
interface ItemHandle {
  readonly uri: string;
  readonly key: string;
}

export function registerGitHub({ context, log, server }: Services): GitHubFeature {
  const preview = previewView();
  const drift = driftView();
  const lenses = registerLenses(server, drift);
  const services: PushServices = { context, log, server, preview, drift };
  const run = async (wish: Wish | null): Promise<boolean> => {
    if (wish === null || !(await trusted())) return false;
    const { push } = await import("./push.ts");
    const agreed = await push(services, wish);
    lenses.refresh();
    return agreed;
  };
  const registered = Disposable.from(
    commands.registerCommand("backlint.exportToGitHub", async (from?: Row) => run(await wishFor(server, from, false))),
    commands.registerCommand("backlint.compareWithGitHub", async (from?: Row) =>
      run(await wishFor(server, from, true)),
    ),
    commands.registerCommand(pushItemCommand, async (from?: ItemHandle | Row, rows?: readonly Row[]) =>
      run(await itemWish(server, from, rows)),
    ),
    commands.registerCommand("backlint.pullFromGitHub", () => drift.takeOver(server)),
  );
  return {
    preview,
    drift,
    dispose() {
      for (const part of [registered, lenses, drift, preview]) part.dispose();
    },
  };
}

/** Nothing leaves a workspace that the user does not trust. */
async function trusted(): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const answer = await window.showWarningMessage(
    l10n.t("Backlint: this workspace is not trusted, so nothing is pushed from it."),
    l10n.t("Manage Trust"),
  );
  if (answer === l10n.t("Manage Trust")) await commands.executeCommand("workbench.trust.manage");
  return false;
}

/** The file of a tree's row, the file in front, or the one that the user picks. */
async function wishFor(server: BacklogServer, from: Row | undefined, compareOnly: boolean): Promise<Wish | null> {
  const front = window.activeTextEditor?.document.uri;
  const documents = await server.ask(exportRequest, {});
  const uris = documents.map(({ uri }) => uri);
  const given =
    from?.place?.uri ?? (front !== undefined && uris.includes(front.toString()) ? front.toString() : undefined);
  const uri = given ?? (await pickFile(uris));
  return uri === undefined ? null : { files: [Uri.parse(uri, true)], only: null, compareOnly };
}

async function pickFile(uris: readonly string[]): Promise<string | undefined> {
  if (uris.length === 0)
    void window.showInformationMessage(l10n.t("Backlint: open the backlog that is to go to GitHub first."));
  if (uris.length < 2) return uris[0];
  const picks = uris.map((uri) => ({ label: workspace.asRelativePath(Uri.parse(uri, true)), uri }));
  const picked = await window.showQuickPick(picks, {
    title: l10n.t("Push to GitHub Issues"),
    placeHolder: l10n.t("Which backlog?"),
  });
  return picked?.uri;
}

/** The items that were chosen: by a lens, by rows of the tree, or by the caret. */
async function itemWish(
  server: BacklogServer,
  from: ItemHandle | Row | undefined,
  rows: readonly Row[] | undefined,
): Promise<Wish | null> {
  const handles = rows === undefined || rows.length === 0 ? [from ?? atCaret()] : rows;
  const only = new Map<string, Set<string>>();
  for (const one of handles) {
    const handle =
      one === undefined
        ? null
        : "subject" in one
          ? itemOf(one)
          : "line" in one
            ? await handleAt(server, one.uri, one.line)
            : one;
    if (handle !== null) only.set(handle.uri, new Set([...(only.get(handle.uri) ?? []), handle.key]));
  }
  if (only.size === 0) {
    void window.showInformationMessage(
      l10n.t("Backlint: no item with an ID is there. Put the caret on one, or choose it in the tree."),
    );
    return null;
  }
  return { files: [...only.keys()].map((uri) => Uri.parse(uri, true)), only, compareOnly: false };
}

function atCaret(): { readonly uri: string; readonly line: number } | undefined {
  const editor = window.activeTextEditor;
  return editor && { uri: editor.document.uri.toString(), line: editor.selection.active.line };
}

/** The innermost item on a line. */
async function handleAt(server: BacklogServer, uri: string, line: number): Promise<ItemHandle | null> {
  const [document] = await server.ask(exportRequest, { uris: [uri] });
  const covering = (document?.items ?? []).filter(({ lines: [first, last] }) => first <= line + 1 && line + 1 <= last);
  const id = covering.at(-1)?.id ?? null;
  return id === null ? null : { uri, key: id };
}
