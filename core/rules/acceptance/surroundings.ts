// The language of a whole file. A terse criterion may hold no word that tells its language; the file's titles and criteria do.
import { wordSample } from "../../index/facets.ts";
import { conventionOf } from "../../index/conventions.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Item } from "../../model/item.ts";
import { tellingWords } from "../../text/english/language.ts";

const question = {};

/** True when the file's titles and first criteria are, taken together, plainly in another language than English. */
export function isForeign(file: FileIndex): boolean {
  return file.derive(question, ["words"], () => {
    const texts = file.items
      .slice(0, wordSample)
      .flatMap(({ title, criteria }) => [title.value, ...criteria.slice(0, 4).map(({ text }) => text)]);
    const { ours, theirs } = tellingWords(texts.join(" "));
    return theirs > ours;
  });
}

/** True when the file says itself that its criteria are binary: what it promises it is held to. */
export function promisesBinary(file: FileIndex): boolean {
  return conventionOf(file, "binary-criteria") !== null;
}

/** What a rule about wording reads besides its item. */
export function readLanguage(_item: Item, { file }: { readonly file: FileIndex }): readonly unknown[] {
  return [isForeign(file), promisesBinary(file)];
}
