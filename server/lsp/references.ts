// Find references: every place that names an item, its groups and ranges included.
import type { Location, ReferenceParams } from "vscode-languageserver";
import { references as referencesAt } from "../../core/queries/navigation.ts";
import { locationOf, offsetAt } from "../convert.ts";
import type { Session } from "../session.ts";

export async function references(session: Session, params: ReferenceParams): Promise<Location[]> {
  const view = await session.viewAround(params.textDocument.uri, params.position);
  if (view === null) return [];
  const { index } = view.snapshot;
  const offset = offsetAt(view.file, params.position);
  const places = referencesAt(view.names, view.file, offset, params.context.includeDeclaration);
  return places.flatMap((place) => locationOf(index, place) ?? []);
}
