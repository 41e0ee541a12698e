// By which IDs other files can be found that have to do with what stands under a caret.
import type { House } from "../dialects/house.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import { keyAbroad } from "../index/ids.ts";
import { contains } from "../text/span.ts";
import { caretAt, idAt } from "./locate.ts";
import { writtenIds } from "./writtenIds.ts";

/** Keys (`keyAbroad`) of the ID that is declared, referred to or written there; empty where files share nothing. */
export function keysAt(file: FileIndex, house: House, offset: number): readonly string[] {
  const caret = caretAt(file, offset);
  if (caret === null) return [];
  const found = idAt(file, caret);
  const id =
    found?.item?.id?.value ??
    (found?.reference?.type === "id" ? found.reference.id : null) ??
    writtenIds(caret.anchor, house).find(({ at }) => contains(at, caret))?.id ??
    null;
  const key = id === null ? null : keyAbroad(id);
  return key === null ? [] : [key];
}
