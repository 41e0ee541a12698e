// The language of a whole file. A terse criterion may hold no word that tells its language; the file's titles and criteria do.
import type { FileIndex } from "../../index/fileIndex.ts";
import type { Item } from "../../model/item.ts";
import { tellingWords } from "./judge/language.ts";

const sample = 60;
const known = new WeakMap<FileIndex, boolean>();

/** True when the file's titles and first criteria are, taken together, plainly in another language than English. */
export function isForeign(file: FileIndex): boolean {
  let foreign = known.get(file);
  if (foreign === undefined) {
    const texts = file.items
      .slice(0, sample)
      .flatMap(({ title, criteria }) => [title.value, ...criteria.slice(0, 4).map(({ text }) => text)]);
    const { ours, theirs } = tellingWords(texts.join(" "));
    foreign = theirs > ours;
    known.set(file, foreign);
  }
  return foreign;
}

/** What a rule about wording reads besides its item. */
export function readLanguage(_item: Item, { file }: { readonly file: FileIndex }): readonly unknown[] {
  return [isForeign(file)];
}
