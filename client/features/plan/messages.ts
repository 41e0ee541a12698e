// What a plan view and the extension say to each other. Types alone: the page runs in a sandbox of its own.
import type { ItemHandle, ParamsOf, WireRange } from "../../../server/protocol.ts";

/** The views, by the name of their page. */
export type PlanView = "board" | "graph" | "capacity";

/** What a page may ask: requests of the server, passed on as they are. */
export type Question = "backlint/board" | "backlint/graph" | "backlint/capacity" | "backlint/regroup";

export type FromPage =
  /** The page listens now. */
  | { readonly type: "ready" }
  | { readonly type: "ask"; readonly id: number; readonly question: Question; readonly params: ParamsOf<Question> }
  | { readonly type: "open"; readonly uri: string; readonly range: WireRange }
  /** Text to be kept: the drawing as SVG, or as Mermaid. */
  | { readonly type: "export"; readonly as: "svg" | "mermaid"; readonly text: string };

export type ToPage =
  | { readonly type: "answer"; readonly id: number; readonly value: unknown }
  /** The backlog changed: ask again. */
  | { readonly type: "changed" }
  /** Show the dependencies of this item alone. */
  | { readonly type: "focus"; readonly item: ItemHandle }
  /** The backlog file in front, for "this file alone"; null when there is none. */
  | { readonly type: "file"; readonly file: BacklogFile | null };

export interface BacklogFile {
  readonly uri: string;
  readonly name: string;
}
