// Hover: cards of items, sprints, labels and owners, scores of criteria, parts of totals, and what findings rest on.
import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import { hover as hoverAt } from "../../core/queries/hover.ts";
import { offsetAt, rangeOf } from "../convert.ts";
import type { Session } from "../session.ts";

export async function hover(session: Session, { textDocument, position }: HoverParams): Promise<Hover | null> {
  const view = await session.view(textDocument.uri);
  if (view === null) return null;
  const explained = () => view.findings().map((finding) => ({ rule: finding.rule, finding }));
  const found = hoverAt(view.names, view.file, explained, offsetAt(view.file, position), session.speak);
  if (found === null) return null;
  const issue = found.item === undefined ? null : await session.issues.lineOf(found.item);
  const value = issue === null ? found.markdown : `${found.markdown}\n\n${session.speak(issue)}`;
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(view.file, found.at) };
}
