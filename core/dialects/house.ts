// How one house writes its backlogs: what `.backlint.json` teaches the reader. The author's own words for fields and values,
// the shapes of the IDs, and the dialects that are not read.
import type { Dialect, FieldName, ItemKind, Status } from "../model/item.ts";
import { normalise } from "./vocabulary.ts";

/** Own words for values of one kind. */
export interface Words<Meaning> {
  /** By their normal form. */
  readonly words: ReadonlyMap<string, Meaning>;
  /** Emoji and other signs, which have no normal form: they count wherever they stand. */
  readonly signs: readonly (readonly [string, Meaning])[];
}

/** Immutable, and the same object for the same settings: caches of what was read are keyed by it. */
export interface House {
  readonly fields: ReadonlyMap<string, FieldName>;
  readonly status: Words<Status>;
  readonly kind: Words<ItemKind>;
  /** The own words for kinds where they stand before an ID: "Enabler 12: …"; null without any. */
  readonly kindWord: RegExp | null;
  /** Ranks; 0 is the most urgent. */
  readonly priority: Words<number>;
  /** The IDs that items may carry, each anchored where it is looked for; empty where the files' own families decide. */
  readonly ids: readonly RegExp[];
  readonly dialectsOff: ReadonlySet<Dialect>;
}

/** The settings that reading depends on. */
export interface HouseSettings {
  /** Written spelling -> Backlint's name; priorities by rank, 0 the most urgent. */
  readonly aliases: {
    readonly fields: Readonly<Record<string, FieldName>>;
    readonly status: Readonly<Record<string, Status>>;
    readonly kind: Readonly<Record<string, ItemKind>>;
    readonly priority: Readonly<Record<string, number>>;
  };
  /** Regular expressions of the IDs that items may carry. */
  readonly ids: readonly string[];
  readonly dialectsOff: ReadonlySet<Dialect>;
}

const houses = new WeakMap<HouseSettings["aliases"], { readonly settings: HouseSettings; readonly house: House }>();

/** What settings teach. Asked again with the same settings it answers the same object. */
export function houseOf({ aliases, ids, dialectsOff }: HouseSettings): House {
  const known = houses.get(aliases);
  if (known && known.settings.ids === ids && known.settings.dialectsOff === dialectsOff) return known.house;
  const house: House = {
    fields: new Map(Object.entries(aliases.fields).map(([name, field]) => [normalise(name), field])),
    status: wordsOf(aliases.status),
    kind: wordsOf(aliases.kind),
    kindWord: wordBefore(Object.keys(aliases.kind)),
    priority: wordsOf(aliases.priority),
    ids: ids.flatMap(patternOf),
    dialectsOff,
  };
  houses.set(aliases, { settings: { aliases, ids, dialectsOff }, house });
  return house;
}

/** Nothing taught. */
export const noHouse: House = houseOf({
  aliases: { fields: {}, status: {}, kind: {}, priority: {} },
  ids: [],
  dialectsOff: new Set(),
});

function wordsOf<Meaning>(aliases: Readonly<Record<string, Meaning>>): Words<Meaning> {
  const entries = Object.entries(aliases);
  return {
    words: new Map(
      entries.map(([word, meaning]): [string, Meaning] => [normalise(word), meaning]).filter(([word]) => word !== ""),
    ),
    signs: entries
      .filter(([word]) => normalise(word) === "" && word.trim() !== "")
      .map(([word, meaning]) => [word.trim(), meaning]),
  };
}

function wordBefore(words: readonly string[]): RegExp | null {
  const named = words.filter((word) => /\p{L}/u.test(word)).sort((a, b) => b.length - a.length);
  const escaped = named.map((word) => word.trim().replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&"));
  return escaped.length === 0 ? null : new RegExp(`^(${escaped.join("|")})(?![\\p{L}])\\s*(?:#(?!\\d))?\\s*`, "iu");
}

/** A pattern speaks of a whole ID. Here it is looked for where an ID may begin, so its own anchors go. */
function patternOf(source: string): RegExp[] {
  const bare = source.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
  try {
    const pattern = new RegExp(`^(?:${bare})(?![\\p{L}\\p{N}])`, "u");
    return pattern.test("") ? [] : [pattern];
  } catch {
    return [];
  }
}

/** What a text means in the house's own words: its first word or words, else a sign in it; null where it has none of them. */
export function saidIn<Meaning>({ words, signs }: Words<Meaning>, text: string): Meaning | null {
  if (words.size > 0) {
    const said = normalise(text).replace(/^[^\p{L}\p{N}]+/u, "");
    const whole = words.get(said);
    if (whole !== undefined) return whole;
    const [first] = [...words].filter(([word]) => begins(said, word)).sort(([a], [b]) => b.length - a.length);
    if (first) return first[1];
  }
  return signs.find(([sign]) => text.includes(sign))?.[1] ?? null;
}

/** True where a text is one of the house's own words and nothing else. */
export function isWordOf<Meaning>({ words }: Words<Meaning>, text: string): boolean {
  return words.size > 0 && words.has(normalise(text));
}

function begins(said: string, word: string): boolean {
  return said.startsWith(word) && !/^[\p{L}\p{N}]/u.test(said.slice(word.length));
}
