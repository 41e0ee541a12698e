// Selection ranges: what a growing selection takes in, from the word out to the epic.
import type { SelectionRange, SelectionRangeParams } from "vscode-languageserver";
import { selections } from "../../core/queries/selection.ts";
import { offsetAt, rangeOf } from "../convert.ts";
import type { Session } from "../session.ts";

export async function selectionRanges(
  session: Session,
  { textDocument, positions }: SelectionRangeParams,
): Promise<SelectionRange[]> {
  const view = await session.view(textDocument.uri);
  if (view === null) return [];
  return positions.map((position) => {
    const inward = selections(view.file, offsetAt(view.file, position)).toReversed();
    const innermost = inward.reduce<SelectionRange | null>((parent, { first, last }) => {
      const range = { start: rangeOf(view.file, first).start, end: rangeOf(view.file, last).end };
      return parent === null ? { range } : { range, parent };
    }, null);
    return innermost ?? { range: { start: position, end: position } };
  });
}
