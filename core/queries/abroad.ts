// By what other files can be found that have to do with what stands under a caret.
import type { FileIndex } from "../index/fileIndex.ts";
import { keyAbroad } from "../index/ids.ts";
import { contains } from "../text/span.ts";
import { caretAt, idAt } from "./locate.ts";
import { type Names, named } from "./navigation.ts";
import { writtenIds } from "./writtenIds.ts";

export interface Leads {
  /** Key (`keyAbroad`) of the ID that is declared, referred to or written there; null where files share none. */
  readonly key: string | null;
  /** The label or owner there: files that name it contain it. */
  readonly word: string | null;
}

export function leadsAt(names: Names, file: FileIndex, offset: number): Leads {
  const caret = caretAt(file, offset);
  if (caret === null) return { key: null, word: null };
  const found = idAt(file, caret);
  const id =
    found?.item?.id?.value ??
    (found?.reference?.type === "id" ? found.reference.id : null) ??
    writtenIds(caret.anchor, names.houseOf(file.uri)).find(({ at }) => contains(at, caret))?.id ??
    null;
  const value = id === null ? named(names, file, offset) : null;
  return {
    key: id === null ? null : keyAbroad(id),
    word: value?.type === "label" || value?.type === "owner" ? value.name : null,
  };
}
