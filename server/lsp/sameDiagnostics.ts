// Whether two lists of diagnostics say the same. Cheaper than comparing their JSON, which is what not sending saves.
import type { Diagnostic, Range } from "vscode-languageserver";

export function sameDiagnostics(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => same(one, b[index])));
}

/** Code description, source and tags follow from the code. */
function same(a: Diagnostic, b: Diagnostic | undefined): boolean {
  if (a === b) return true;
  if (b === undefined || a.code !== b.code || a.severity !== b.severity || a.message !== b.message) return false;
  if (!sameRange(a.range, b.range)) return false;
  const related = b.relatedInformation ?? [];
  return (
    (a.relatedInformation?.length ?? 0) === related.length &&
    (a.relatedInformation ?? []).every((one, index) => {
      const other = related[index];
      return (
        other !== undefined &&
        one.message === other.message &&
        one.location.uri === other.location.uri &&
        sameRange(one.location.range, other.location.range)
      );
    })
  );
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
