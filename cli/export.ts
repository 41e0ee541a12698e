// `backlint export`: takes a backlog to another tracker. Each target has a file of its own and is loaded alone.
import type { Parsed } from "./arguments.ts";
import { type Io, Unusable, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "export --to github [--repo OWNER/NAME] [--dry-run|--yes] PATH...",
  about:
    "Makes issues of the items in the files and keeps them in step. Without --yes it shows what it would do and sends nothing.\nThe token comes from GITHUB_TOKEN (GITHUB_ENTERPRISE_TOKEN for other servers) or from gh auth token.",
  options: {
    to: { type: "string", choices: ["github"], help: "Where to" },
    repo: {
      type: "string",
      value: "OWNER/NAME",
      help: "The repository (the one that was used last, or the only remote)",
    },
    host: { type: "string", value: "URL", help: "The server (https://github.com)" },
    "dry-run": { type: "boolean", help: "Show what would be done, send nothing (the default)" },
    yes: { type: "boolean", help: "Do it" },
    only: { type: "string", multiple: true, value: "ID", help: "Only this item; may be given several times" },
    tasks: { type: "string", choices: ["list", "sub-issues", "none"], help: "What becomes of task lines (list)" },
    prefer: { type: "string", choices: ["file", "github"], help: "Which side wins where both changed (neither)" },
    recreate: { type: "boolean", help: "Make deleted issues anew" },
    "allow-secrets": { type: "boolean", help: "Send what looks like a secret or a private address" },
    seconds: { type: "string", value: "N", help: "Seconds between two new issues (3)" },
    format: { type: "string", choices: ["pretty", "json"], help: "How to print (pretty)" },
    config: { type: "string", value: "FILE", help: "Use this instead of the nearest .backlint.json" },
  },
  run,
};

async function run(parsed: Parsed, io: Io): Promise<number> {
  if (parsed.text("to") === null) throw new Unusable("export needs --to github");
  if (parsed.paths.length === 0) throw new Unusable("export needs a file or a directory");
  if (parsed.flag("yes") && parsed.flag("dry-run")) throw new Unusable("--yes and --dry-run exclude each other");
  const { exportToGitHub } = await import("./githubExport.ts");
  return exportToGitHub(parsed, io);
}
