// What is counted over all items of a file, kept up item by item: an edit costs the items that it touched, not all there are.
import type { Item } from "../model/item.ts";
import type { Numbering } from "./numbering.ts";

/** An item that came, went, or was read anew in its place. */
export interface ItemChange {
  readonly number: number;
  readonly old: Item | null;
  readonly now: Item | null;
}

/** Something that is counted; the same object stands for the same question. `State` is changed in place by whoever keeps it. */
export interface Follower<State> {
  begin(): State;
  change(state: State, change: ItemChange): void;
}

/** What is followed in one line of readings. Only who is as new as a state may have it; others count for themselves. */
interface Log {
  changes: ItemChange[];
  states: Map<Follower<unknown>, { readonly state: unknown; at: number }>;
}

export interface Followed {
  readonly log: Log;
  /** How many changes of the log are in. */
  readonly at: number;
  /** What a question comes to for the items of this reading. To be looked at before the next edit, and not to be kept. */
  follow<State>(follower: Follower<State>): State;
}

const nothing: readonly never[] = [];

/** So many changes are remembered for who has not been asked since. */
const most = 256;

/** Begins to follow the items of a numbering. */
export function followed(numbering: Numbering, log: Log = { changes: [], states: new Map() }): Followed {
  const at = log.changes.length;
  const own = new Map<Follower<unknown>, unknown>();
  function counted<State>(follower: Follower<State>): State {
    const state = follower.begin();
    for (const [position, number] of numbering.numbers.entries())
      follower.change(state, { number, old: null, now: numbering.subjects[position] as Item });
    return state;
  }
  return {
    log,
    at,
    follow<State>(follower: Follower<State>): State {
      const known = log.states.get(follower);
      if (known === undefined) {
        const state = counted(follower);
        log.states.set(follower, { state, at });
        return state;
      }
      if (known.at > at) {
        if (!own.has(follower)) own.set(follower, counted(follower));
        return own.get(follower) as State;
      }
      for (; known.at < at; known.at++) {
        const change = log.changes[known.at];
        if (change !== undefined) follower.change(known.state as State, change);
      }
      return known.state as State;
    },
  };
}

/** What is followed after some changes; with many all is counted anew. */
export function followedAfter(before: Followed, numbering: Numbering, changes: readonly ItemChange[]): Followed {
  const { log } = before;
  const isNewest = before.at === log.changes.length;
  if (!isNewest || changes.length > most) return followed(numbering);
  if (log.changes.length > most) {
    const states = new Map<Follower<unknown>, { readonly state: unknown; at: number }>();
    for (const [follower] of log.states) states.set(follower, { state: before.follow(follower), at: 0 });
    log.states = new Map();
    return followed(numbering, { changes: [...changes], states });
  }
  log.changes.push(...changes);
  return followed(numbering, log);
}

/** The items of some numbers, in the order of the document. */
export function itemsOf(numbers: Iterable<number>, { subjects, positions }: Numbering): readonly Item[] {
  const found = [...numbers].map((number) => positions[number] ?? -1).sort((a, b) => a - b);
  return found.flatMap((position) => (subjects[position] as Item | undefined) ?? []);
}

/** Numbers of items by names that each is given. */
export type Grouped = ReadonlyMap<string, ReadonlySet<number>>;

/** Follows which items are given a name. A function that is made anew each time is another question each time. */
export function grouping(namesOf: (item: Item) => string | Iterable<string>): Follower<Grouped> {
  const names = (item: Item): Iterable<string> => {
    const own = namesOf(item);
    return typeof own === "string" ? [own] : new Set(own);
  };
  const put = (groups: Map<string, Set<number>>, name: string, number: number): void => {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, new Set([number]));
    else group.add(number);
  };
  const take = (groups: Map<string, Set<number>>, name: string, number: number): void => {
    const group = groups.get(name);
    if (group?.delete(number) && group.size === 0) groups.delete(name);
  };
  return {
    begin: () => new Map<string, Set<number>>(),
    change(state, { number, old, now }) {
      const groups = state as Map<string, Set<number>>;
      for (const name of old === null ? nothing : names(old)) take(groups, name, number);
      for (const name of now === null ? nothing : names(now)) put(groups, name, number);
    },
  };
}
