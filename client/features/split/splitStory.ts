// "Split Story…": shows how the story at the caret can be cut, slice by slice, and lets the server write the chosen split.
import { l10n, type QuickInputButton, type QuickPickItem, ThemeIcon, window } from "vscode";
import { type ItemTarget, splitRequest, splitsRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { caretOf } from "../../platform/documents.ts";
import { speak } from "../../platform/language.ts";
import { type Pick, picksOf } from "./picks.ts";

const preview: QuickInputButton = {
  iconPath: new ThemeIcon("open-preview"),
  tooltip: l10n.t("Preview the changes first"),
};

interface Chosen {
  readonly choice: string;
  readonly preview: boolean;
}

/** The story at the caret, or the one that a lens stands above. */
export async function splitStory(server: BacklogServer, target?: ItemTarget): Promise<void> {
  const editor = window.activeTextEditor;
  const where = target ? { uri: target.uri, position: target.range.start } : editor && caretOf(editor);
  if (!where) {
    void window.showInformationMessage(l10n.t("Backlint: put the caret into the story that you want to split."));
    return;
  }
  const splits = await server.ask(splitsRequest, where);
  if (!splits.item) {
    void window.showInformationMessage(`Backlint: ${splits.refused}.`);
    return;
  }
  const chosen = await choose(l10n.t("Split {0}", splits.name), picksOf(splits, speak));
  if (!chosen) return;
  const { refused } = await server.ask(splitRequest, { item: splits.item, ...chosen });
  if (refused !== null) void window.showWarningMessage(`Backlint: ${refused}.`);
}

/** The quick pick: Enter splits, the button shows the changes first. */
function choose(title: string, picks: readonly Pick[]): Promise<Chosen | undefined> {
  const quickPick = window.createQuickPick<QuickPickItem & { readonly pick: Pick }>();
  quickPick.title = title;
  quickPick.placeholder = l10n.t("How should it be split?");
  quickPick.matchOnDetail = true;
  quickPick.items = picks.map((pick) => ({
    label: pick.label,
    description: pick.description,
    detail: pick.detail,
    buttons: pick.isSplit ? [preview] : [],
    pick,
  }));
  return new Promise((resolve) => {
    const end = (chosen: Chosen | undefined) => {
      resolve(chosen);
      quickPick.hide();
    };
    quickPick.onDidAccept(() => {
      const [active] = quickPick.selectedItems;
      if (active) end({ choice: active.pick.choice, preview: false });
    });
    quickPick.onDidTriggerItemButton(({ item }) => end({ choice: item.pick.choice, preview: true }));
    quickPick.onDidHide(() => {
      resolve(undefined);
      quickPick.dispose();
    });
    quickPick.show();
  });
}
