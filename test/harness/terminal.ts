// The command line run inside the test's own process, in a folder of its own. The bundle does the same: a test shows it.
import { run } from "../../cli/run.ts";
import { type Folder, temporaryFolder } from "./folder.ts";
import { dangling, prose, shop } from "./samples.ts";

export interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  readonly folder: Folder;
  backlint(args: readonly string[], input?: string): Promise<Result>;
}

/** A clean backlog, one with a finding, and files that a walk must leave out. */
export function openTerminal(): Terminal {
  const folder = temporaryFolder({
    "shop.md": shop,
    "plans/dangling.md": dangling,
    "plans/notes.md": prose,
    "plans/data.txt": dangling,
    "node_modules/x/README.md": dangling,
    ".git/x.md": dangling,
  });
  return {
    folder,
    async backlint(args, input = "") {
      const said = { out: "", err: "" };
      const status = await run(args, {
        program: import.meta.url,
        cwd: folder.path,
        colour: false,
        out: (text) => {
          said.out += text;
        },
        err: (text) => {
          said.err += text;
        },
        input: async () => Buffer.from(input),
      });
      return { status, ...said };
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into the printed contract by its names
export function json(result: Result): any {
  return JSON.parse(result.out);
}
