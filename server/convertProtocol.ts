// How a backlog is converted to another shape; part of protocol.ts, which others import.
import type { Shape } from "../core/assists/convert/shape.ts";

/** Client -> server request: what a document can be converted to. Params `StatusParams`, answer `Conversions | null`. */
export const conversionsRequest = "backlint/conversions";
/** Client -> server request: converts a document as a whole. Params `ConvertParams`, answer `Regrouped`. */
export const convertRequest = "backlint/convert";

export interface Conversions {
  readonly shapes: readonly {
    readonly shape: Shape;
    /** As it is called in a sentence: "a table". */
    readonly name: string;
    /** How many items would be written anew. */
    readonly items: number;
  }[];
  /** How many files of one item each would be gathered; 0 for a document that is none. */
  readonly files: number;
  /** Where files would go, relative to the document and with a slash at its end. */
  readonly folder: string;
}

export interface ConvertParams {
  readonly uri: string;
  readonly to: Shape;
  /** Used for files alone. */
  readonly folder: string;
}
