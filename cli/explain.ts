// `backlint explain`: one rule at length, with its examples.
import { rules } from "../core/rules/index.ts";
import { nearestWord } from "../core/text/editDistance.ts";
import type { Parsed } from "./arguments.ts";
import { type Io, Unusable, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "explain RULE",
  about: "Says what a rule looks for and why, with examples.",
  options: {},
  run,
};

async function run(parsed: Parsed, io: Io): Promise<number> {
  const [id, ...more] = parsed.paths;
  if (id === undefined || more.length > 0) throw new Unusable("explain needs one rule; backlint rules lists them");
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) {
    const near = nearestWord(
      id,
      rules.map((one) => one.id),
    );
    throw new Unusable(
      `unknown rule ${id}${near === null ? "; backlint rules lists them" : `; did you mean ${near}?`}`,
    );
  }
  const parts = [
    `${rule.id} (${rule.category}, ${rule.severity}${rule.on ? "" : ", off by default"})`,
    rule.summary,
    rule.why,
  ];
  for (const example of rule.examples) {
    parts.push(`Reported, between ⟦ and ⟧:\n\n${indented(example.bad)}`, `Not reported:\n\n${indented(example.good)}`);
    if (example.fixed !== undefined) parts.push(`After the fix:\n\n${indented(example.fixed)}`);
  }
  if (rule.noFix !== undefined) parts.push(`No fix: ${rule.noFix}`);
  parts.push(`To silence it once: <!-- backlint-ignore ${rule.id}: reason -->`);
  io.out(`${parts.join("\n\n")}\n`);
  return 0;
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "    ");
}
