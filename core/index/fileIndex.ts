// What one file contributes to the workspace: its reading, linked. Immutable; a changed file gets a new one.
import type { Item, Reference } from "../model/item.ts";
import type { Sprint } from "../model/plan.ts";
import type { Reading } from "../model/reading.ts";
import type { Anchor, Place, Span } from "../text/span.ts";

/** What a reference means. `unknown`: it may well name something that lives outside what was read, so no rule may complain. */
export type Resolution =
  | { readonly type: "items"; readonly items: readonly Item[] }
  | { readonly type: "missing"; readonly id: string; readonly nearest: readonly Item[] }
  | { readonly type: "unknown" }
  | { readonly type: "none" };

export interface FileIndex extends Reading {
  /** Where a chunk starts in the document now. */
  offsetOf(anchor: Anchor): number;
  /** Offsets in the document as it stands now. */
  spanOf(place: Place): Span;
  /** Items that carry this ID, compared without case, hash, zero-padding or hyphen differences of spelling. */
  withId(id: string): readonly Item[];
  epicOf(item: Item): Item | null;
  childrenOf(epic: Item): readonly Item[];
  sprintOf(item: Item): Sprint | null;
  itemsIn(sprint: Sprint): readonly Item[];
  resolve(reference: Reference, from: Item | null): Resolution;
}
