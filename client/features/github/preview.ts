// The preview of a push as a read-only Markdown document, in VS Code's own preview where there is one.
import { commands, type Disposable, EventEmitter, Uri, window, workspace } from "vscode";

const scheme = "backlint-github";

export interface PreviewView extends Disposable {
  /** Shows a text under a title; the next one of the same title takes its place. */
  show(title: string, text: string): Promise<void>;
  /** The text that is shown under a title. */
  text(title: string): string | null;
}

export function previewView(): PreviewView {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const uriOf = (title: string): Uri => Uri.from({ scheme, path: `/${title.replace(/[/\\]/g, " ")}.md` });
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? "This preview is over. Push again to see a new one.\n",
  });
  return {
    text: (title) => texts.get(uriOf(title).path) ?? null,
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
      changed.dispose();
    },
  };
}
