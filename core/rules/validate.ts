// Whether a finding may leave the runner: its places lie in the documents and its edits do not collide.
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import { sortEdits, type TextEdit } from "../text/edit.ts";
import { english } from "../text/message.ts";
import type { Place } from "../text/span.ts";
import type { Finding, Fix } from "./rule.ts";

/** What is wrong with a finding, in words for whoever wrote the rule; null when it is sound. */
export function faultOf(finding: Finding, file: FileIndex, workspace: WorkspaceIndex): string | null {
  if (!file.holds(finding.at.anchor)) return "its place is not in the document";
  if (!isInside(finding.at)) return "its place lies outside its chunk";
  const message = english(finding.message);
  if (message === "" || /[\n\r]/.test(message)) return "its message is not one line";
  for (const related of finding.related ?? []) {
    if (!isKnown(related.at, workspace)) return "a related place is not in the workspace";
  }
  for (const fix of finding.fixes ?? []) {
    const fault = faultOfFix(fix, workspace);
    if (fault !== null) return `the fix "${english(fix.title)}" ${fault}`;
  }
  return null;
}

/** True when every place of a kept finding still stands in the documents, so that the finding can be used again. */
export function isAlive(finding: Finding, file: FileIndex, workspace: WorkspaceIndex): boolean {
  return (
    file.holds(finding.at.anchor) &&
    (finding.related ?? []).every((related) => isKnown(related.at, workspace)) &&
    (finding.fixes ?? []).every((fix) => fix.edits.every((edit) => isKnown(edit.at, workspace)))
  );
}

function faultOfFix(fix: Fix, workspace: WorkspaceIndex): string | null {
  if (fix.edits.length === 0) return "edits nothing";
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of fix.edits) {
    const file = workspace.files.get(edit.at.anchor.uri);
    if (file === undefined || !isKnown(edit.at, workspace)) return "edits a place that is not in the workspace";
    const edits = byFile.get(file.uri) ?? [];
    edits.push({ ...file.spanOf(edit.at), text: edit.text });
    byFile.set(file.uri, edits);
  }
  for (const edits of byFile.values()) {
    // The places were checked against their chunks, so the document's length sets no further bound.
    if (sortEdits(edits, Number.POSITIVE_INFINITY).type !== "sorted") return "has edits that overlap";
  }
  return null;
}

function isKnown(place: Place, workspace: WorkspaceIndex): boolean {
  return isInside(place) && workspace.files.get(place.anchor.uri)?.holds(place.anchor) === true;
}

function isInside(place: Place): boolean {
  return 0 <= place.start && place.start <= place.end && place.end <= place.anchor.text.length;
}
