// Where the reference documents are: beside the repository, on the machines that have them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../harness/sources.ts";

export interface Sample {
  readonly name: string;
  readonly text: string;
}

/** The Markdown files of a folder, by name; none where it is missing. */
export function markdownIn(folder: string): readonly Sample[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));
}

/** The documents of the reference corpus: "seeds" or "dev". */
export function corpus(part: "seeds" | "dev"): readonly Sample[] {
  return markdownIn(path.join(root, "../shared/corpus", part));
}

/** The repository's own sample backlogs. */
export const ownExamples = markdownIn(path.join(root, "examples"));

/** Skips the tests of a suite, and says why, where the reference corpus is not on this machine. */
export function skipWithout(context: Mocha.Context, samples: readonly Sample[], part: string): void {
  if (samples.length > 0) return;
  console.log(`      passed over: ../shared/corpus/${part} is not on this machine`);
  context.skip();
}
