// Go to definition: from an ID to the item that carries it, from a sprint's name to the sprint.
import type { DefinitionParams, Location, Position } from "vscode-languageserver";
import { definition as definitionAt } from "../../core/queries/navigation.ts";
import { locationOf, offsetAt } from "../convert.ts";
import type { Session, View } from "../session.ts";

export async function definition(session: Session, { textDocument, position }: DefinitionParams): Promise<Location[]> {
  const here = locations(await session.view(textDocument.uri), position);
  return here.length > 0 ? here : locations(await session.viewAround(textDocument.uri, position), position);
}

function locations(view: View | null, position: Position): Location[] {
  if (view === null) return [];
  const { index } = view.snapshot;
  return definitionAt(view.names, view.file, offsetAt(view.file, position)).flatMap(
    (place) => locationOf(index, place) ?? [],
  );
}
