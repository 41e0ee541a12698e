// The name of a new file beside one that holds one item: with the new ID's number where it has the old one's, and the new title.
import type { Item } from "../../model/item.ts";
import { fileName, folderOf } from "../../text/uri.ts";

/** A URI in the same folder. Whether a file of that name is there already, nobody knows here. */
export function uriBeside(uri: string, item: Item, id: string | null, title: string): string {
  const folder = folderOf(uri);
  const name = fileName(uri);
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? ".md";
  const stem = name.slice(0, name.length - ending.length);
  const slug = title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  const number = /\d+(?=\D*$)/.exec(item.id?.value ?? "")?.[0];
  const next = /\d+(?=\D*$)/.exec(id ?? "")?.[0];
  const counted = number === undefined || next === undefined ? null : new RegExp(`(?<!\\d)0*${Number(number)}(?!\\d)`);
  if (counted === null || !counted.test(stem)) return folder + encodeURIComponent(`${stem}-${slug}`) + ending;
  const renumbered = stem.replace(counted, next ?? "");
  // What stands behind the number is the old title.
  const [, head, gap, rest] = /^(.*?\d[\d.]*)([ ._-]+)(\p{L}.*)$/u.exec(renumbered) ?? [];
  if (head === undefined || gap === undefined || rest === undefined || rest === "story")
    return folder + encodeURIComponent(renumbered) + ending;
  return folder + encodeURIComponent(head + gap + (/\p{Lu}/u.test(rest) ? slug : slug.toLowerCase())) + ending;
}
