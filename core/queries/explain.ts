// One finding at length: what was found, why that matters, how it looks when it is right, and how to silence it.
import type { FileIndex } from "../index/fileIndex.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import type { ReportedFinding } from "../rules/run.ts";
import { plain } from "./card.ts";
import { exampleSections, noFixSection, offText } from "./rulePage.ts";
import { type Message, say, type Speak, wording } from "../text/message.ts";

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
    `**${speak(severities[severity])}:** ${speak(message)}.`,
    speak(wording(rule.summary)),
    `## ${speak(say`Why`)}\n\n${speak(wording(rule.why))}`,
    evidence.length === 0
      ? ""
      : `## ${speak(say`What it rests on`)}\n\n${evidence.map((line) => `- ${plain(speak(line))}`).join("\n")}`,
    fixes.length === 0
      ? ""
      : `## ${speak(say`Repairs offered`)}\n\n${fixes.map(({ title }) => `- ${speak(title)}`).join("\n")}`,
    ...exampleSections(rule, speak),
    noFixSection(rule, speak),
    `## ${speak(say`Silencing it`)}\n\n${offText(rule, speak)}`,
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

const severities: Readonly<Record<Severity, Message>> = {
  error: say`Error`,
  warning: say`Warning`,
  info: say`Information`,
  hint: say`Hint`,
};
