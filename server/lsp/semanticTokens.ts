// Semantic tokens: of a whole document, of what changed since, and of what is on the screen.
import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from "vscode-languageserver";
import { firmLine } from "../../core/queries/positions.ts";
import { type Token, tokens } from "../../core/queries/tokens.ts";
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
  for (const found of tokens(names.workspace, file, names.houseOf(uri), anchors)) {
    const [first] = found;
    if (first === undefined) continue;
    const line = firmLine(file, first.at.anchor);
    let wire = line < 0 ? undefined : wired.get(found);
    if (wire === undefined) {
      wire = found.map(({ at, type, declares }): Wired => {
        const { start, end } = rangeOf(file, at);
        const length = end.character - start.character;
        const below = start.line - Math.max(0, line);
        return { below, column: start.character, length, type: tokenType(type), declares: declares ? 1 : 0 };
      });
      if (line >= 0) wired.set(found, wire);
    }
    for (const { below, column, length, type, declares } of wire)
      builder.push(Math.max(0, line) + below, column, length, type, declares);
  }
}

interface Wired extends Readonly<Record<"column" | "length" | "type" | "declares", number>> {
  /** Its line, counted from the one that its chunk starts on. */
  readonly below: number;
}

/** A chunk's tokens as they are pushed: nearly all are as they were. */
const wired = new WeakMap<readonly Token[], readonly Wired[]>();

/** Those of documents that are open: what was closed is forgotten. */
function buildersOf(session: Session): Map<string, SemanticTokensBuilder> {
  let builders = handedOut.get(session);
  if (builders === undefined) handedOut.set(session, (builders = new Map()));
  for (const uri of builders.keys()) if (session.documents.versionOf(uri) === null) builders.delete(uri);
  return builders;
}
