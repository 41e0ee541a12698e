// What a reporter is given: findings as plain data, lines and columns counted from 1, in the order of the text.
import type { Severity } from "../../core/rules/rule.ts";

export interface DiagnosticReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  /** The ID of the item it stands in, or its title. */
  readonly item: string | null;
}

export interface LintedFile {
  readonly path: string;
  readonly diagnostics: readonly DiagnosticReport[];
  /** The file's text, for reporters that show it. */
  readonly text: string;
}

export interface LintReport {
  readonly files: readonly LintedFile[];
  /** Each rule by ID, for formats that carry a catalogue. */
  readonly rules: ReadonlyMap<string, { readonly summary: string; readonly why: string }>;
  readonly version: string;
  readonly colour: boolean;
}

/** Turns a report into what is printed. */
export type Reporter = (report: LintReport) => string;

export function count(report: LintReport, severity: Severity): number {
  return report.files.reduce(
    (sum, file) => sum + file.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
    0,
  );
}

/** "1 error", "2 errors". */
export function counted(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? "" : "s"}`;
}
