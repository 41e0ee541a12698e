// What one file contributes to the workspace: its reading, linked. Immutable; a changed file gets a new one.
import type { Item, Reference } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Reading } from "../model/reading.ts";
import type { Follower } from "../text/followed.ts";
import type { Numbering } from "../text/numbering.ts";
import type { Slices } from "../text/slices.ts";
import type { Anchor, Place, Span } from "../text/span.ts";
import type { Chunkwise } from "./chunkwise.ts";
import type { Facet, Facets } from "./facets.ts";
import type { Families } from "./families.ts";
import type { Load, RoleLoad } from "./loads.ts";
import type { Siblings } from "./siblings.ts";

/** What a reference means. `unknown`: it may well name something that lives outside what was read, so no rule may complain. */
export type Resolution =
  | { readonly type: "items"; readonly items: readonly Item[] }
  | { readonly type: "missing"; readonly id: string; readonly nearest: readonly Item[] }
  | { readonly type: "unknown" }
  | { readonly type: "none" };

/** Everything beyond the reading is computed when it is first asked for, and once. */
export interface FileIndex extends Reading {
  /** The file's own characters, damaged ones included. */
  readonly text: string;
  /** Tells whether an aspect of the items is the same as in another index of the file: it is then the same object. */
  readonly facets: Facets;
  /**
   * The same answer for the same question while the facets it was computed from are the same. An answer must hold no
   * items, which may be replaced meanwhile, but their positions.
   */
  derive<T>(question: object, of: readonly Facet[], compute: () => T): T;
  /**
   * What is counted over all items, kept up with each edit (`text/followed.ts`). Its keeper changes it: it is to be read at once,
   * and no part of it to be kept.
   */
  follow<State>(follower: Follower<State, Item>): State;
  /** The numbers of the items, which they keep while others come and go. */
  readonly numbering: Numbering<Item>;
  /** Computes what nearly every rule asks for, in slices, so that none of their questions takes long. */
  warm(): Slices<void>;
  /** What a question about single chunks comes to for all of them. */
  readonly ofChunks: Chunkwise;
  /** The position of a chunk among the file's; -1 for one that does not belong to it any more. */
  rankOf(anchor: Anchor): number;
  /** Whether a chunk still belongs to the document. */
  holds(anchor: Anchor): boolean;
  /** Where a chunk starts in the text that was read; 0 for a chunk that is not in it. */
  offsetOf(anchor: Anchor): number;
  /** Offsets in `text`, as the document stands now. */
  spanOf(place: Place): Span;
  /** The innermost item that covers a place. */
  itemAt(place: Place): Item | null;
  /** Position among `items`; -1 for an item of another file. */
  orderOf(item: Item): number;
  /** Items that carry this ID, compared without case, hash, zero-padding or hyphen differences of spelling. */
  withId(id: string): readonly Item[];
  /** The file's own ID families. */
  readonly families: Families;
  epicOf(item: Item): Item | null;
  childrenOf(epic: Item): readonly Item[];
  /** The sprint an item is planned in: the one it names, else the first that commits to it. */
  sprintOf(item: Item): Sprint | null;
  /** Every sprint that names or commits to the item, in document order. */
  sprintsOf(item: Item): readonly Sprint[];
  itemsIn(sprint: Sprint): readonly Item[];
  /** What a reference means within this file. Rules ask the workspace, which also knows the other files. */
  resolve(reference: Reference, from: Item | null): Resolution;
  /** Items that this file says an item needs, its `blocks` elsewhere included; ambiguous IDs are left out. */
  dependenciesOf(item: Item): readonly Item[];
  dependentsOf(item: Item): readonly Item[];
  /** What items are linked to, by position; sprints by theirs. */
  readonly links: Readonly<Record<"epicOf" | "needs" | "sprintsOf", ReadonlyMap<number, readonly number[]>>>;
  /** What items of the same kind and dialect usually carry. */
  siblingsOf(item: Item): Siblings;
  /** The same for each kind and dialect there is; the first of each by its position. */
  readonly siblings: readonly Siblings<number>[];
  loadOf(sprint: Sprint, unit: "points" | "hours" | "days"): Load;
  /** Task hours of a sprint by `roleKey`. */
  rolesOf(sprint: Sprint): ReadonlyMap<string, RoleLoad>;
}
