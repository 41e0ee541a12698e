// SARIF 2.1.0, as code scanning services take it.
import type { Severity } from "../../core/rules/rule.ts";
import type { Reporter } from "./report.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", info: "note", hint: "note" };

export const report: Reporter = ({ files, rules, version }) => {
  const used = [...new Set(files.flatMap((file) => file.diagnostics.map((d) => d.rule)))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Backlint",
            version,
            rules: used.map((id) => {
              const rule = rules.get(id);
              return {
                id,
                ...(rule === undefined
                  ? {}
                  : { shortDescription: { text: rule.summary }, fullDescription: { text: rule.why } }),
              };
            }),
          },
        },
        columnKind: "utf16CodeUnits",
        artifacts: files.map(({ path }) => ({ location: { uri: uri(path) } })),
        results: files.flatMap(({ path, diagnostics }, index) =>
          diagnostics.map((d) => ({
            ruleId: d.rule,
            ruleIndex: used.indexOf(d.rule),
            level: levels[d.severity],
            message: { text: d.message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uri(path), index },
                  region: { startLine: d.line, startColumn: d.column, endLine: d.endLine, endColumn: d.endColumn },
                },
              },
            ],
          })),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

/** A relative reference as SARIF wants it: forward slashes, other characters escaped. */
function uri(path: string): string {
  return path.replace(/\\/g, "/").split("/").map(encodeURIComponent).join("/");
}
