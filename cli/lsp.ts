// `backlint lsp`: the same server that the extension starts, for any editor that speaks the protocol. It is loaded from
// the bundle beside this one, not imported: the terminal and the server know nothing of each other.
import { createRequire } from "node:module";
import type { Parsed } from "./arguments.ts";
import { type Io, Unusable, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "lsp --stdio",
  about: "Serves an editor over the language server protocol until it says goodbye.",
  options: { stdio: { type: "boolean", help: "Talk over standard input and output (the only way)" } },
  run,
};

async function run(parsed: Parsed, io: Io): Promise<number> {
  if (!parsed.flag("stdio")) throw new Unusable("lsp needs --stdio");
  const load = createRequire(io.program);
  load("./server.cjs");
  return 0;
}
