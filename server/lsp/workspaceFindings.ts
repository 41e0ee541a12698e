// The findings of all backlogs, open or not, for what is done with them at once.
import type { FileIndex } from "../../core/index/fileIndex.ts";
import { isBacklog } from "../../core/queries/summary.ts";
import type { ReportedFinding } from "../../core/rules/run.ts";
import type { Session } from "../session.ts";
import { inTurns } from "../turns.ts";

/** Backlogs that may have findings: open ones, and of the others those in which something was found. */
export async function concerned(session: Session): Promise<readonly string[]> {
  const open = (await session.backlogs()).filter(({ silent }) => !silent).map(({ uri }) => uri);
  await session.closed.ready;
  const closed: string[] = [];
  for (const uri of session.closed.uris) {
    if (session.documents.versionOf(uri) !== null) continue;
    if (((await session.closed.judge(uri))?.found ?? 0) > 0) closed.push(uri);
  }
  return [...open, ...closed.sort()];
}

export interface FoundIn {
  readonly file: FileIndex;
  readonly findings: readonly ReportedFinding[];
}

/** A file's findings as the text is now: of the editor, else as it is saved. Null where it is no backlog or left alone. */
export async function findingsOf(session: Session, uri: string): Promise<FoundIn | null> {
  if (session.documents.versionOf(uri) === null) await session.closed.read([uri]);
  else await session.judged(uri);
  const { snapshot } = session.workspace;
  const file = snapshot.file(uri);
  if (file === null || !isBacklog(file) || !session.configurations.covers(uri)) return null;
  const judged = await inTurns(snapshot.findingsInSlices(uri), session.host, () => false);
  return { file, findings: judged?.value ?? [] };
}
