// `backlint/itemAt`: the item around the caret, for views that follow it and commands that start from it.
import { itemKey } from "../../core/queries/itemKey.ts";
import { caretAt, headAt } from "../../core/queries/locate.ts";
import { offsetAt, rangeOf } from "../convert.ts";
import type { ItemAtParams, ItemTarget } from "../protocol.ts";
import type { Session } from "../session.ts";

export async function itemAt(session: Session, { uri, position }: ItemAtParams): Promise<ItemTarget | null> {
  const file = (await session.view(uri))?.file;
  const caret = file === undefined ? null : caretAt(file, offsetAt(file, position));
  if (file === undefined || caret === null) return null;
  const item = headAt(file, caret) ?? file.itemAt(caret);
  return item === null ? null : { uri, key: itemKey(file, item), range: rangeOf(file, item.head) };
}
