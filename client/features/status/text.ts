// Words of the language status item. No vscode import: plain mocha tests it.
import { dialectWords } from "../../../core/index/naming.ts";
import { joined, type Message, say, type Speak } from "../../../core/text/message.ts";
import type { FileStatus } from "../../../server/protocol.ts";

export interface StatusText {
  /** Short: it also stands in the status bar when the user pins it there. */
  readonly text: string;
  readonly detail: string;
}

/** null when the file is no backlog: then nothing is shown. */
export function statusText(status: FileStatus | null, speak: Speak): StatusText | null {
  if (!status || (status.items === 0 && status.sprints === 0)) return null;
  const { items, sprints, unread } = status;
  const dialects = status.dialects.map((dialect) => dialectWords[dialect]);
  const details: readonly (Message | null)[] = [
    dialects.length === 0 ? null : say`read as ${joined(dialects, ", ")}`,
    sprints === 0 ? null : sprints === 1 ? say`${sprints} sprint` : say`${sprints} sprints`,
    unread === 0 ? null : unread === 1 ? say`${unread} line not read` : say`${unread} lines not read`,
  ];
  return {
    text: speak(items === 1 ? say`${items} backlog item` : say`${items} backlog items`),
    detail: speak(
      joined(
        details.flatMap((detail) => detail ?? []),
        " · ",
      ),
    ),
  };
}
