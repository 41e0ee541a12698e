// Document links: IDs lead to their items, addresses to the web. Where an ID leads is looked up when it is followed.
import type { DocumentLink, DocumentLinkParams, Position } from "vscode-languageserver";
import { definition } from "../../core/queries/navigation.ts";
import { fileLink } from "../../core/queries/fileLink.ts";
import { links } from "../../core/queries/links.ts";
import { offsetAt, rangeOf } from "../convert.ts";
import type { Session } from "../session.ts";

export async function documentLinks(session: Session, { textDocument }: DocumentLinkParams): Promise<DocumentLink[]> {
  const view = await session.view(textDocument.uri);
  if (view === null) return [];
  const { names, file, uri } = view;
  return links(names.workspace, file, names.houseOf(uri)).map(({ at, url }) => ({
    range: rangeOf(file, at),
    ...(url === null ? { data: uri } : { target: url }),
  }));
}

export async function resolveDocumentLink(session: Session, link: DocumentLink): Promise<DocumentLink> {
  const uri: unknown = link.data;
  const view = typeof uri === "string" ? await session.view(uri) : null;
  if (view === null) return link;
  const position: Position = link.range.start;
  const [place] = definition(view.names, view.file, offsetAt(view.file, position));
  const target = place === undefined ? null : fileLink(view.snapshot.index, place);
  return target === null ? link : { ...link, target };
}
