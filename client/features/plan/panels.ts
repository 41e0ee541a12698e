// Board, dependency graph and capacity as panels beside the text. A panel carries questions to the server and answers back;
// what it shows, and how, is its page's business.
import {
  commands,
  type Disposable,
  Disposable as Disposables,
  type ExtensionContext,
  l10n,
  Position,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { ItemHandle } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { calm } from "../../platform/calm.ts";
import { language } from "../../platform/language.ts";
import { keepDrawing } from "./keepDrawing.ts";
import { type FileInFront, fileInFront } from "./fileInFront.ts";
import type { FromPage, PlanView, ToPage } from "./messages.ts";
import { pageOf } from "./page.ts";
import { pageLanguage } from "./pageLanguage.ts";

export const planViews: Readonly<Record<PlanView, { readonly title: string; readonly command: string }>> = {
  board: { title: l10n.t("Board"), command: "backlint.showBoard" },
  graph: { title: l10n.t("Dependency Graph"), command: "backlint.showGraph" },
  capacity: { title: l10n.t("Capacity"), command: "backlint.showCapacity" },
};

export interface PlanPanels extends Disposable {
  /** The panels that are open; tests look at them. */
  readonly open: ReadonlyMap<PlanView, WebviewPanel>;
}

/** One panel of each kind at most: asking for it again brings it to the front. They come back after a reload. */
export function registerPlanPanels(context: ExtensionContext, server: BacklogServer): PlanPanels {
  const open = new Map<PlanView, WebviewPanel>();
  const front = fileInFront();
  const show = (view: PlanView, item?: ItemHandle) => {
    const known = open.get(view);
    if (known) {
      known.reveal();
      if (item) void known.webview.postMessage({ type: "focus", item } satisfies ToPage);
      return;
    }
    const { title } = planViews[view];
    // All panels share one column beside the text.
    const [other] = open.values();
    const column = other?.viewColumn ?? ViewColumn.Beside;
    fill(view, window.createWebviewPanel(`backlint.${view}`, title, column, { enableFindWidget: true }), item);
  };
  const fill = (view: PlanView, panel: WebviewPanel, item?: ItemHandle) => {
    open.set(view, panel);
    panel.onDidDispose(() => open.delete(view));
    connect(panel, view, { context, server, front, item });
  };
  const parts = Object.entries(planViews).flatMap(([name, { command }]) => {
    const view = name as PlanView;
    return [
      commands.registerCommand(command, (item?: Partial<ItemHandle>) => show(view, handleOf(item))),
      window.registerWebviewPanelSerializer(`backlint.${view}`, {
        deserializeWebviewPanel: async (panel) => fill(view, panel),
      }),
    ];
  });
  return {
    open,
    dispose() {
      Disposables.from(front, ...parts, ...open.values()).dispose();
    },
  };
}

interface Means {
  readonly context: ExtensionContext;
  readonly server: BacklogServer;
  readonly front: FileInFront;
  /** Shown alone at first. */
  readonly item: ItemHandle | undefined;
}

/** A menu passes what it likes. */
function handleOf(given: Partial<ItemHandle> | undefined): ItemHandle | undefined {
  const { uri, key } = given ?? {};
  return typeof uri === "string" && typeof key === "string" ? { uri, key } : undefined;
}

function connect(panel: WebviewPanel, view: PlanView, { context, server, front, item }: Means): void {
  const { webview } = panel;
  const folder = Uri.joinPath(context.extensionUri, "dist", "webview");
  const address = (name: string) => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
  const post = (message: ToPage) => void webview.postMessage(message);
  const changed = calm(100, async () => post({ type: "changed" }));
  const follow = () => post({ type: "file", file: front.file });
  const receive = async (message: FromPage) => {
    switch (message.type) {
      case "ready":
        if (item) post({ type: "focus", item });
        return follow();
      case "ask":
        return post({
          type: "answer",
          id: message.id,
          value: await server.ask(message.question, message.params),
        });
      case "open":
        return goTo(message);
      case "export":
        return keepDrawing(message.as, message.text);
    }
  };
  const parts = [changed, server.onDidChange(changed), front.onDidChange(follow), webview.onDidReceiveMessage(receive)];
  panel.onDidDispose(() => Disposables.from(...parts).dispose());
  panel.iconPath = Uri.joinPath(context.extensionUri, "media", "backlog.svg");
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = pageOf({
    title: planViews[view].title,
    language: pageLanguage(view, language),
    script: address(`${view}.js`),
    style: address(`${view}.css`),
    source: webview.cspSource,
    nonce: crypto.randomUUID(),
  });
}

async function goTo({ uri, range: { start, end } }: FromPage & { type: "open" }): Promise<void> {
  const target = Uri.parse(uri, true);
  const visible = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === target.toString());
  await window.showTextDocument(await workspace.openTextDocument(target), {
    viewColumn: visible?.viewColumn ?? ViewColumn.One,
    selection: new Range(new Position(start.line, start.character), new Position(end.line, end.character)),
  });
}
