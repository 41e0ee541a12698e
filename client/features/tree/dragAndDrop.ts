// Items dragged within and between the trees. The server changes the text in one edit; what it refuses is said in the view.
import { DataTransferItem, type TreeDragAndDropController } from "vscode";
import { isMessage } from "../../../core/text/message.ts";
import { regroupRequest, type TreeQuery } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { speak } from "../../platform/language.ts";
import { dropOn } from "./drop.ts";
import type { Row } from "./rows.ts";

const dragged = "application/vnd.backlint.item";

export interface DragAndDrop {
  readonly controller: TreeDragAndDropController<Row>;
  /** The same for those who use the keyboard. */
  move(source: Row, target: Row | null): Promise<void>;
}

/** `show` shows a sentence in the view, or takes it away. */
export function dragAndDrop(
  server: BacklogServer,
  query: () => TreeQuery | null,
  show: (words: string) => void,
): DragAndDrop {
  const move = async (source: Row, target: Row | null) => {
    const asked = query();
    const wanted = asked === null ? null : dropOn(source, target, asked);
    if (wanted === null) return;
    show(isMessage(wanted) ? speak(wanted) : ((await server.ask(regroupRequest, wanted)).refused ?? ""));
  };
  return {
    move,
    controller: {
      dragMimeTypes: [dragged],
      dropMimeTypes: [dragged],
      handleDrag(rows, transfer) {
        // As text: from one tree to another nothing else arrives.
        if (rows[0] !== undefined) transfer.set(dragged, new DataTransferItem(JSON.stringify(rows[0])));
      },
      async handleDrop(target, transfer) {
        const source = transfer.get(dragged);
        if (source !== undefined) await move(JSON.parse(await source.asString()) as Row, target ?? null);
      },
    },
  };
}
