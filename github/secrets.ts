// Looks for keys, tokens and passwords in what would be sent, with the rules of secretlint. Loaded only for a push.
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import { addressLeaks, type Leak, outgoing } from "../core/export/github/outgoing.ts";
import type { Plan } from "../core/export/github/plan.ts";
import { type Message, say } from "../core/text/message.ts";

/** Secrets and private addresses, in the order of the plan. What was found is not repeated. */
export async function leaksIn(plan: Plan): Promise<readonly Leak[]> {
  const texts = outgoing(plan);
  const leaks: Leak[] = [];
  for (const { name, text } of texts) {
    const { messages } = await lintSource({
      source: { content: text, filePath: "issue.md", ext: ".md", contentType: "text" },
      options: {
        noPhysicFilePath: true,
        maskSecrets: true,
        config: { rules: [{ id: creator.meta.id, rule: creator, options: {} }] },
      },
    });
    for (const ruleId of new Set(messages.map((message) => message.ruleId)))
      leaks.push({ name, what: wordsOf(ruleId) });
  }
  return [...leaks, ...addressLeaks(texts)];
}

/** The rule's own name for it: "github", "slack", "privatekey". */
function wordsOf(ruleId: string): Message {
  return say`a secret (${ruleId.replace(/^.*secretlint-rule-/, "").replace(/-/g, " ")})`;
}
