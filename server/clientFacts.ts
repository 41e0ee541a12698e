// What the client said about itself, as the few facts that the server asks for.
import type { InitializeParams } from "vscode-languageserver";
import type { ClientOptions } from "./protocol.ts";

export interface ClientFacts {
  /** It asks for diagnostics itself; otherwise they are sent to it. */
  readonly pulls: boolean;
  /** It answers workspace/configuration. */
  readonly configuration: boolean;
  /** It tells of changed files once it is asked to. */
  readonly watches: boolean;
  /** It tells of folders that come and go. */
  readonly folders: boolean;
  /** It tells of changed settings only once it is asked to. */
  readonly settingsOnRequest: boolean;
  readonly relatedInformation: boolean;
  /** Edits with tab stops. */
  readonly snippetEdits: boolean;
  /** It may be told to ask for all diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  readonly nestedSymbols: boolean;
  /** It applies edits that the server asks for. */
  readonly appliesEdits: boolean;
  /** It shows the progress of work that nobody asked for. */
  readonly progress: boolean;
  /** It asks for an action's edit when the action is chosen. */
  readonly resolvesEdits: boolean;
  /** It shows edits for confirmation that ask for it. */
  readonly confirmsEdits: boolean;
  /** Edits may make files. */
  readonly createsFiles: boolean;
  /** Completions with tab stops, with a range to insert and one to replace, with words beside the label. */
  readonly snippetCompletions: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  /** It may be told to ask for lenses, hints and colours again. */
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesTokens: boolean;
  /** Its own commands that lenses may call. */
  readonly commands: ReadonlySet<string>;
  /** It says what is in sight, and may be told to ask for all diagnostics again: it is shown those in sight first. */
  readonly looks: boolean;
}

export function clientFacts({ capabilities, initializationOptions }: InitializeParams): ClientFacts {
  const { workspace, textDocument } = capabilities;
  const completionItem = textDocument?.completion?.completionItem;
  return {
    pulls: textDocument?.diagnostic !== undefined,
    configuration: workspace?.configuration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    settingsOnRequest: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    appliesEdits: workspace?.applyEdit === true,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes("edit") === true,
    confirmsEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    snippetCompletions: completionItem?.snippetSupport === true,
    insertReplace: completionItem?.insertReplaceSupport === true,
    labelDetails: completionItem?.labelDetailsSupport === true,
    progress: capabilities.window?.workDoneProgress === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    commands: commandsIn(initializationOptions),
    looks: workspace?.diagnostics?.refreshSupport === true && Object(initializationOptions).looks === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
  };
}

/** The folders of the workspace at the start. */
export function rootsOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
}

/** Whatever else a client sends along says nothing. */
function commandsIn(options: unknown): ReadonlySet<string> {
  const { commands } = Object(options) as ClientOptions;
  return new Set(Array.isArray(commands) ? commands.filter((one) => typeof one === "string") : []);
}
