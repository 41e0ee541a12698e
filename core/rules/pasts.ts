// What the run over a file goes on from: the one before, or the one before an edit took items away that are back now.
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Group } from "./calls.ts";
import type { Looks } from "./looks.ts";
import type { Mentions } from "./mentions.ts";
import type { Numbering } from "../text/numbering.ts";
import type { Ordered } from "./ordered.ts";
import type { PreparedRule } from "./prepare.ts";

/** A file as it was when it was run, and the answers then. */
export interface Past {
  /** The number of the run. */
  readonly run: number;
  readonly file: FileIndex;
  readonly active: readonly PreparedRule[];
  /** What lies beyond the file. */
  readonly others: readonly unknown[];
  readonly facts: ReadonlyMap<string, readonly unknown[]>;
  /** By number of the subject; of rules over the whole file, which have but one, by slot. */
  readonly mentions: Readonly<Record<Group, Mentions>>;
  /** By contributor, the items that its findings are published with. */
  readonly about: Mentions;
  readonly ordered: Ordered;
  readonly numberings: Readonly<Record<"item" | "sprint", Numbering>>;
  /** By slot of the rule the numbers of subjects whose answers rest on more than themselves. */
  readonly looking: Map<number, Set<number>>;
  /** What items were told of other items, for rules that are asked by it. */
  readonly looks: Looks;
}

const nothing: readonly never[] = [];

export interface Pasts {
  /**
   * What a run can go on from, taken out: what is noted in it on the way and not carried to the end is nobody's past.
   * `isBack` when others were run since, whose answers are no part of it.
   */
  take(file: FileIndex, active: readonly PreparedRule[]): { readonly past: Past | null; readonly isBack: boolean };
  put(past: Past, workspace: WorkspaceIndex): void;
}

/** For so many runs what an edit took away is kept. */
const oldest = 64;

export function createPasts(): Pasts {
  const kept = new Map<string, { readonly last: Past | null; readonly aside: Past | null }>();
  return {
    take(file, active) {
      const { last, aside } = kept.get(file.uri) ?? { last: null, aside: null };
      const past = [last, aside].find((one) => one !== null && isAlike(one, file, active)) ?? null;
      kept.set(file.uri, { last: null, aside: past === last ? aside : last });
      return { past, isBack: past !== null && past !== last };
    },
    put(past, { files }) {
      const { aside } = kept.get(past.file.uri) ?? { aside: null };
      kept.set(past.file.uri, { last: past, aside: aside !== null && past.run - aside.run < oldest ? aside : null });
      if (kept.size > files.size) for (const uri of kept.keys()) if (!files.has(uri)) kept.delete(uri);
    },
  };
}

/** With more items that came or went a run begins anew, and what was known before is set aside. */
const few = 64;

function isAlike(past: Past, file: FileIndex, active: readonly PreparedRule[]): boolean {
  return past.active === active && Math.abs(past.file.items.length - file.items.length) <= few;
}

/** False when the answers of subjects that are the same cannot have changed. */
export function mustAsk({ rule, sees }: PreparedRule, past: Past, now: Past): boolean {
  if ((rule.scope === "item" || rule.scope === "sprint") && rule.reads === undefined) return false;
  if (sees === null) return true;
  return (
    sees.facets.some((facet) => past.file.facets[facet] !== now.file.facets[facet]) ||
    (sees.workspace === true && !sameValues(past.others, now.others)) ||
    !sameValues(past.facts.get(rule.id) ?? nothing, now.facts.get(rule.id) ?? nothing)
  );
}

/** True when the lists hold the same values. */
export function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}
