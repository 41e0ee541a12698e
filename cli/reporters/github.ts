// Workflow commands: GitHub Actions shows each as an annotation on the changed lines.
import type { Severity } from "../../core/rules/rule.ts";
import type { Reporter } from "./report.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", info: "notice", hint: "notice" };

export const report: Reporter = ({ files }) =>
  files
    .flatMap(({ path, diagnostics }) =>
      diagnostics.map((d) => {
        const where = {
          file: path,
          line: d.line,
          endLine: d.endLine,
          col: d.column,
          endColumn: d.endColumn,
          title: d.rule,
        };
        const properties = Object.entries(where).map(([name, value]) => `${name}=${property(String(value))}`);
        return `::${levels[d.severity]} ${properties.join(",")}::${data(d.message)}\n`;
      }),
    )
    .join("");

function data(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
