// What a reference means inside one file. When in doubt the answer is "unknown": a rule may only complain about "missing".
import type { Item, Reference } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Families } from "./families.ts";
import type { Resolution } from "./fileIndex.ts";
import { idKey, idParts, isGroup, keyOfItem, namespaceFit } from "./ids.ts";
import { lazy } from "./lazy.ts";
import { sprintKey } from "./planKeys.ts";

/** What resolving needs to know of a file. */
export interface Lookup {
  readonly items: readonly Item[];
  readonly sprints: readonly Sprint[];
  families(): Families;
  orderOf(item: Item): number;
  withId(id: string): readonly Item[];
  /** Items whose key is this one and a letter more: T5a for T5. */
  withStem(key: string): readonly Item[];
  epicOf(item: Item): Item | null;
  childrenOf(epic: Item): readonly Item[];
  sprintOf(item: Item): Sprint | null;
  itemsIn(sprint: Sprint): readonly Item[];
}

const unknown: Resolution = { type: "unknown" };

/** Resolves a reference that `from` makes; sets never contain `from` itself. */
export function resolveReference(reference: Reference, from: Item | null, file: Lookup): Resolution {
  switch (reference.type) {
    case "prose":
      return { type: "none" };
    case "id":
      return resolveId(reference.id, from, file);
    case "range":
      return resolveRange(reference, from, file);
    case "group":
      return found(resolveGroup(reference, from, file), from);
  }
}

function resolveId(id: string, from: Item | null, file: Lookup): Resolution {
  const named = file.withId(id);
  if (named.length > 0) return { type: "items", items: closest(id, named, from, file) };
  const sprint = file.sprints.find((one) => sprintKey(one.name.value) === sprintKey(id));
  if (sprint !== undefined) return found(file.itemsIn(sprint), from);
  const parts = lettered(id, file);
  if (parts.length > 0) return found(parts, from);
  return file.families().ownsMissing(id) ? missing(id, from, file) : unknown;
}

/** What is nearest takes a look at every item, which most who ask have no use for. */
function missing(id: string, from: Item | null, file: Lookup): Resolution {
  const nearest = lazy(() => file.families().nearest(id, from));
  return {
    type: "missing",
    id,
    get nearest() {
      return nearest();
    },
  };
}

/** "T5" where the file holds T5a and T5b: the item was split, and means its parts. */
function lettered(id: string, file: Lookup): readonly Item[] {
  const { key, word } = idKey(id);
  if (!/\d$/.test(key)) return [];
  return file.withStem(key).filter((item) => namespaceFit(word, keyOfItem(item)?.word ?? null) > 1);
}

/** Where numbering restarts in each epic, an ID means the item beside the asking one. */
function closest(id: string, named: readonly Item[], from: Item | null, file: Lookup): readonly Item[] {
  if (named.length < 2) return named;
  const { word } = idKey(id);
  const ofKind = named.filter((item) => item.kind === word);
  const fitting = ofKind.length > 0 ? ofKind : named;
  const epic = from === null ? null : file.epicOf(from);
  const beside = epic === null ? [] : fitting.filter((item) => file.epicOf(item) === epic);
  return beside.length > 0 ? beside : fitting;
}

function resolveRange(range: Reference & { type: "range" }, from: Item | null, file: Lookup): Resolution {
  const first = idKey(range.from);
  const last = idKey(range.to);
  const start = idParts(first.key);
  const end = idParts(last.key);
  if (start === null || end === null) return unknown;
  const inEpic = range.epic === null ? null : childrenNamed(range.epic, file);
  if (range.epic !== null && inEpic === null) return unknown;
  if (inEpic !== null && start.prefix === "" && end.prefix === "") {
    return found(
      inEpic.filter((item, index) => within(lastNumber(item) ?? index + 1, start.number, end.number)),
      from,
    );
  }
  // "US-001–005": the end repeats only the number.
  if (end.prefix !== start.prefix && end.prefix !== "") return between(range, from, file);
  const word = first.word ?? last.word;
  const members = (inEpic ?? file.items).filter((item) => {
    const own = keyOfItem(item);
    const parts = own === null ? null : idParts(own.key);
    if (own === null || parts === null || parts.prefix !== start.prefix) return false;
    return within(parts.number, start.number, end.number) && namespaceFit(word, own.word) > 1;
  });
  if (members.length === 0) return unknown;
  const lastId = end.prefix === start.prefix ? range.to : range.from.replace(/\d+\D*$/, range.to);
  for (const id of [range.from, lastId]) {
    if (file.withId(id).length === 0 && lettered(id, file).length === 0 && file.families().ownsMissing(id)) {
      return missing(id, from, file);
    }
  }
  return found(members, from);
}

