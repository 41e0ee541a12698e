// `backlint/status`: what was read in one document. Null for what is no backlog.
import { isBacklog, summary } from "../../core/queries/summary.ts";
import type { FileStatus, StatusParams } from "../protocol.ts";
import type { Session } from "../session.ts";

export async function status(session: Session, { uri }: StatusParams): Promise<FileStatus | null> {
  const view = await session.view(uri);
  return view === null || !isBacklog(view.file) ? null : { uri, ...summary(view.file) };
}
