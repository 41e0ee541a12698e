// Files that a tool writes: what is mended in them is lost with the next run, so they get no edits.
import type { FileIndex } from "../index/fileIndex.ts";
import { lazyFor } from "../index/lazy.ts";

const notice =
  /^\s*(?:<!--|#|\/\/|>|%%|\[\/\/\]:)?\s*(?:@generated\b|(?:this (?:file|document) (?:is|was) )?(?:auto-?matically |auto-?)?generated\b.*\b(?:do not edit|by)\b|do not edit\b.*\bgenerated\b)/i;

/** Only the first lines say so about the whole file. */
const mostLines = 8;

/** Whether the file says at its top that it is generated. */
export const isGenerated = lazyFor((file: FileIndex): boolean =>
  (file.chunks[0]?.anchor.text ?? "").split("\n", mostLines).some((line) => notice.test(line)),
);
