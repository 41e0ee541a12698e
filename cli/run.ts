// Runs one command line: finds the verb, loads only that one, and turns what it answers or throws into an exit status.
import { type OptionTable, readArguments } from "./arguments.ts";
import { nearestWord } from "../core/text/editDistance.ts";
import manifest from "../package.json" with { type: "json" };
import { type Io, isUnusable, Unusable, type Verb } from "./verb.ts";

const verbs: Readonly<Record<string, { readonly summary: string; load(): Promise<{ readonly verb: Verb }> }>> = {
  lint: { summary: "Report what a careful reviewer would", load: () => import("./lint.ts") },
  items: { summary: "Print every item, criterion and sprint that is read", load: () => import("./items.ts") },
  judge: { summary: "Judge acceptance criteria given on standard input", load: () => import("./judge.ts") },
  rules: { summary: "List the rules", load: () => import("./rules.ts") },
  explain: { summary: "Say what a rule looks for, why, and how to satisfy it", load: () => import("./explain.ts") },
  convert: { summary: "Write a backlog in another shape", load: () => import("./convert.ts") },
  export: { summary: "Take a backlog to GitHub issues and keep them in step", load: () => import("./export.ts") },
  lsp: { summary: "Serve an editor over the language server protocol", load: () => import("./lsp.ts") },
};

const help = { type: "boolean", short: "h", help: "Show this help" } as const;

/** Runs one command line. Answers 0 clean, 1 findings, 2 unusable arguments or files. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = argv;
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      io.out(overview());
      return name === undefined ? 2 : 0;
    }
    if (name === "--version" || name === "-v") {
      io.out(`${manifest.version}\n`);
      return 0;
    }
    const entry = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (entry === undefined) {
      const near = nearestWord(name, Object.keys(verbs));
      throw new Unusable(
        `unknown command ${name}${near === null ? "; see backlint --help" : `; did you mean ${near}?`}`,
      );
    }
    const { verb } = await entry.load();
    const parsed = readArguments(rest, { ...verb.options, help });
    if (parsed.flag("help")) {
      io.out(verbHelp(verb));
      return 0;
    }
    return await verb.run(parsed, io);
  } catch (error) {
    if (!isUnusable(error)) throw error;
    io.err(`backlint: ${error.message}\n`);
    return 2;
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(verbs).map((name) => name.length));
  const lines = Object.entries(verbs).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: backlint COMMAND [options] [PATH...]\n\nReads and lints backlogs written in Markdown.\n\n${lines.join("\n")}\n\nbacklint COMMAND --help says more.\n`;
}

function verbHelp(verb: Verb): string {
  const table: OptionTable = { ...verb.options, help };
  const rows = Object.entries(table).map(([name, spec]) => {
    const value = spec.type === "string" ? ` ${spec.choices?.join("|") ?? spec.value ?? "VALUE"}` : "";
    return [`--${name}${value}`, spec.help] as const;
  });
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return `Usage: backlint ${verb.usage}\n\n${verb.about}\n\n${rows.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`).join("\n")}\n`;
}
