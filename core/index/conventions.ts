// The convention of each type that holds for a file: the first that it states.
import type { Convention } from "../model/statement.ts";
import type { FileIndex } from "./fileIndex.ts";

/** A type of convention. */
export type ConventionType = Convention["type"];
export type ConventionOf<Type extends ConventionType> = Extract<Convention, { readonly type: Type }>;

/** The file's convention of a type; null where it states none. The same object until its chunk is edited. */
export function conventionOf<Type extends ConventionType>(file: FileIndex, type: Type): ConventionOf<Type> | null {
  const first = file.conventions.find((convention) => convention.type === type);
  return (first as ConventionOf<Type> | undefined) ?? null;
}
