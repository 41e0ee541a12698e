// Workspace symbols: items and sprints of all documents that are known, by a few letters of their names.
import type { WorkspaceSymbol, WorkspaceSymbolParams } from "vscode-languageserver";
import { keyAbroad } from "../../core/index/ids.ts";
import { symbols } from "../../core/queries/symbols.ts";
import { locationOf } from "../convert.ts";
import type { Session } from "../session.ts";
import { fileName } from "../../core/text/uri.ts";
import { symbolKinds } from "./documentSymbols.ts";

/** More than anybody reads; editors ask again with each letter. */
const most = 500;

export async function workspaceSymbols(session: Session, { query }: WorkspaceSymbolParams): Promise<WorkspaceSymbol[]> {
  await session.backlogs();
  // Of files that are not open those are known that something refers to; an ID leads to the others.
  const key = keyAbroad(query);
  if (key !== null) await session.closed.fetch([key]);
  const workspace = session.workspace.snapshot.index;
  return symbols(workspace.files.values(), query, most).flatMap(({ kind, label, container, at }) => {
    const location = locationOf(workspace, at);
    if (location === null) return [];
    const containerName = container ?? fileName(location.uri);
    return [{ name: label === "" ? `(${kind})` : label, kind: symbolKinds[kind], location, containerName }];
  });
}
