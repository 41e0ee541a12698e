// `backlint/fixable` and `backlint/fix`: the safe fixes of all backlogs, open or not, as one edit that the editor shows before it is
// made.
import { isGenerated } from "../../core/queries/generated.ts";
import { editsOf, type Repair, safeRepairs } from "../../core/queries/repairs.ts";
import { say } from "../../core/text/message.ts";
import { annotatedEditOf } from "../convert.ts";
import type { Fixable, FixableParams, FixParams, Regrouped } from "../protocol.ts";
import type { Session } from "../session.ts";
import { shownFirst } from "../shownFirst.ts";
import { concerned, findingsOf } from "./workspaceFindings.ts";

export async function fixable(session: Session, { rule }: FixableParams): Promise<Fixable> {
  const files: { readonly uri: string; readonly fixes: number }[] = [];
  let generated = 0;
  for (const uri of await concerned(session)) {
    const repairs = await repairsIn(session, uri, rule);
    if (repairs === "generated") generated++;
    else if (repairs.length > 0) files.push({ uri, fixes: repairs.length });
  }
  return { files, generated };
}

export async function fix(session: Session, { uris, rule }: FixParams): Promise<Regrouped> {
  if (!session.client.appliesEdits)
    return { refused: session.speak(say`The editor does not let Backlint change text`) };
  const byRule = new Map<string, Repair[]>();
  for (const uri of uris) {
    const repairs = await repairsIn(session, uri, rule);
    if (repairs === "generated") continue;
    for (const repair of repairs) byRule.set(repair.finding.rule, [...(byRule.get(repair.finding.rule) ?? []), repair]);
  }
  const groups = [...byRule].map(([id, repairs]) => ({
    id,
    label: id,
    description: [...new Set(repairs.map((one) => session.speak(one.fix.title)))].slice(0, 3).join("; "),
    edits: editsOf(repairs),
  }));
  const means = {
    workspace: session.workspace.snapshot.index,
    snippets: false,
    versionOf: (uri: string) => session.documents.versionOf(uri),
  };
  const { confirmsEdits } = session.client;
  const written = annotatedEditOf(groups, means, confirmsEdits);
  if (written === null) return { refused: session.speak(say`The text has changed meanwhile: ask again`) };
  const edit = confirmsEdits ? shownFirst(written, means.workspace, session.speak) : written;
  const label = session.speak(say`Fix all that Backlint can fix safely`);
  const { applied } = await session.connection.workspace.applyEdit({ label, edit });
  // Who closes the preview wants nothing changed.
  return {
    refused:
      applied || confirmsEdits
        ? null
        : session.speak(say`The editor did not change the text: the file may be read-only`),
  };
}

/** A file's safe repairs as the text is now: of the editor, else as it is saved. */
async function repairsIn(
  session: Session,
  uri: string,
  rule: string | undefined,
): Promise<readonly Repair[] | "generated"> {
  const found = await findingsOf(session, uri);
  if (found === null) return [];
  const findings = found.findings.filter((finding) => rule === undefined || finding.rule === rule);
  const repairs = safeRepairs(found.file, findings);
  return repairs.length > 0 && isGenerated(found.file) ? "generated" : repairs;
}
