// Three sides of one field: what both agreed on last, what the file says, what GitHub says. Nobody's change is ever dropped.

export type Verdict =
  | "same"
  /** Only the file changed. */
  | "push"
  /** Only GitHub changed. */
  | "pull"
  /** Both did, in different ways, or nobody knows what they started from. */
  | "conflict";

export function verdictOf<T>(base: T | undefined, file: T, github: T): Verdict {
  if (file === github) return "same";
  if (base === undefined) return "conflict";
  return github === base ? "push" : file === base ? "pull" : "conflict";
}

/** A set merged member by member: of two sides that differ on one, one must have changed it. */
export interface MergedSet {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Put there, or taken away, on GitHub. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** What both sides agree on now, before anything is pushed. */
  readonly agreed: readonly string[];
}

/** Without a base the file's members are added and nothing is taken away. Case makes no difference. */
export function mergeSets(
  base: readonly string[] | undefined,
  file: readonly string[],
  github: readonly string[],
): MergedSet {
  const key = (word: string): string => word.toLowerCase();
  const [then, here, there] = [base ?? [], file, github].map(
    (words) => new Map(words.map((word) => [key(word), word])),
  );
  const has = (side: ReadonlyMap<string, string> | undefined, word: string): boolean => side?.has(key(word)) === true;
  const all = [...new Map([...(then ?? []), ...(there ?? []), ...(here ?? [])]).values()];
  const differ = all.filter((word) => has(here, word) !== has(there, word));
  return {
    add: differ.filter((word) => has(here, word) && !has(then, word)),
    remove: differ.filter((word) => !has(here, word) && has(then, word)),
    added: differ.filter((word) => has(there, word) && !has(then, word)),
    removed: differ.filter((word) => !has(there, word) && has(then, word)),
    agreed: all.filter((word) => (has(here, word) === has(there, word) ? has(here, word) : has(then, word))),
  };
}
