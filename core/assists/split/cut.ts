// A way to cut a story, as data: which part gets what, and why it is cut there.
import type { Part } from "./deal.ts";
import type { Message } from "../../text/message.ts";

export interface Cut {
  /** "by the list in its title", after "Split into 3". */
  readonly by: Message;
  readonly note: Message | null;
  /** What such cuts are worth compared with others. */
  readonly worth: number;
  /** Each part needs the one before it. */
  readonly chained: boolean;
  readonly parts: readonly Part[];
  /** Members of a list that each part keeps one of, in the order of the parts, where the story spells them out. */
  readonly members: readonly string[];
}

/** The worth of a cut that the text gives no reason for. */
export const lastResort = -3;
