// Joins the files: an ID that its own file does not define may be defined in another.
import type { Item, Reference } from "../model/item.ts";
import { numberApart } from "./apart.ts";
import type { FileIndex, Resolution } from "./fileIndex.ts";
import { idKey, keyAbroad, keyOfItem } from "./ids.ts";
import { lazyFor } from "./lazy.ts";
import { buildShelf, layered, type Shelf, wantedBy } from "./shelf.ts";
import type { Elsewhere, WorkspaceIndex } from "./workspaceIndex.ts";

const emptyShelf = buildShelf(new Map());
const unknown: Resolution = { type: "unknown" };

/**
 * Joins files, keyed by URI. `open` are few and change with each key; `shelf` may hold thousands. Nothing is computed before
 * it is asked for, and building costs no more than there are open files.
 */
export function buildWorkspaceIndex(
  open: ReadonlyMap<string, FileIndex>,
  shelf: Shelf = emptyShelf,
  elsewhere: Elsewhere | null = null,
): WorkspaceIndex {
  const files = layered(open, shelf.files);

  function withId(id: string) {
    const found: { readonly file: FileIndex; readonly item: Item }[] = [];
    const look = (file: FileIndex) => {
      for (const item of file.withId(id)) found.push({ file, item });
    };
    for (const file of open.values()) look(file);
    for (const file of shelf.withKey(idKey(id).key)) if (!open.has(file.uri)) look(file);
    return found;
  }

  function namedElsewhere(id: string): boolean {
    const key = keyAbroad(id);
    return key !== null && elsewhere?.names(key) === true;
  }

  function fileOf(item: Item): FileIndex | null {
    return files.get(item.at.anchor.uri) ?? null;
  }

  function resolve(reference: Reference, from: Item | null, file: FileIndex): Resolution {
    const here = file.resolve(reference, from);
    if (here.type === "items" || here.type === "none" || reference.type !== "id") return here;
    const key = keyAbroad(reference.id);
    if (key === null) return here;
    const items = withId(reference.id).flatMap(({ file: other, item }) =>
      other === file || keyAbroad(item.id?.value ?? "") === null || numberApart(file, other, key) ? [] : [item],
    );
    if (items.length > 0) return { type: "items", items };
    return here.type === "missing" && elsewhere?.mayDefine(key) === true ? unknown : here;
  }

  const needs = lazyFor((item: Item): readonly Item[] => {
    const file = fileOf(item);
    if (file === null) return [];
    const here = file.dependenciesOf(item);
    const abroad: Item[] = [];
    for (const reference of item.dependsOn) {
      if (reference.type !== "id" || file.resolve(reference, item).type === "items") continue;
      const resolution = resolve(reference, item, file);
      if (resolution.type === "items" && resolution.items.length === 1) abroad.push(...resolution.items);
    }
    return abroad.length > 0 ? [...here, ...abroad] : here;
  });

  function dependentsOf(item: Item): readonly Item[] {
    const own = fileOf(item);
    const here = own?.dependentsOf(item) ?? [];
    const key = keyOfItem(item)?.key ?? "";
    if (key === "" || files.size < 2) return here;
    const others = [...open.values(), ...shelf.wanting(key).filter(({ uri }) => !open.has(uri))];
    const elsewhere = others.flatMap((file) => (file === own ? [] : (wantedBy(file).get(key) ?? [])));
    const waiting = elsewhere.filter((other) => needs(other).includes(item));
    return waiting.length > 0 ? [...here, ...waiting] : here;
  }

  function around(uri: string): readonly unknown[] {
    const found: unknown[] = [shelf, elsewhere];
    for (const file of open.values()) if (file.uri !== uri) found.push(file);
    return found;
  }

  return { files, withId, namedElsewhere, fileOf, resolve, dependenciesOf: needs, dependentsOf, around };
}
