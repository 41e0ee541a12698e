// `backlint/board`: cards in columns for the board view.
import { board as columns } from "../../core/queries/board.ts";
import { rangeOf } from "../convert.ts";
import type { BoardColumn, BoardParams } from "../protocol.ts";
import type { Session } from "../session.ts";
import { say } from "../../core/text/message.ts";

export async function board(session: Session, { uri, ...query }: BoardParams): Promise<BoardColumn[]> {
  const files = await session.backlogFiles(uri);
  const workspace = session.workspace.snapshot.index;
  return columns(workspace, files, query).map((column) => ({
    ...column,
    title: session.speak(say`${column.title}`),
    cards: column.cards.flatMap(({ at, estimate, ...card }) => {
      const file = workspace.files.get(card.uri);
      return file === undefined
        ? []
        : [{ ...card, estimate: session.speak(say`${estimate}`), range: rangeOf(file, at) }];
    }),
  }));
}
