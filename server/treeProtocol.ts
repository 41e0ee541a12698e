// The trees of the activity bar between server and client; part of protocol.ts, which others import.
import type { TreeQuery, TreeRow, TreeSubject } from "../core/queries/tree/row.ts";
import type { ItemHandle, WireRange } from "./protocol.ts";

export type { TreeQuery, TreeSubject };

/** Client -> server request: rows of a tree, one level at a time. Params `TreeParams`, answer `WireRow[]`. */
export const treeRequest = "backlint/tree";
/** Client -> server request: the rows from the top down to an item, both included; none where the tree does not show it. */
export const treePathRequest = "backlint/treePath";
/** Client -> server request: what a row's tooltip says, as Markdown; null where the row says it all. */
export const treeCardRequest = "backlint/treeCard";
/** Client -> server request: the item around a place of a document. Answer `ItemTarget | null`. */
export const itemAtRequest = "backlint/itemAt";

export interface TreeParams extends TreeQuery {
  /** Whose children; those at the top without it. */
  readonly of: TreeSubject | null;
}

export interface TreePathParams extends TreeQuery {
  readonly item: ItemHandle;
}

export interface TreeCardParams {
  readonly subject: TreeSubject;
}

export interface ItemAtParams {
  readonly uri: string;
  readonly position: WireRange["start"];
}

export interface WireRow extends Omit<TreeRow, "at" | "label" | "detail"> {
  readonly label: string;
  readonly detail: string;
  /** Where to go on click. */
  readonly place: { readonly uri: string; readonly range: WireRange } | null;
}
