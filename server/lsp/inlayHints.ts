// Inlay hints for the lines that are on the screen.
import type { InlayHint, InlayHintParams } from "vscode-languageserver";
import { inlayHints as hintsIn } from "../../core/queries/inlayHints.ts";
import { rangeOf, spanAt } from "../convert.ts";
import type { Session } from "../session.ts";

export async function inlayHints(session: Session, { textDocument, range }: InlayHintParams): Promise<InlayHint[]> {
  const view = await session.view(textDocument.uri);
  if (view === null) return [];
  const kinds = session.settings.shown(view.uri).inlayHints;
  return hintsIn(view.snapshot.index, view.file, spanAt(view.file, range), kinds).map(({ after, text, tooltip }) => ({
    position: rangeOf(view.file, after).end,
    label: session.speak(text),
    tooltip: session.speak(tooltip),
    paddingLeft: true,
  }));
}
