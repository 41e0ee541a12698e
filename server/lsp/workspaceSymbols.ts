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
/** Files are not looked through for less: nearly all of them would contain it. */
const shortest = 3;
/** So many of them are read for one query. */
const mostFiles = 200;

export async function workspaceSymbols(session: Session, { query }: WorkspaceSymbolParams): Promise<WorkspaceSymbol[]> {
  await session.backlogs();
  // Of files that are not open those are known that something refers to; an ID or whole words lead to the others.
  const key = keyAbroad(query);
  if (key !== null) await session.closed.fetch([key]);
  else if (query.trim().length >= shortest) await session.closed.fetchContaining(query.trim().split(/\s+/), mostFiles);
  const workspace = session.workspace.snapshot.index;
  return symbols(workspace.files.values(), query, most).flatMap(({ kind, label, container, at }) => {
    const location = locationOf(workspace, at);
    if (location === null) return [];
    const containerName = container ?? fileName(location.uri);
    return [{ name: label === "" ? `(${kind})` : label, kind: symbolKinds[kind], location, containerName }];
  });
}
