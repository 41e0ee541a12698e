// The item around the caret, for what follows it.
import { type Disposable, EventEmitter, type Event, window } from "vscode";
import { itemAtRequest, type ItemTarget } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { calm } from "../../platform/calm.ts";
import { caretOf, isMarkdown } from "../../platform/documents.ts";
import { isSameItem } from "./rows.ts";

export interface ItemInFront extends Disposable {
  /** The last one that the caret was in. */
  readonly item: ItemTarget | null;
  /** The caret came to rest in another item, or the item that it is in was read anew. */
  readonly onDidChange: Event<void>;
}

export function itemInFront(server: BacklogServer): ItemInFront {
  const changed = new EventEmitter<void>();
  let item: ItemTarget | null = null;
  let isStale = false;
  const look = calm(150, async () => {
    const editor = window.activeTextEditor;
    if (editor === undefined || !isMarkdown(editor.document)) return;
    const found = await server.ask(itemAtRequest, caretOf(editor));
    if (found === null || (isSameItem(found, item) && !isStale)) return;
    isStale = false;
    item = found;
    changed.fire();
  });
  const listeners = [
    window.onDidChangeTextEditorSelection(look),
    window.onDidChangeActiveTextEditor(look),
    server.onDidChange(() => {
      isStale = true;
      look();
    }),
  ];
  return {
    get item() {
      return item;
    },
    onDidChange: changed.event,
    dispose() {
      for (const part of [...listeners, look, changed]) part.dispose();
    },
  };
}
