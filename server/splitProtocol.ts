// How a split is asked for and chosen; part of protocol.ts, which others import.
import type { Proposal } from "../core/assists/assist.ts";
import type { ItemHandle } from "./protocol.ts";

/** Client -> server request: how the item at a place can be split. Params `UnknownFieldsParams`, answer `Splits`. */
export const splitsRequest = "backlint/splits";
/** Client -> server request: splits an item. Params `SplitParams`, answer `Regrouped`. */
export const splitRequest = "backlint/split";

export interface Splits {
  /** Why there is nothing to choose from, in a plain sentence; null where there is. */
  readonly refused: string | null;
  readonly item: ItemHandle | null;
  readonly name: string;
  readonly proposals: readonly (Pick<Proposal, "choice" | "slices"> & {
    readonly title: string;
    readonly notes: readonly string[];
  })[];
}

export interface SplitParams {
  readonly item: ItemHandle;
  readonly choice: string;
  /** Whether the editor shows what changes and waits for a click. */
  readonly preview: boolean;
}
