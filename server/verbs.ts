// Every verb that answers a request, loaded together once the client has its answer to `initialize`.
import { badges } from "./lsp/badges.ts";
import { board } from "./lsp/board.ts";
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from "./lsp/callHierarchy.ts";
import { capacity } from "./lsp/capacity.ts";
import { resolveCodeAction } from "./lsp/assists.ts";
import { codeActions } from "./lsp/codeActions.ts";
import { codeLenses, resolveCodeLens } from "./lsp/codeLenses.ts";
import { completion, resolveCompletion } from "./lsp/completion.ts";
import { conversions, convert } from "./lsp/convertBacklog.ts";
import { counters } from "./lsp/counters.ts";
import { definition } from "./lsp/definition.ts";
import { documentHighlights } from "./lsp/documentHighlights.ts";
import { documentLinks, resolveDocumentLink } from "./lsp/documentLinks.ts";
import { documentSymbols } from "./lsp/documentSymbols.ts";
import { exportDocuments } from "./lsp/exportDocuments.ts";
import { explain } from "./lsp/explain.ts";
import { acceptFindings } from "./lsp/acceptFindings.ts";
import { fix, fixable } from "./lsp/fixWorkspace.ts";
import { foldingRanges } from "./lsp/foldingRanges.ts";
import { graph } from "./lsp/graph.ts";
import { hover } from "./lsp/hover.ts";
import { inlayHints } from "./lsp/inlayHints.ts";
import { itemAt } from "./lsp/itemAt.ts";
import { itemKinds, newItem } from "./lsp/newItem.ts";
import { references } from "./lsp/references.ts";
import { regroup } from "./lsp/regroup.ts";
import { prepareRename, rename } from "./lsp/rename.ts";
import { willRenameFiles } from "./lsp/renameFiles.ts";
import { report } from "./lsp/report.ts";
import { selectionRanges } from "./lsp/selectionRanges.ts";
import { semanticTokens, semanticTokensDelta, semanticTokensRange } from "./lsp/semanticTokens.ts";
import { split, splits } from "./lsp/split.ts";
import { status } from "./lsp/status.ts";
import { teach, unknown } from "./lsp/teach.ts";
import { takeOver } from "./lsp/takeOver.ts";
import { tree, treeCard, treePath } from "./lsp/tree.ts";
import { workspaceSymbols } from "./lsp/workspaceSymbols.ts";
import type { AnswerOf, ParamsOf, Request } from "./protocol.ts";
import type { Session } from "./session.ts";

/** The verbs of Backlint's own requests. */
const own: {
  readonly [Asked in Request]: (session: Session, params: ParamsOf<Asked>) => Promise<AnswerOf<Asked>>;
} = {
  "backlint/badges": badges,
  "backlint/acceptFindings": acceptFindings,
  "backlint/board": board,
  "backlint/capacity": capacity,
  "backlint/conversions": conversions,
  "backlint/convert": convert,
  "backlint/counters": counters,
  "backlint/explain": explain,
  "backlint/export": exportDocuments,
  "backlint/fix": fix,
  "backlint/fixable": fixable,
  "backlint/graph": graph,
  "backlint/itemAt": itemAt,
  "backlint/itemKinds": itemKinds,
  "backlint/newItem": newItem,
  "backlint/regroup": regroup,
  "backlint/report": report,
  "backlint/split": split,
  "backlint/splits": splits,
  "backlint/status": status,
  "backlint/takeOver": takeOver,
  "backlint/tree": tree,
  "backlint/treeCard": treeCard,
  "backlint/treePath": treePath,
  "backlint/unknownFields": unknown,
};

export const verbs = {
  codeActions,
  codeLenses,
  completion,
  definition,
  documentHighlights,
  documentLinks,
  documentSymbols,
  foldingRanges,
  hover,
  inlayHints,
  incomingCalls,
  own,
  outgoingCalls,
  prepareCallHierarchy,
  prepareRename,
  references,
  rename,
  resolveCodeAction,
  resolveCodeLens,
  resolveCompletion,
  resolveDocumentLink,
  selectionRanges,
  semanticTokens,
  semanticTokensDelta,
  semanticTokensRange,
  teach,
  willRenameFiles,
  workspaceSymbols,
};

export type Verbs = typeof verbs;
