// The preview of a push as a read-only Markdown document, in VS Code's own preview where there is one.
import { commands, type Disposable, EventEmitter, l10n, Uri, window, workspace } from "vscode";

const scheme = "backlint-github";

export interface PreviewView extends Disposable {
  /** Shows a text under a title; the next one of the same title takes its place. */
  show(title: string, text: string): Promise<void>;
  /**
   * Asks for the go-ahead: in a message, which VS Code puts away after a while, and with a button over the preview, which
   * stays. False where the user declines, or asks for another preview.
   */
  confirm(question: string): Promise<boolean>;
  /** Ends a question that waits. */
  dismiss(): void;
}

export function previewView(): PreviewView {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const uriOf = (title: string): Uri => Uri.from({ scheme, path: `/${title.replace(/[/\\]/g, " ")}.md` });
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) =>
      texts.get(uri.path) ?? l10n.t("This preview is over. Push again to see a new one.\n"),
  });
  let answer: (agreed: boolean) => void = () => {};
  const button = commands.registerCommand("backlint.confirmPush", () => answer(true));
  const waiting = (waits: boolean) => commands.executeCommand("setContext", "backlint.pushWaits", waits);
  return {
    dismiss: () => answer(false),
    async confirm(question) {
      answer(false);
      await waiting(true);
      const agreed = await new Promise<boolean>((resolve) => {
        answer = resolve;
        void window.showInformationMessage(question, l10n.t("Push"), l10n.t("Not Now")).then((chosen) => {
          if (chosen !== undefined) resolve(chosen === l10n.t("Push"));
        });
      });
      await waiting(false);
      return agreed;
    },
    async show(title, text) {
      const uri = uriOf(title);
      texts.set(uri.path, text);
      changed.fire(uri);
      const available = await commands.getCommands(true);
      if (available.includes("markdown.showPreview")) await commands.executeCommand("markdown.showPreview", uri);
      else await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
    },
    dispose() {
      provider.dispose();
      button.dispose();
      changed.dispose();
    },
  };
}
