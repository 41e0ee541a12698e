// For people at a terminal: a file, its findings with the line they stand in, and a sum.
import type { Severity } from "../../core/rules/rule.ts";
import { count, counted, type DiagnosticReport, type LintReport, type Reporter } from "./report.ts";

const colours: Record<Severity | "dim" | "bold", string> = {
  error: "31",
  warning: "33",
  info: "36",
  hint: "35",
  dim: "2",
  bold: "1",
};

export const report: Reporter = (given) => {
  const paint = (name: keyof typeof colours, text: string) =>
    given.colour ? `\u001b[${colours[name]}m${text}\u001b[0m` : text;
  const files = given.files.filter((file) => file.diagnostics.length > 0);
  const blocks = files.map((file) => {
    const lines = file.text.split(/\r\n|\n|\r/);
    return [
      paint("bold", file.path),
      ...file.diagnostics.map((diagnostic) => entry(diagnostic, lines[diagnostic.line - 1] ?? "", paint)),
    ].join("\n");
  });
  return `${[...blocks, sum(given)].join("\n\n")}\n`;
};

function entry(
  diagnostic: DiagnosticReport,
  line: string,
  paint: (name: Severity | "dim", text: string) => string,
): string {
  const place = `${diagnostic.line}:${diagnostic.column}`;
  const end = diagnostic.endLine === diagnostic.line ? diagnostic.endColumn : line.length + 1;
  const { shown, from, length } = excerpt(line, diagnostic.column - 1, Math.max(1, end - diagnostic.column));
  return [
    `  ${paint(diagnostic.severity, diagnostic.severity)} ${diagnostic.message} ${paint("dim", diagnostic.rule)}`,
    `  ${paint("dim", `${place.padStart(8)} |`)} ${shown}`,
    `  ${" ".repeat(9)}${paint("dim", "|")} ${" ".repeat(from)}${paint(diagnostic.severity, "~".repeat(length))}`,
  ].join("\n");
}

/** At most 100 characters of the line around the finding, tabs as blanks so that the mark below stands right. */
function excerpt(line: string, at: number, length: number): { shown: string; from: number; length: number } {
  const width = 100;
  const start = line.length <= width || at < width - 20 ? 0 : at - 20;
  const piece = line.slice(start, start + width).replace(/\t/g, " ");
  const [before, after] = [start > 0 ? "…" : "", start + width < line.length ? "…" : ""];
  const from = at - start + before.length;
  return {
    shown: `${before}${piece}${after}`,
    from,
    length: Math.max(1, Math.min(length, before.length + piece.length - from)),
  };
}

function sum(report: LintReport): string {
  const parts = [
    counted(count(report, "error"), "error"),
    counted(count(report, "warning"), "warning"),
    counted(count(report, "info") + count(report, "hint"), "note"),
  ];
  return `${parts.join(", ")} in ${counted(report.files.length, "file")}`;
}
