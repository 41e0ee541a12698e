// `backlint/board`: cards in columns for the board view.
import { board as columns } from "../../core/queries/board.ts";
import { rangeOf } from "../convert.ts";
import type { BoardColumn, BoardParams } from "../protocol.ts";
import type { Session } from "../session.ts";

export async function board(session: Session, { uri, ...query }: BoardParams): Promise<BoardColumn[]> {
  const files = await session.backlogFiles(uri);
  const workspace = session.workspace.snapshot.index;
  return columns(workspace, files, query).map((column) => ({
    ...column,
    cards: column.cards.flatMap(({ at, ...card }) => {
      const file = workspace.files.get(card.uri);
      return file === undefined ? [] : [{ ...card, range: rangeOf(file, at) }];
    }),
  }));
}
