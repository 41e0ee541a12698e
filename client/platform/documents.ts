// Which documents go to the language server. By language and by file name: AI extensions relabel .md files
// (instructions, prompt, chatagent, skill), and a backlog stays one whatever its label says.
import { type TextDocument, type TextEditor, window, workspace } from "vscode";
import type { ExplainParams, WireRange } from "../../server/protocol.ts";

const languages = ["markdown", "instructions", "prompt", "chatagent", "skill"];

/** Schemes that hold files of the user's. Others (git, output, notebook cells) show copies nobody could mend. */
const schemes = ["file", "untitled", "vscode-vfs", "vscode-remote"];

/** As both VS Code and the language client take it. */
type MarkdownFilter =
  | { readonly scheme: string; readonly language: string }
  | { readonly scheme: string; readonly pattern: string };

/** A folder on a virtual file system brings its own scheme in. */
function schemesNow(): ReadonlySet<string> {
  return new Set([...schemes, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
}

/** One filter for each scheme and label. */
export function markdownDocuments(): MarkdownFilter[] {
  return [...schemesNow()].flatMap((scheme) => [
    ...languages.map((language) => ({ scheme, language })),
    { scheme, pattern: "**/*.md" },
  ]);
}

/** Whether a document is one that the language server may read. */
export function isMarkdown({ languageId, uri }: TextDocument): boolean {
  return schemesNow().has(uri.scheme) && (languages.includes(languageId) || uri.path.endsWith(".md"));
}

/** Where the caret stands, as requests name it. */
export function caretOf({ document, selection }: TextEditor): ExplainParams {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}

/** The lines of a document that are on the screen; null where none are. */
export function linesInSight(uri: string): WireRange | null {
  const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const [first] = editor?.visibleRanges ?? [];
  const last = editor?.visibleRanges.at(-1);
  return first && last
    ? { start: { line: first.start.line, character: 0 }, end: { line: last.end.line + 1, character: 0 } }
    : null;
}

/** The server edits a configuration as it is on disk, so what is not saved yet is saved first. */
export async function saveConfigurations(): Promise<void> {
  for (const document of workspace.textDocuments) {
    if (document.isDirty && document.uri.path.endsWith("/.backlint.json")) await document.save();
  }
}
