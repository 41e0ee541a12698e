// JUnit XML: a suite a file, a case a finding; a file without findings is one passing case.
import type { Reporter } from "./report.ts";

export const report: Reporter = ({ files }) => {
  const suites = files.map(({ path, diagnostics }) => {
    const failures = diagnostics.filter((d) => d.severity === "error" || d.severity === "warning").length;
    const cases = diagnostics.map((d) => {
      const head = `    <testcase classname="${xml(path)}" name="${xml(`${d.rule} (${d.line}:${d.column})`)}"`;
      const text = xml(`${path}:${d.line}:${d.column} ${d.message}`);
      if (d.severity === "info" || d.severity === "hint")
        return `${head}>\n      <system-out>${text}</system-out>\n    </testcase>`;
      return `${head}>\n      <failure type="${xml(d.severity)}" message="${xml(d.message)}">${text}</failure>\n    </testcase>`;
    });
    const body = cases.length > 0 ? cases : [`    <testcase classname="${xml(path)}" name="backlint"/>`];
    return `  <testsuite name="${xml(path)}" tests="${body.length}" failures="${failures}" errors="0">\n${body.join("\n")}\n  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="backlint">\n${suites.join("")}</testsuites>\n`;
};

/** Escapes, and leaves out what XML 1.0 cannot hold: control characters and lone surrogates. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
