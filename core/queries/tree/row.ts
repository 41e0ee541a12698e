// What the trees are made of. A row names its subject; with that name alone its children can be asked for, so nothing that
// is folded is ever computed or sent.
import type { ItemKind, Status } from "../../model/item.ts";
import type { Place } from "../../text/span.ts";
import type { Grouping } from "../groups.ts";
import type { ItemHandle } from "../itemKey.ts";
import type { Message, Value } from "../../text/message.ts";

/** What a row stands for: stable while text elsewhere changes. */
export type TreeSubject =
  | { readonly type: "file"; readonly uri: string }
  | { readonly type: "group"; readonly key: string }
  | { readonly type: "sprint"; readonly uri: string; readonly key: string }
  /** One role's share of a sprint. */
  | { readonly type: "role"; readonly uri: string; readonly key: string; readonly role: string }
  /** The items of a file that no sprint holds. */
  | { readonly type: "unplanned"; readonly uri: string }
  | ({ readonly type: "item" } & ItemHandle)
  | ({ readonly type: "criterion"; readonly order: number } & ItemHandle)
  /** What the item waits for, and what waits for it. */
  | ({ readonly type: "needs" | "neededBy" } & ItemHandle)
  /** Some of the children of another row, or of the tree, by position. */
  | { readonly type: "range"; readonly of: TreeSubject | null; readonly start: number; readonly end: number };

export interface TreeRow {
  readonly subject: TreeSubject;
  readonly kind: ItemKind | Exclude<TreeSubject["type"], "item">;
  readonly label: Value;
  /** An item's ID. */
  readonly id?: string;
  /** What stands beside the label: estimate, progress, load. */
  readonly detail: Message;
  readonly state: Status | null;
  readonly children: number;
  /** Whether it opens at first. */
  readonly unfolded: boolean;
  /** Where to go on click; null for what stands nowhere. */
  readonly at: Place | null;
  /** What dropping an item here writes; absent where nothing can be dropped. */
  readonly value?: string;
  /** How much of its capacity is planned: 1 is all of it. */
  readonly share?: number;
  /** On the critical path. */
  readonly critical?: true;
}

export interface TreeQuery {
  readonly tree: "backlog" | "sprints" | "dependencies";
  /** What the backlog's items are grouped by; as the documents nest them without it. */
  readonly by?: Grouping;
  /** Order of items beside each other; that of the documents without it. */
  readonly sort?: Sorting;
  /** Only items with all these words, and what is above and below them. */
  readonly search?: string;
  /** Whose dependencies. */
  readonly focus?: ItemHandle;
}

export type Sorting = "priority" | "estimate" | "title";

/** A row that is made when it is shown. */
export interface Child {
  readonly subject: TreeSubject;
  /** The name that ends of a range show. */
  readonly name: Value;
  row(): TreeRow;
}
