// Semantic tokens: of a whole document, of what changed since, and of what is on the screen.
import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from "vscode-languageserver";
import { tokens } from "../../core/queries/tokens.ts";
import { anchorsWithin } from "../../core/queries/within.ts";
import type { Anchor } from "../../core/text/span.ts";
import { rangeOf, spanAt } from "../convert.ts";
import type { Session, View } from "../session.ts";
import { tokenType } from "../tokenLegend.ts";

/** By document, what was last handed out: the next answer says only what is different. */
const handedOut = new WeakMap<Session, Map<string, SemanticTokensBuilder>>();

export async function semanticTokens(
  session: Session,
  { textDocument }: SemanticTokensParams,
): Promise<SemanticTokens> {
  const view = await session.view(textDocument.uri);
  if (view === null) return { data: [] };
  const builder = new SemanticTokensBuilder();
  buildersOf(session).set(view.uri, builder);
  fill(builder, view, null);
  return builder.build();
}

export async function semanticTokensDelta(
  session: Session,
  { textDocument, previousResultId }: SemanticTokensDeltaParams,
): Promise<SemanticTokens | SemanticTokensDelta> {
  const builder = buildersOf(session).get(textDocument.uri);
  const view = await session.view(textDocument.uri);
  if (builder === undefined || view === null) return semanticTokens(session, { textDocument });
  builder.previousResult(previousResultId);
  fill(builder, view, null);
  return builder.buildEdits();
}

export async function semanticTokensRange(
  session: Session,
  { textDocument, range }: SemanticTokensRangeParams,
): Promise<SemanticTokens> {
  const view = await session.view(textDocument.uri);
  if (view === null) return { data: [] };
  const builder = new SemanticTokensBuilder();
  fill(builder, view, anchorsWithin(view.file, spanAt(view.file, range)));
  return builder.build();
}

function fill(builder: SemanticTokensBuilder, { uri, file, names }: View, anchors: ReadonlySet<Anchor> | null): void {
  for (const { at, type, declares } of tokens(names.workspace, file, names.houseOf(uri), anchors)) {
    const { start, end } = rangeOf(file, at);
    builder.push(start.line, start.character, end.character - start.character, tokenType(type), declares ? 1 : 0);
  }
}

/** Those of documents that are open: what was closed is forgotten. */
function buildersOf(session: Session): Map<string, SemanticTokensBuilder> {
  let builders = handedOut.get(session);
  if (builders === undefined) handedOut.set(session, (builders = new Map()));
  for (const uri of builders.keys()) if (session.documents.versionOf(uri) === null) builders.delete(uri);
  return builders;
}
