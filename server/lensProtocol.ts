// What lenses and the client's own commands say to each other; part of protocol.ts, which others import.
import type { WireRange } from "./protocol.ts";

/** Client command: shows places as references are shown. One argument, `ShowPlacesParams`. */
export const showPlacesCommand = "backlint.showPlaces";
/** Client command: splits a story. Without an argument that at the caret, else one, `ItemTarget`. */
export const splitStoryCommand = "backlint.splitStory";

/** What a client says about itself in `initializationOptions`. */
export interface ClientOptions {
  /** A folder for what is kept from one start to the next. */
  readonly storage?: string | null;
  /** Where the pages of rules lie, for a server that cannot look for them itself. */
  readonly pages?: string;
  /** What is said in its language, by the English templates, for a server that cannot look for it itself. */
  readonly sentences?: Readonly<Record<string, string>>;
  /** Commands of its own that lenses may call; a lens that needs another is not shown. */
  readonly commands?: readonly string[];
  /** It says what is in sight when it is asked (`visibleRequest`), and asks again when it is told to. */
  readonly looks?: boolean;
}

/** Server -> client request: the lines of a document that are in sight. Params `VisibleParams`, answer `WireRange | null`. */
export const visibleRequest = "backlint/visible";

export interface VisibleParams {
  readonly uri: string;
}

export interface ShowPlacesParams {
  readonly uri: string;
  readonly position: WireRange["start"];
  readonly places: readonly { readonly uri: string; readonly range: WireRange }[];
}

/** An item as a command takes it. */
export interface ItemTarget {
  readonly uri: string;
  readonly key: string;
  /** Its head. */
  readonly range: WireRange;
}
