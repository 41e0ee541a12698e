// What a rule says of itself, as sections of Markdown: its page in docs/rules and the explanation of a finding share them.
import type { Example, Rule } from "../rules/rule.ts";

/** Each example, numbered where there are several. */
export function exampleSections({ examples }: Rule): readonly string[] {
  return examples.map((example, index) => exampleSection(example, examples.length > 1 ? ` ${index + 1}` : ""));
}

function exampleSection(example: Example, number: string): string {
  const parts = [
    `## Reported${number}\n\nWhat is marked with ⟦ ⟧ is reported.\n\n${fenced(example.bad)}`,
    `## Not reported${number}\n\n${fenced(example.good)}`,
  ];
  if (example.fixed !== undefined) parts.push(`## After the repair${number}\n\n${fenced(example.fixed)}`);
  return parts.join("\n\n");
}

/** Four ticks: the content is Markdown itself and may hold fences. */
function fenced(text: string): string {
  const language = text.trimStart().startsWith("{") ? "jsonc" : "markdown";
  return `\`\`\`\`${language}\n${text.replace(/\n$/, "")}\n\`\`\`\``;
}

/** Why there is no repair; empty where there is one. */
export function noFixSection(rule: Rule): string {
  return rule.noFix === undefined ? "" : `## No repair\n\n${rule.noFix}`;
}

/** How to silence the rule everywhere, here and in a file, without a heading. */
export function offText(rule: Rule): string {
  const everywhere = `\`\`\`jsonc\n// .backlint.json\n{ "rules": { "${rule.id}": "${rule.on ? "off" : "on"}" } }\n\`\`\``;
  if (!rule.on) return `It is off already. To switch it on:\n\n${everywhere}`;
  if (rule.id === "invalid-config") return "It speaks of the configuration itself and cannot be switched off.";
  const here = `\`\`\`markdown\n<!-- backlint-ignore ${rule.id}: reason -->\n\`\`\``;
  const inFile = `\`\`\`markdown\n<!-- backlint-ignore-file ${rule.id}: reason -->\n\`\`\``;
  return `Everywhere below a folder:\n\n${everywhere}\n\nFor the next item or line, and for a whole file:\n\n${here}\n\n${inFile}`;
}
