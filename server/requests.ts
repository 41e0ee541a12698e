// Backlint's own requests in one table: what each is asked with, what it answers, and what stands for an answer while there
// is none. Part of protocol.ts, which others import.
import type { ExportDocument } from "../core/export/document.ts";
import { say, type Speak } from "../core/text/message.ts";
import type {
  AcceptedFindings,
  BoardColumn,
  BoardParams,
  Capacities,
  CapacityParams,
  Conversions,
  ConvertParams,
  Counters,
  DependencyGraph,
  ExplainParams,
  ExportParams,
  FileStatus,
  Fixable,
  FixableParams,
  FixParams,
  GraphParams,
  ItemAtParams,
  ItemTarget,
  ItemKinds,
  NewItemParams,
  ReadingText,
  Regrouped,
  RegroupParams,
  SplitParams,
  Splits,
  StatusParams,
  TakeOverAnswer,
  TakeOverParams,
  TreeCardParams,
  TreeParams,
  TreePathParams,
  WireBadge,
  WireRow,
  UnknownFieldsAnswer,
  UnknownFieldsParams,
} from "./protocol.ts";

interface Kind<Params, Answer> {
  readonly params: Params;
  readonly answer: Answer;
}

/** By method; protocol.ts says what each is for. */
export interface Requests {
  readonly "backlint/badges": Kind<StatusParams, readonly WireBadge[]>;
  readonly "backlint/acceptFindings": Kind<object, AcceptedFindings>;
  readonly "backlint/board": Kind<BoardParams, readonly BoardColumn[]>;
  readonly "backlint/capacity": Kind<CapacityParams, Capacities>;
  readonly "backlint/conversions": Kind<StatusParams, Conversions | null>;
  readonly "backlint/convert": Kind<ConvertParams, Regrouped>;
  readonly "backlint/counters": Kind<object, Counters | null>;
  readonly "backlint/explain": Kind<ExplainParams, ReadingText | null>;
  readonly "backlint/export": Kind<ExportParams, readonly ExportDocument[]>;
  readonly "backlint/fix": Kind<FixParams, Regrouped>;
  readonly "backlint/fixable": Kind<FixableParams, Fixable>;
  readonly "backlint/graph": Kind<GraphParams, DependencyGraph>;
  readonly "backlint/itemAt": Kind<ItemAtParams, ItemTarget | null>;
  readonly "backlint/itemKinds": Kind<StatusParams, ItemKinds>;
  readonly "backlint/newItem": Kind<NewItemParams, Regrouped>;
  readonly "backlint/regroup": Kind<RegroupParams, Regrouped>;
  readonly "backlint/report": Kind<StatusParams, ReadingText | null>;
  readonly "backlint/split": Kind<SplitParams, Regrouped>;
  readonly "backlint/splits": Kind<UnknownFieldsParams, Splits>;
  readonly "backlint/status": Kind<StatusParams, FileStatus | null>;
  readonly "backlint/takeOver": Kind<TakeOverParams, TakeOverAnswer>;
  readonly "backlint/tree": Kind<TreeParams, readonly WireRow[]>;
  readonly "backlint/treeCard": Kind<TreeCardParams, string | null>;
  readonly "backlint/treePath": Kind<TreePathParams, readonly WireRow[]>;
  readonly "backlint/unknownFields": Kind<UnknownFieldsParams, UnknownFieldsAnswer | null>;
}

export type Request = keyof Requests;
export type ParamsOf<Asked extends Request> = Requests[Asked]["params"];
export type AnswerOf<Asked extends Request> = Requests[Asked]["answer"];

/** Answered where a request fails, and where no server runs. */
export const noAnswer = (speak: Speak): { readonly [Asked in Request]: AnswerOf<Asked> } => ({
  "backlint/badges": [],
  "backlint/acceptFindings": {
    accepted: 0,
    files: [],
    refused: speak(say`The language server gave no answer. Its output says why`),
  },
  "backlint/board": [],
  "backlint/capacity": { sprints: [], burnUp: [] },
  "backlint/conversions": null,
  "backlint/convert": { refused: speak(say`The language server gave no answer. Its output says why`) },
  "backlint/counters": null,
  "backlint/explain": null,
  "backlint/export": [],
  "backlint/fix": { refused: speak(say`The language server gave no answer. Its output says why`) },
  "backlint/fixable": { files: [], generated: 0 },
  "backlint/graph": { nodes: [], edges: [], grouped: false, total: 0, summary: "", mermaid: "" },
  "backlint/itemAt": null,
  "backlint/itemKinds": [],
  "backlint/newItem": { refused: speak(say`The language server gave no answer. Its output says why`) },
  "backlint/regroup": { refused: speak(say`The language server gave no answer. Its output says why.`) },
  "backlint/report": null,
  "backlint/split": { refused: speak(say`The language server gave no answer. Its output says why`) },
  "backlint/splits": {
    refused: speak(say`The language server gave no answer. Its output says why`),
    item: null,
    name: "",
    proposals: [],
  },
  "backlint/status": null,
  "backlint/takeOver": { applied: 0, refused: [] },
  "backlint/tree": [],
  "backlint/treeCard": null,
  "backlint/treePath": [],
  "backlint/unknownFields": null,
});
