// Words of the language status item. No vscode import: plain mocha tests it.
import type { FileStatus } from "../../../server/protocol.ts";

export interface StatusText {
  /** Short: it also stands in the status bar when the user pins it there. */
  readonly text: string;
  readonly detail: string;
}

/** null when the file is no backlog: then nothing is shown. */
export function statusText(status: FileStatus | null): StatusText | null {
  if (!status || (status.items === 0 && status.sprints === 0)) return null;
  const sprints = status.sprints > 0 ? [count(status.sprints, "sprint")] : [];
  const unread = status.unread > 0 ? [`${count(status.unread, "line")} not read`] : [];
  const dialects = status.dialects.map((dialect) => dialect.replaceAll("-", " ")).join(", ");
  return {
    text: count(status.items, "backlog item"),
    detail: [...(dialects ? [`read as ${dialects}`] : []), ...sprints, ...unread].join(" · "),
  };
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
