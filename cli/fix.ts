// Applies safe fixes until none is left: fixing one finding may uncover another.
import { isGenerated } from "../core/queries/generated.ts";
import { editsOf, safeRepairs } from "../core/queries/repairs.ts";
import { applyEdits, sortEdits } from "../core/text/edit.ts";
import { withoutTabStops } from "../core/text/snippet.ts";
import type { SourceFile } from "./files.ts";
import type { Project } from "./project.ts";

/** A fix that brings back what another takes away must not keep us here for ever. */
const mostRounds = 10;

/** The files that a tool writes: a fix in them is lost with the next run. */
export function generatedAmong(project: Project, files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(({ uri }) => {
    const file = project.workspace.snapshot.file(uri);
    return file !== null && isGenerated(file);
  });
}

export function hasRepairs(project: Project, { uri }: SourceFile): boolean {
  const file = project.workspace.snapshot.file(uri);
  return file !== null && safeRepairs(file, project.findings(uri)).length > 0;
}

/** The new text of each file that changed, by URI. The project is left with these texts. */
export function repairAll(project: Project, files: readonly SourceFile[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (let round = 0; round < mostRounds; round++) {
    let changed = false;
    for (const { uri, text } of files) {
      const before = texts.get(uri) ?? text;
      const after = repaired(project, uri, before);
      if (after === before) continue;
      changed = true;
      texts.set(uri, after);
      project.workspace.apply({ type: "text", uri, text: after, version: round + 1 });
    }
    if (!changed) break;
  }
  for (const { uri, text } of files) if (texts.get(uri) === text) texts.delete(uri);
  return texts;
}

function repaired(project: Project, uri: string, text: string): string {
  const file = project.workspace.snapshot.file(uri);
  if (file === null) return text;
  const edits = editsOf(safeRepairs(file, project.findings(uri))).map((edit) => ({
    ...file.spanOf(edit.at),
    text: edit.snippet === true ? withoutTabStops(edit.text) : edit.text,
  }));
  const sorted = sortEdits(edits, text.length);
  return sorted.type === "sorted" ? applyEdits(text, sorted.edits) : text;
}
