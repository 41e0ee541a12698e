// `backlint judge`: the judge alone. A {"text","item"} line in, a {"verdict","score","reason"} line out, in the same order.
import { Unusable, type Io, type Verb } from "./verb.ts";
import type { Parsed } from "./arguments.ts";
import { judge } from "../core/rules/acceptance/judge/judge.ts";

export const verb: Verb = {
  usage: "judge --format json < LINES",
  about:
    'Reads {"text","item"} lines on standard input and answers a {"verdict","score","reason"} line each.\nA lower score means less binary.',
  options: { format: { type: "string", choices: ["json"], help: "How to answer (json)" } },
  run,
};

async function run(parsed: Parsed, io: Io): Promise<number> {
  if (parsed.paths.length > 0) throw new Unusable(`judge reads standard input, not ${parsed.paths.join(", ")}`);
  const lines = (await io.input()).toString("utf8").split("\n");
  const answers: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const { text, title } = question(line, index + 1);
    const { verdict, score, reason } = judge(text, title === null ? {} : { title });
    answers.push(JSON.stringify({ verdict, score, reason }));
  }
  io.out(answers.map((answer) => `${answer}\n`).join(""));
  return 0;
}

function question(line: string, number: number): { text: string; title: string | null } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Unusable(`line ${number} of standard input is no JSON`);
  }
  const { text, item } = Object(value) as { text?: unknown; item?: unknown };
  if (typeof text !== "string") throw new Unusable(`line ${number} of standard input has no "text"`);
  return { text, title: typeof item === "string" ? item : null };
}
