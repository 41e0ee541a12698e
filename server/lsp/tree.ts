// `backlint/tree`, `backlint/treePath` and `backlint/treeCard`: the trees of the activity bar, one level at a time. Files that
// are not open show how much is in them, and are read when they are unfolded.
import type { FileIndex } from "../../core/index/fileIndex.ts";
import { isBacklog } from "../../core/queries/summary.ts";
import { unopenedRow } from "../../core/queries/tree/fileRow.ts";
import type { TreeRow, TreeSubject } from "../../core/queries/tree/row.ts";
import { treeCard as cardOf, treePath as pathTo, treeRows } from "../../core/queries/tree/tree.ts";
import { rangeOf } from "../convert.ts";
import type { TreeCardParams, TreeParams, TreePathParams, TreeQuery, WireRow } from "../protocol.ts";
import type { Session } from "../session.ts";
import { say } from "../../core/text/message.ts";

export async function tree(session: Session, { of, ...query }: TreeParams): Promise<readonly WireRow[]> {
  const files = await filesFor(session, of);
  const { index } = session.workspace.snapshot;
  const rows = treeRows(index, files, query, of).map((row) => wireRow(session, row));
  return of === null ? [...rows, ...unopened(session, query)] : rows;
}

export async function treePath(session: Session, { item, ...query }: TreePathParams): Promise<readonly WireRow[]> {
  const files = await session.backlogFiles();
  const { index } = session.workspace.snapshot;
  return pathTo(index, files, query, item).map((row) => wireRow(session, row));
}

export async function treeCard(session: Session, { subject }: TreeCardParams): Promise<string | null> {
  await filesFor(session, subject);
  return cardOf(session.workspace.snapshot.index, subject, session.speak);
}

/** The open backlogs and the file that is asked for. */
async function filesFor(session: Session, of: TreeSubject | null): Promise<readonly FileIndex[]> {
  const files = await session.backlogFiles();
  const uri = of === null ? null : uriIn(of);
  if (uri === null || session.documents.versionOf(uri) !== null) return files;
  await session.closed.read([uri]);
  const file = session.workspace.snapshot.file(uri);
  return file === null || !isBacklog(file) ? files : [...files, file];
}

function uriIn(subject: TreeSubject): string | null {
  if (subject.type === "range") return subject.of === null ? null : uriIn(subject.of);
  return "uri" in subject ? subject.uri : null;
}

/** Where the documents' own nesting is shown; nobody has read them yet, so nothing can be found or grouped in them. */
function unopened(session: Session, { tree, by, search }: TreeQuery): readonly WireRow[] {
  if (tree !== "backlog" || by !== undefined || (search ?? "") !== "") return [];
  const { closed, documents } = session;
  const start = { line: 0, character: 0 };
  return [...closed.uris].sort().flatMap((uri) => {
    const counts = documents.versionOf(uri) === null ? closed.countsOf(uri) : null;
    if (counts === null || counts.items + counts.sprints === 0) return [];
    const row = wireRow(session, unopenedRow(uri, counts));
    return [{ ...row, place: { uri, range: { start, end: start } } }];
  });
}

function wireRow({ workspace, speak }: Session, { at, label, detail, ...row }: TreeRow): WireRow {
  const file = at === null ? undefined : workspace.snapshot.index.files.get(at.anchor.uri);
  const said = { label: speak(say`${label}`), detail: speak(detail) };
  return {
    ...row,
    ...said,
    place: at === null || file === undefined ? null : { uri: file.uri, range: rangeOf(file, at) },
  };
}
