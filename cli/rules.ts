// `backlint rules`: what is checked, one line a rule.
import { rules } from "../core/rules/index.ts";
import type { Parsed } from "./arguments.ts";
import { type Io, Unusable, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "rules [--json]",
  about: "Lists the rules with their severity. A rule in brackets runs only when it is asked for.",
  options: { json: { type: "boolean", help: "Print JSON" } },
  run,
};

async function run(parsed: Parsed, io: Io): Promise<number> {
  if (parsed.paths.length > 0) throw new Unusable(`rules takes no paths, not ${parsed.paths.join(", ")}`);
  const sorted = [...rules].sort((a, b) => compare(a.category, b.category) || compare(a.id, b.id));
  if (parsed.flag("json")) {
    const plain = sorted.map(({ id, category, severity, on, since, scope, summary }) => ({
      id,
      category,
      severity,
      on,
      since,
      scope,
      summary,
    }));
    io.out(`${JSON.stringify({ version: 1, rules: plain })}\n`);
    return 0;
  }
  const name = (rule: (typeof sorted)[number]) => (rule.on ? rule.id : `[${rule.id}]`);
  const width = Math.max(0, ...sorted.map((rule) => name(rule).length));
  const lines = sorted.map((rule, index) => {
    const heading = rule.category === sorted[index - 1]?.category ? "" : `${index === 0 ? "" : "\n"}${rule.category}\n`;
    return `${heading}  ${name(rule).padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}\n`;
  });
  io.out(lines.join(""));
  return 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
