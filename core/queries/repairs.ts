// Which of the offered fixes can be applied together without asking.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Edit, Fix } from "../rules/rule.ts";
import type { ReportedFinding } from "../rules/run.ts";

export interface Repair {
  readonly finding: ReportedFinding;
  readonly fix: Fix;
}

/**
 * The preferred fix of each finding where it is safe and stays in this file, as far as they do not touch the same
 * characters: of two that do, the first in the text is taken and the other is left for the next round.
 */
export function safeRepairs(file: FileIndex, findings: readonly ReportedFinding[]): readonly Repair[] {
  const taken: { readonly start: number; readonly end: number }[] = [];
  const repairs: Repair[] = [];
  for (const finding of findings) {
    const fix = finding.fixes?.[0];
    if (fix === undefined || fix.safety !== "safe" || fix.edits.length === 0) continue;
    if (!fix.edits.every((edit) => edit.at.anchor.uri === file.uri)) continue;
    const spans = fix.edits.map((edit) => file.spanOf(edit.at));
    if (spans.some((span) => taken.some((other) => touches(span, other)))) continue;
    taken.push(...spans);
    repairs.push({ finding, fix });
  }
  return repairs;
}

export function editsOf(repairs: readonly Repair[]): readonly Edit[] {
  return repairs.flatMap(({ fix }) => fix.edits);
}

/** Two insertions at one place count as touching: their order would be a guess. */
function touches(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end
    ? true
    : a.start === b.start || (a.start === a.end && a.start === b.end) || (b.start === b.end && b.start === a.end);
}
