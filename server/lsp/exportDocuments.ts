// `backlint/export`: the items of backlogs as plain data, for whoever sends them elsewhere. No token ever comes here.
import { exportDocument } from "../../core/export/exportDocument.ts";
import type { ExportDocument } from "../../core/export/document.ts";
import { positionsOf } from "../../core/queries/positions.ts";
import type { ExportParams } from "../protocol.ts";
import type { Session } from "../session.ts";

export async function exportDocuments(session: Session, { uris }: ExportParams): Promise<ExportDocument[]> {
  const views = (await session.backlogs()).filter((view) => uris === undefined || uris.includes(view.uri));
  return views.map(({ file, snapshot }) => exportDocument(file, snapshot.index, positionsOf(file)));
}
