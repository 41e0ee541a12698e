// The language status item: how many items the active file holds, and in which dialects they were read.
import {
  type Disposable,
  type Event,
  EventEmitter,
  l10n,
  languages,
  type LanguageStatusItem,
  type Uri,
  window,
} from "vscode";
import { statusRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { calm } from "../../platform/calm.ts";
import { markdownDocuments } from "../../platform/documents.ts";
import { speak } from "../../platform/language.ts";
import { type StatusText, statusText } from "./text.ts";

export interface StatusView extends Disposable {
  /** What is on screen; null when the item is hidden. */
  readonly shown: StatusText | null;
  /** After each look at the active file, whether something changed or not. */
  readonly onDidShow: Event<void>;
}

export function registerStatus(server: BacklogServer): StatusView {
  let item: LanguageStatusItem | undefined;
  let shown: StatusText | null = null;
  const looked = new EventEmitter<void>();

  // VS Code cannot hide such an item, so it exists only while there is something to say.
  const show = (text: StatusText | null) => {
    shown = text;
    if (!text) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= createItem();
    item.text = text.text;
    item.detail = text.detail;
    item.accessibilityInformation = { label: `Backlint: ${text.text}, ${text.detail}` };
  };

  const update = calm(50, async () => {
    const uri = activeUri();
    const status = uri ? await server.ask(statusRequest, { uri: uri.toString() }) : null;
    if (activeUri()?.toString() === uri?.toString()) show(statusText(status, speak));
    looked.fire();
  });
  const listeners = [server.onDidChange(update), window.onDidChangeActiveTextEditor(update)];
  update();

  return {
    get shown() {
      return shown;
    },
    onDidShow: looked.event,
    dispose() {
      for (const part of [...listeners, update, looked]) part.dispose();
      item?.dispose();
    },
  };
}

function createItem(): LanguageStatusItem {
  const item = languages.createLanguageStatusItem("backlint.status", markdownDocuments());
  item.name = "Backlint";
  item.command = { command: "backlint.showReading", title: l10n.t("Show What Was Read") };
  return item;
}

function activeUri(): Uri | undefined {
  return window.activeTextEditor?.document.uri;
}
