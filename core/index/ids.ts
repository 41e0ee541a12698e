// When two spellings name the same item, and how an ID is built: "US-001" = "us1", "Story 1.1" = "1.1", "Epic 1" is no story.
import type { Item } from "../model/item.ts";

/** An ID reduced to what identifies it. */
export interface IdKey {
  /** Without case, hash, zero-padding, and hyphen between letters and digits. */
  readonly key: string;
  /** The namespace that the spelling states, "story" in "Story 1.1"; null when it states none. */
  readonly word: string | null;
}

/** An ID cut at its last number: "S1-BE-03b" -> "s1-be", 3, "b". */
export interface IdParts {
  readonly prefix: string;
  readonly number: number;
  readonly suffix: string;
}

const namespaceWord =
  /^(user stor(?:y|ies)|stor(?:y|ies)|sub-?tasks?|tasks?|issues?|epics?|features?|requirements?|req|tickets?|bugs?|spikes?|chores?|items?|steps?|ac|criteri(?:on|a)|milestones?|phases?)(?=[\s#:._-]*\d)[\s#:._-]*/;

const singular: Readonly<Record<string, string>> = {
  "user story": "story",
  "user stories": "story",
  stories: "story",
  subtask: "task",
  subtasks: "task",
  "sub-task": "task",
  "sub-tasks": "task",
  req: "requirement",
  criteria: "criterion",
};

/** Words that never name a planned item unless the item's own ID says so too. */
const otherWorlds: ReadonlySet<string> = new Set(["requirement", "ac", "criterion", "step"]);

/** Reduces a written ID. Total: any text has a key, the empty text the empty one. */
export function idKey(id: string): IdKey {
  let known = idKeys.get(id);
  if (known === undefined) {
    known = reduced(id);
    if (idKeys.size >= 50_000) idKeys.clear();
    idKeys.set(id, known);
  }
  return known;
}

/** The same few IDs are asked for again and again. */
const idKeys = new Map<string, IdKey>();

function reduced(id: string): IdKey {
  let text = id
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212_]/g, "-")
    .replace(/[^\p{L}\p{N}.\-#\s]/gu, "")
    .trim();
  let word: string | null = null;
  const stated = namespaceWord.exec(text);
  if (stated?.[1] !== undefined) {
    word = singular[stated[1]] ?? stated[1].replace(/s$/, "");
    text = text.slice(stated[0].length);
  }
  const key = text
    .replace(/#/g, "")
    .replace(/[\s-]+/g, "-")
    .replace(/(\p{L})-(?=\d)/gu, "$1")
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ""))
    .replace(/^[-.]+|[-.]+$/g, "");
  return { key, word };
}

/**
 * The key under which an ID can be looked for in other files; null for one that only its own file can explain, because every
 * file may have it: "12", "α", "Track 2".
 */
export function keyAbroad(id: string): string | null {
  const { key, word } = idKey(id);
  if (!/\d/.test(key) || (word === null && (/^\d+$/.test(key) || /\s/.test(id.trim())))) return null;
  return key;
}

const itemKeys = new WeakMap<Item, IdKey>();

/** The key of an item's own ID; null without one. An epic's or feature's bare number belongs to its kind's namespace. */
export function keyOfItem(item: Item): IdKey | null {
  if (item.id === null) return null;
  let known = itemKeys.get(item);
  if (known === undefined) {
    const { key, word } = idKey(item.id.value);
    known = { key, word: word ?? (/^[\d.]+$/.test(key) && isGroup(item) ? item.kind : null) };
    itemKeys.set(item, known);
  }
  return known.key === "" ? null : known;
}

const keyParts = new WeakMap<IdKey, { readonly parts: IdParts | null }>();

/** The key cut at its last number, once for each. */
export function partsOfKey(own: IdKey): IdParts | null {
  let known = keyParts.get(own);
  if (known === undefined) keyParts.set(own, (known = { parts: idParts(own.key) }));
  return known.parts;
}

/** True for items that exist to hold others. */
export function isGroup(item: Item): boolean {
  return item.kind === "epic" || item.kind === "feature";
}

/** How well an item's namespace fits a reference's: 0 = another world, higher is better. */
export function namespaceFit(wanted: string | null, own: string | null): number {
  if (wanted === own) return 3;
  if (wanted !== null && own !== null) return 0;
  const stated = wanted ?? own ?? "";
  if (otherWorlds.has(stated)) return 0;
  // "Epic 1" never means a story that is numbered 1; a bare "1" means the epic only when nothing else is called so.
  if (stated === "epic" || stated === "feature") return wanted === null ? 1 : 0;
  return 2;
}

/** Cuts an ID's key at its last number; null when it holds no number to count by. */
export function idParts(key: string): IdParts | null {
  const found = /^(.*?)(\d+)(-?[a-z]{0,2})$/.exec(key);
  if (found === null) return null;
  const number = Number(found[2]);
  return Number.isSafeInteger(number) ? { prefix: found[1] ?? "", number, suffix: found[3] ?? "" } : null;
}

/** "US-001" with number 30 -> "US-030": the same spelling with another last number. Null without a number. */
export function withNumber(id: string, number: number): string | null {
  const found = /^(.*?)(\d+)(\D*)$/s.exec(id);
  if (found === null) return null;
  return `${found[1]}${String(number).padStart((found[2] ?? "").length, "0")}`;
}
