// Every verb that answers a request, loaded together once the client has its answer to `initialize`.
import { board } from "./lsp/board.ts";
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from "./lsp/callHierarchy.ts";
import { capacity } from "./lsp/capacity.ts";
import { codeActions } from "./lsp/codeActions.ts";
import { codeLenses, resolveCodeLens } from "./lsp/codeLenses.ts";
import { completion, resolveCompletion } from "./lsp/completion.ts";
import { counters } from "./lsp/counters.ts";
import { definition } from "./lsp/definition.ts";
import { documentHighlights } from "./lsp/documentHighlights.ts";
import { documentLinks, resolveDocumentLink } from "./lsp/documentLinks.ts";
import { documentSymbols } from "./lsp/documentSymbols.ts";
import { explain } from "./lsp/explain.ts";
import { foldingRanges } from "./lsp/foldingRanges.ts";
import { graph } from "./lsp/graph.ts";
import { hover } from "./lsp/hover.ts";
import { inlayHints } from "./lsp/inlayHints.ts";
import { references } from "./lsp/references.ts";
import { regroup } from "./lsp/regroup.ts";
import { prepareRename, rename } from "./lsp/rename.ts";
import { report } from "./lsp/report.ts";
import { selectionRanges } from "./lsp/selectionRanges.ts";
import { semanticTokens, semanticTokensDelta, semanticTokensRange } from "./lsp/semanticTokens.ts";
import { status } from "./lsp/status.ts";
import { teach, unknown } from "./lsp/teach.ts";
import { tree } from "./lsp/tree.ts";
import { workspaceSymbols } from "./lsp/workspaceSymbols.ts";

export const verbs = {
  board,
  capacity,
  codeActions,
  codeLenses,
  completion,
  counters,
  definition,
  documentHighlights,
  documentLinks,
  documentSymbols,
  explain,
  foldingRanges,
  graph,
  hover,
  inlayHints,
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
  prepareRename,
  references,
  regroup,
  rename,
  report,
  resolveCodeLens,
  resolveCompletion,
  resolveDocumentLink,
  selectionRanges,
  semanticTokens,
  semanticTokensDelta,
  semanticTokensRange,
  status,
  teach,
  tree,
  unknown,
  workspaceSymbols,
};

export type Verbs = typeof verbs;
