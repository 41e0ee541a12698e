// One finding at length: what was found, why that matters, how it looks when it is right, and how to silence it.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import type { ReportedFinding } from "../rules/run.ts";
import { plain } from "./card.ts";
import { exampleSections, noFixSection, offText } from "./rulePage.ts";
import type { Speak } from "../text/message.ts";

/** The narrowest finding that covers an offset of the file; of several the first. */
export function findingAt(
  file: FileIndex,
  findings: readonly ReportedFinding[],
  offset: number,
): ReportedFinding | null {
  let best: { readonly finding: ReportedFinding; readonly length: number } | null = null;
  for (const finding of findings) {
    const { start, end } = file.spanOf(finding.at);
    if (offset < start || offset > end) continue;
    if (best === null || end - start < best.length) best = { finding, length: end - start };
  }
  return best?.finding ?? null;
}

/** The finding and its rule in Markdown. */
export function explanationOf(finding: ReportedFinding, rule: Rule, speak: Speak): string {
  const { message, evidence = [], fixes = [], severity } = finding;
  const sections = [
    `# ${rule.id}`,
    // Messages carry no full stop.
    `**${severities[severity]}:** ${speak(message)}.`,
    rule.summary,
    `## Why\n\n${rule.why}`,
    evidence.length === 0
      ? ""
      : `## What it rests on\n\n${evidence.map((line) => `- ${plain(speak(line))}`).join("\n")}`,
    fixes.length === 0 ? "" : `## Repairs offered\n\n${fixes.map(({ title }) => `- ${speak(title)}`).join("\n")}`,
    ...exampleSections(rule),
    noFixSection(rule),
    `## Silencing it\n\n${offText(rule)}`,
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

const severities: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  info: "Information",
  hint: "Hint",
};
