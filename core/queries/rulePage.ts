// What a rule says of itself, as sections of Markdown: its page in docs/rules and the explanation of a finding share them.
import type { Example, Rule } from "../rules/rule.ts";
import { say, type Speak, wording } from "../text/message.ts";

/** Each example, numbered where there are several. */
export function exampleSections({ examples }: Rule, speak: Speak): readonly string[] {
  return examples.map((example, index) => exampleSection(example, examples.length > 1 ? ` ${index + 1}` : "", speak));
}

function exampleSection(example: Example, number: string, speak: Speak): string {
  const parts = [
    `## ${speak(say`Reported`)}${number}\n\n${speak(say`What is marked with ⟦ ⟧ is reported.`)}\n\n${fenced(example.bad)}`,
    `## ${speak(say`Not reported`)}${number}\n\n${fenced(example.good)}`,
  ];
  if (example.fixed !== undefined)
    parts.push(`## ${speak(say`After the repair`)}${number}\n\n${fenced(example.fixed)}`);
  return parts.join("\n\n");
}

/** Four ticks: the content is Markdown itself and may hold fences. */
function fenced(text: string): string {
  const language = text.trimStart().startsWith("{") ? "jsonc" : "markdown";
  return `\`\`\`\`${language}\n${text.replace(/\n$/, "")}\n\`\`\`\``;
}

/** Why there is no repair; empty where there is one. */
export function noFixSection(rule: Rule, speak: Speak): string {
  return rule.noFix === undefined ? "" : `## ${speak(say`No repair`)}\n\n${speak(wording(rule.noFix))}`;
}

/** How to silence the rule everywhere, here and in a file, without a heading. */
export function offText(rule: Rule, speak: Speak): string {
  const everywhere = `\`\`\`jsonc\n// .backlint.json\n{ "rules": { "${rule.id}": "${rule.on ? "off" : "on"}" } }\n\`\`\``;
  if (!rule.on) return `${speak(say`It is off already. To switch it on:`)}\n\n${everywhere}`;
  if (rule.id === "invalid-config")
    return speak(say`It speaks of the configuration itself and cannot be switched off.`);
  const here = `\`\`\`markdown\n<!-- backlint-ignore ${rule.id}: reason -->\n\`\`\``;
  const inFile = `\`\`\`markdown\n<!-- backlint-ignore-file ${rule.id}: reason -->\n\`\`\``;
  return [
    speak(say`Everywhere below a folder:`),
    everywhere,
    speak(say`For the next item or line, and for a whole file:`),
    here,
    inFile,
  ].join("\n\n");
}
