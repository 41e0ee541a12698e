// What is counted over all entries of a list, kept up entry by entry: an edit costs the entries that it touched, not all.
import type { Numbering } from "./numbering.ts";

/** An entry that came, went, or took the place of another. */
export interface Change<Entry> {
  readonly number: number;
  readonly old: Entry | null;
  readonly now: Entry | null;
}

/** Something that is counted; the same object stands for the same question. `State` is changed in place by whoever keeps it. */
export interface Follower<State, Entry> {
  begin(): State;
  change(state: State, change: Change<Entry>): void;
}

/** What is followed in one line of lists. Only who is as new as a state may have it; others count for themselves. */
interface Log<Entry> {
  changes: Change<Entry>[];
  states: Map<Follower<unknown, Entry>, { readonly state: unknown; at: number }>;
}

export interface Followed<Entry> {
  readonly log: Log<Entry>;
  /** How many changes of the log are in. */
  readonly at: number;
  /** What a question comes to for the entries of this list. To be looked at before the next edit, and not to be kept. */
  follow<State>(follower: Follower<State, Entry>): State;
}

/** So many changes are remembered for who has not been asked since. */
const most = 256;

/** Begins to follow the entries of a numbering. */
export function followed<Entry extends object>(
  numbering: Numbering<Entry>,
  log: Log<Entry> = { changes: [], states: new Map() },
): Followed<Entry> {
  const at = log.changes.length;
  const own = new Map<Follower<unknown, Entry>, unknown>();
  function counted<State>(follower: Follower<State, Entry>): State {
    const state = follower.begin();
    for (const [position, number] of numbering.numbers.entries())
      follower.change(state, { number, old: null, now: numbering.subjects[position] ?? null });
    return state;
  }
  return {
    log,
    at,
    follow<State>(follower: Follower<State, Entry>): State {
      const known = log.states.get(follower as Follower<unknown, Entry>);
      if (known === undefined) {
        const state = counted(follower);
        log.states.set(follower as Follower<unknown, Entry>, { state, at });
        return state;
      }
      if (known.at > at) {
        const key = follower as Follower<unknown, Entry>;
        if (!own.has(key)) own.set(key, counted(follower));
        return own.get(key) as State;
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
export function followedAfter<Entry extends object>(
  before: Followed<Entry>,
  numbering: Numbering<Entry>,
  changes: readonly Change<Entry>[],
): Followed<Entry> {
  const { log } = before;
  const isNewest = before.at === log.changes.length;
  if (!isNewest || changes.length > most) return followed(numbering);
  if (log.changes.length > most) {
    const states: Log<Entry>["states"] = new Map();
    for (const [follower] of log.states) states.set(follower, { state: before.follow(follower), at: 0 });
    log.states = new Map();
    return followed(numbering, { changes: [...changes], states });
  }
  log.changes.push(...changes);
  return followed(numbering, log);
}

/** Numbers of entries by names that each is given. */
export interface Grouped {
  /** How many names there are. */
  readonly size: number;
  has(name: string): boolean;
  names(): Iterable<string>;
  /** The names that are given more than once. */
  shared(): Iterable<string>;
  /** The numbers of those of a name, in no order. */
  of(name: string): Iterable<number>;
  countOf(name: string): number;
}

const nothing: readonly never[] = [];

/** Follows which entries are given a name. A function that is made anew each time is another question each time. */
export function grouping<Entry>(namesOf: (entry: Entry) => string | Iterable<string>): Follower<Grouped, Entry> {
  const names = (entry: Entry | null): Iterable<string> => {
    const own = entry === null ? nothing : namesOf(entry);
    return typeof own === "string" ? [own] : new Set(own);
  };
  return {
    begin: createGroups,
    change(state, { number, old, now }) {
      const groups = state as Groups;
      for (const name of names(old)) groups.take(name, number);
      for (const name of names(now)) groups.put(name, number);
    },
  };
}

interface Groups extends Grouped {
  put(name: string, number: number): void;
  take(name: string, number: number): void;
}

function createGroups(): Groups {
  // Most names are given once: a number takes a tenth of what a set does.
  const groups = new Map<string, number | Set<number>>();
  return {
    get size() {
      return groups.size;
    },
    has: (name) => groups.has(name),
    names: () => groups.keys(),
    *shared() {
      for (const [name, group] of groups) if (typeof group === "object" && group.size > 1) yield name;
    },
    of(name) {
      const group = groups.get(name);
      return group === undefined ? nothing : typeof group === "number" ? [group] : group;
    },
    countOf(name) {
      const group = groups.get(name);
      return group === undefined ? 0 : typeof group === "number" ? 1 : group.size;
    },
    put(name, number) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, number);
      else if (typeof group === "number") groups.set(name, new Set([group, number]));
      else group.add(number);
    },
    take(name, number) {
      const group = groups.get(name);
      if (group === number) groups.delete(name);
      else if (typeof group === "object" && group.delete(number) && group.size === 0) groups.delete(name);
    },
  };
}
