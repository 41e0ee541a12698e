// Hover: cards of items, sprints, labels and owners, scores of criteria, parts of totals, and what findings rest on.
import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import { type Explained, hover as hoverAt } from "../../core/queries/hover.ts";
import { offsetAt, rangeOf } from "../convert.ts";
import type { Session, View } from "../session.ts";

export async function hover(session: Session, { textDocument, position }: HoverParams): Promise<Hover | null> {
  let view = await session.view(textDocument.uri);
  if (view === null) return null;
  let needed = false;
  // Few places need to know what was found, and judging a large document holds up others: it is waited for in turns.
  const asked = () => {
    needed = true;
    return [];
  };
  const at = (there: View, findings: () => readonly Explained[]) =>
    hoverAt(there.names, there.file, findings, offsetAt(there.file, position), session.speak);
  let found = at(view, asked);
  if (needed) {
    view = await session.judged(textDocument.uri);
    if (view === null) return null;
    const findings = view.findings();
    found = at(view, () => findings.map((finding) => ({ rule: finding.rule, finding })));
  }
  if (found === null) return null;
  const issue = found.item === undefined ? null : await session.issues.lineOf(found.item);
  const value = issue === null ? found.markdown : `${found.markdown}\n\n${session.speak(issue)}`;
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(view.file, found.at) };
}
