// How a new item is asked for; part of protocol.ts, which others import.
import type { ItemKind } from "../core/model/item.ts";
import type { UnknownFieldsParams } from "./protocol.ts";

/** Client -> server request: the kinds of item that a document shows how to write. Params `StatusParams`, answer `ItemKinds`. */
export const itemKindsRequest = "backlint/itemKinds";
/** Client -> server request: writes a new item. Params `NewItemParams`, answer `Regrouped`. */
export const newItemRequest = "backlint/newItem";

/** The most frequent first; none where the document holds no items. */
export type ItemKinds = readonly ItemKind[];

export interface NewItemParams extends UnknownFieldsParams {
  readonly kind: ItemKind;
  readonly title: string;
}
