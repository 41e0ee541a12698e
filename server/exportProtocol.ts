// How backlogs leave their files and what comes back; part of protocol.ts, which others import.
import type { TakeOver } from "../core/export/takeOver.ts";

/** Client -> server request: backlogs as they leave a file. Params `ExportParams`, answer `ExportDocument[]` of core/export. */
export const exportRequest = "backlint/export";
/** Client -> server request: writes what GitHub has into the text. Params `TakeOverParams`, answer `TakeOverAnswer`. */
export const takeOverRequest = "backlint/takeOver";
/** Command of the client, for lenses and trees: pushes the item that its argument, an `ItemHandle`, names. */
export const pushItemCommand = "backlint.pushItem";

export interface ExportParams {
  /** Only these documents; every known backlog without it. */
  readonly uris?: readonly string[];
}

export interface TakeOverParams {
  readonly uri: string;
  readonly changes: readonly TakeOver[];
}

export interface TakeOverAnswer {
  /** How many places of the text were changed. */
  readonly applied: number;
  /** What was left out, and why. */
  readonly refused: readonly string[];
}
