// Joins the files: an ID that its own file does not define may be defined in another.
import type { Item, Reference } from "../model/item.ts";
import type { FileIndex, Resolution } from "./fileIndex.ts";
import { lazy, lazyFor } from "./lazy.ts";
import type { WorkspaceIndex } from "./workspaceIndex.ts";

/** Joins files, keyed by URI. Nothing is computed before it is asked for, so building costs the same for any number of files. */
export function buildWorkspaceIndex(files: ReadonlyMap<string, FileIndex>): WorkspaceIndex {
  const withId = (id: string) => {
    const found: { readonly file: FileIndex; readonly item: Item }[] = [];
    for (const file of files.values()) for (const item of file.withId(id)) found.push({ file, item });
    return found;
  };

  function fileOf(item: Item): FileIndex | null {
    return files.get(item.at.anchor.uri) ?? null;
  }

  function resolve(reference: Reference, from: Item | null, file: FileIndex): Resolution {
    const here = file.resolve(reference, from);
    if (here.type === "items" || here.type === "none" || reference.type !== "id") return here;
    const elsewhere = withId(reference.id).filter((found) => found.file !== file);
    return elsewhere.length > 0 ? { type: "items", items: elsewhere.map(({ item }) => item) } : here;
  }

  const needs = lazyFor((item: Item): readonly Item[] => {
    const file = fileOf(item);
    if (file === null) return [];
    const here = file.dependenciesOf(item);
    const elsewhere: Item[] = [];
    for (const reference of item.dependsOn) {
      if (reference.type !== "id" || file.resolve(reference, item).type === "items") continue;
      const resolution = resolve(reference, item, file);
      if (resolution.type === "items" && resolution.items.length === 1) elsewhere.push(...resolution.items);
    }
    return elsewhere.length > 0 ? [...here, ...elsewhere] : here;
  });

  /** Who is needed by items of other files. */
  const neededAbroad = lazy(() => {
    const found = new Map<Item, Item[]>();
    for (const file of files.size > 1 ? files.values() : []) {
      for (const item of file.items) {
        if (!item.dependsOn.some(({ type }) => type === "id")) continue;
        for (const target of needs(item)) {
          if (fileOf(target) === file) continue;
          const known = found.get(target);
          if (known === undefined) found.set(target, [item]);
          else known.push(item);
        }
      }
    }
    return found;
  });

  function dependentsOf(item: Item): readonly Item[] {
    const here = fileOf(item)?.dependentsOf(item) ?? [];
    const elsewhere = neededAbroad().get(item) ?? [];
    return elsewhere.length > 0 ? [...here, ...elsewhere] : here;
  }

  return { files, withId, fileOf, resolve, dependenciesOf: needs, dependentsOf };
}
