// What a proposal would make of the documents, read anew: the proof that a rewritten backlog says what it should.
import { houseOf } from "../dialects/house.ts";
import { read } from "../dialects/reader.ts";
import { buildFileIndex } from "../index/buildFileIndex.ts";
import { buildWorkspaceIndex } from "../index/buildWorkspaceIndex.ts";
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import { applyEdits, sortEdits, type TextEdit } from "../text/edit.ts";
import type { Snapshot } from "../workspace/workspace.ts";
import type { Proposal } from "./assist.ts";

/** All files as they would be; null where the edits cannot be applied together. */
export function afterwards(
  snapshot: Snapshot,
  { edits, creates }: Pick<Proposal, "edits" | "creates">,
): WorkspaceIndex | null {
  const byFile = new Map<FileIndex, TextEdit[]>();
  for (const { at, text } of edits) {
    const file = snapshot.file(at.anchor.uri);
    if (file === null || !file.holds(at.anchor)) return null;
    byFile.set(file, [...(byFile.get(file) ?? []), { ...file.spanOf(at), text }]);
  }
  const files = new Map(snapshot.index.files);
  for (const [file, own] of byFile) {
    const next = snapshot.preview(file.uri, own) ?? readAnew(snapshot, file, own);
    if (next === null) return null;
    files.set(file.uri, next);
  }
  for (const { uri, text } of creates) {
    if (files.has(uri)) return null;
    files.set(uri, indexOf(snapshot, uri, text));
  }
  return buildWorkspaceIndex(files);
}

/** A file that is not open; null for edits that overlap. */
function readAnew(snapshot: Snapshot, file: FileIndex, edits: readonly TextEdit[]): FileIndex | null {
  const sorted = sortEdits(edits, file.text.length);
  return sorted.type === "sorted" ? indexOf(snapshot, file.uri, applyEdits(file.text, sorted.edits)) : null;
}

function indexOf(snapshot: Snapshot, uri: string, text: string): FileIndex {
  const house = houseOf(snapshot.configOf(uri));
  return buildFileIndex(read({ uri, text, edits: null, previous: null }, house));
}
