// Where what stands under the caret is declared, and everywhere that it is named: over the files that are known.
import type { House } from "../dialects/house.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Place } from "../text/span.ts";
import { type Named, namedAt } from "./named.ts";
import { declaration, type Occurrence, occurrences } from "./occurrences.ts";

/** What the queries that follow names are given. */
export interface Names {
  readonly workspace: WorkspaceIndex;
  /** How the house of a file writes. */
  houseOf(uri: string): House;
}

export function named({ workspace, houseOf }: Names, file: FileIndex, offset: number): Named | null {
  return namedAt(workspace, file, houseOf(file.uri), offset);
}

/** Where what stands under the caret is declared; empty for labels and owners, which nothing declares. */
export function definition(names: Names, file: FileIndex, offset: number): readonly Place[] {
  const found = named(names, file, offset);
  if (found?.type === "item") return found.items.map(declaration);
  return found?.type === "sprint" && found.sprint !== null ? [found.sprint.name.at] : [];
}

/** Every reference to what stands under the caret, in all files; `declared` adds its declaration. */
export function references(names: Names, file: FileIndex, offset: number, declared: boolean): readonly Place[] {
  const found = named(names, file, offset);
  if (found === null) return [];
  const all = occurrences(names.workspace, found, names.workspace.files.values(), names.houseOf);
  return all.filter(({ declares }) => declared || !declares).map(({ at }) => at);
}

/** Where what stands under the caret is named in the same file; groups that take it in are left out. */
export function highlights(names: Names, file: FileIndex, offset: number): readonly Occurrence[] {
  const found = named(names, file, offset);
  if (found === null) return [];
  return occurrences(names.workspace, found, [file], names.houseOf).filter((one) => one.named);
}
