// What a verb of the terminal is, and how it says that it was asked something it cannot do.
import type { OptionTable, Parsed } from "./arguments.ts";

/** The process as a verb sees it; tests hand in their own. */
export interface Io {
  /** The URL of the program that was started. */
  readonly program: string;
  readonly cwd: string;
  /** True when a person reads standard output, so that colour helps. */
  readonly colour: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Everything on standard input. */
  input(): Promise<Buffer>;
}

export interface Verb {
  /** The line after "Usage: backlint". */
  readonly usage: string;
  readonly about: string;
  readonly options: OptionTable;
  /** Answers the exit status: 0 clean, 1 findings. Unusable arguments or files are thrown as `Unusable`. */
  run(parsed: Parsed, io: Io): Promise<number>;
}

/** Arguments or files that cannot be used: one plain sentence, exit status 2, no stack. */
export class Unusable extends Error {
  override readonly name = "Unusable";
}

/** By name: a loader may hold the class twice. */
export function isUnusable(error: unknown): error is Unusable {
  return error instanceof Error && error.name === "Unusable";
}
