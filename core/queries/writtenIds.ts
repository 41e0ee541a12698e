// The IDs that stand anywhere in a text, in sentences too. Each chunk is searched once; what they mean is the index's business.
import type { House } from "../dialects/house.ts";
import { type IdForm, idAt, idsIn } from "../dialects/ids.ts";
import { itemWords } from "../dialects/words.ts";
import { type IdKey, idKey } from "../index/ids.ts";
import type { Anchor, Place } from "../text/span.ts";

export interface WrittenId {
  /** With the word that makes an ID of a number: "Story 1.2". */
  readonly id: string;
  readonly key: IdKey;
  /** Where the ID itself stands, without that word. */
  readonly at: Place;
}

const known = new WeakMap<House, WeakMap<Anchor, readonly WrittenId[]>>();

/** Every ID in a chunk, in order. A number alone is none, nor is anything in a link's address. */
export function writtenIds(anchor: Anchor, house: House): readonly WrittenId[] {
  let ofHouse = known.get(house);
  if (ofHouse === undefined) known.set(house, (ofHouse = new WeakMap()));
  let ids = ofHouse.get(anchor);
  if (ids === undefined) ofHouse.set(anchor, (ids = search(anchor, house)));
  return ids;
}

/** Forms that are no ordinary words or figures. */
const telling: ReadonlySet<IdForm> = new Set(["house", "key", "short", "hash"]);
const candidate = /(?<![\p{L}\p{N}_/.-])(?:#(?=\d)|\p{L}[\p{L}\p{N}]*(?:[-_.][\p{L}\p{N}]+)*)/gu;
const numbered = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${itemWords})\\s+(\\d{1,4}(?:\\.\\d{1,3}){0,3}[a-z]?)(?![\\p{L}\\p{N}])`,
  "giu",
);
const address = /\]\([^)\n]*\)|<?https?:\/\/[^\s)>]+/g;

function search(anchor: Anchor, house: House): readonly WrittenId[] {
  const { text } = anchor;
  const addresses = [...text.matchAll(address)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const inAddress = (start: number) => addresses.some((span) => span.start < start && start < span.end);
  const found: WrittenId[] = [];
  const add = (id: string, start: number, end: number) => {
    if (!inAddress(start)) found.push({ id, key: idKey(id), at: { anchor, start, end } });
  };
  if (house.ids.length > 0) {
    for (const { id, form, start, end } of idsIn(text, house)) if (telling.has(form)) add(id, start, end);
  } else {
    let past = 0;
    for (const { index, 0: word } of text.matchAll(candidate)) {
      if (index < past || (word !== "#" && !/\d/.test(word))) continue;
      const hit = idAt(text.slice(index, index + 60), house);
      if (hit === null || !telling.has(hit.form)) continue;
      past = index + hit.length;
      add(hit.id, index, past);
    }
  }
  for (const { index, 0: whole, 1: number = "" } of text.matchAll(numbered)) {
    const end = index + whole.length;
    add(whole, end - number.length, end);
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}