/** Ends of different families ("1.4 to 2.2"): what stands between them in the document. */
function between(range: Reference & { type: "range" }, from: Item | null, file: Lookup): Resolution {
  const [first, ...moreFirst] = file.withId(range.from);
  const [last, ...moreLast] = file.withId(range.to);
  if (first === undefined || last === undefined || moreFirst.length + moreLast.length > 0) return unknown;
  const members = file.items.slice(file.orderOf(first), file.orderOf(last) + 1);
  return found(
    members.filter((item) => isGroup(item) === isGroup(first)),
    from,
  );
}

function resolveGroup(group: Reference & { type: "group" }, from: Item | null, file: Lookup): readonly Item[] | null {
  const of = group.of?.trim() ?? "";
  switch (group.group) {
    case "epic":
      return childrenNamed(of, file);
    case "sprint": {
      const sprint = file.sprints.find((one) => sprintKey(one.name.value) === sprintKey(of));
      if (sprint !== undefined) return file.itemsIn(sprint);
      const named = file.items.filter((item) => item.sprint !== null && sprintKey(item.sprint.value) === sprintKey(of));
      return named.length > 0 ? named : null;
    }
    case "prefix":
      return withPrefix(of, file);
    case "previous":
      return from === null ? null : ofWord(of, file.items.slice(0, file.orderOf(from)), file.epicOf(from));
    case "all":
      return allOf(of, from, file);
  }
}

function allOf(of: string, from: Item | null, file: Lookup): readonly Item[] | null {
  // In a sprint's task table "all tasks" are that sprint's.
  const sprint = from?.dialect === "sprint-table" ? file.sprintOf(from) : null;
  if (sprint !== null && !/epic|feature/i.test(of)) return file.itemsIn(sprint);
  return ofWord(of, file.items, from === null ? null : file.epicOf(from));
}

/** Epics when the words say so, else the items that are none; never the epic that the asker stands in. */
function ofWord(of: string, items: readonly Item[], own: Item | null): readonly Item[] | null {
  if (/epic|feature/i.test(of)) return items.filter((item) => isGroup(item) && item !== own);
  if (
    of !== "" &&
    !/^(?:other |remaining |all |previous )*(?:user )?(?:stor|task|item|ticket|issue|work|else)/i.test(of)
  )
    return null;
  return items.filter((item) => !isGroup(item));
}

/** "S4": everything numbered S4-…, else what is planned in Sprint 4. */
function withPrefix(of: string, file: Lookup): readonly Item[] | null {
  const { key } = idKey(of);
  if (key === "") return null;
  const named = file.items.filter((item) => {
    const own = keyOfItem(item)?.key ?? "";
    return own.startsWith(key) && !/^\d/.test(own.slice(key.length)) && own.length > key.length;
  });
  if (named.length > 0) return named;
  const digits = /(\d+(?:\.\d+)?)$/.exec(key)?.[1];
  const sprint =
    digits === undefined ? undefined : file.sprints.find((one) => sprintKey(one.name.value) === `sprint ${digits}`);
  return sprint === undefined ? null : file.itemsIn(sprint);
}

/** An epic's stories; the epic itself when it holds none; null when no such epic is here. */
function childrenNamed(name: string, file: Lookup): readonly Item[] | null {
  const epics = [...file.withId(name), ...file.withId(`Epic ${name}`)].filter(isGroup);
  const titled = epics[0] ?? file.items.find((item) => isGroup(item) && sameText(item.title.value, name));
  if (titled === undefined) return null;
  const children = file.childrenOf(titled);
  return children.length > 0 ? children : [titled];
}

function found(items: readonly Item[] | null, from: Item | null): Resolution {
  if (items === null) return unknown;
  const others = items.filter((item) => item !== from);
  return others.length > 0 ? { type: "items", items: others } : unknown;
}

function lastNumber(item: Item): number | null {
  const own = keyOfItem(item);
  return own === null ? null : (idParts(own.key)?.number ?? null);
}

const within = (number: number, from: number, to: number): boolean => from <= number && number <= to;

/** Compares titles without case and surrounding blanks. */
export function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
