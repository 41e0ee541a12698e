// An edit that is to be seen before it is made. Editors show an edit in which something needs confirmation, and leave just that
// unticked: so what needs it is a word replaced by itself, and all that changes something is ticked.
import { type Range, TextDocumentEdit, type TextEdit, type WorkspaceEdit } from "vscode-languageserver";
import type { FileIndex } from "../core/index/fileIndex.ts";
import type { WorkspaceIndex } from "../core/index/workspaceIndex.ts";
import { say, type Speak } from "../core/text/message.ts";
import type { Span } from "../core/text/span.ts";
import { rangeOf } from "./convert.ts";

/** Where every word is to change there is none to be replaced by itself: then the changes themselves need confirmation. */
export function shownFirst(edit: WorkspaceEdit, workspace: WorkspaceIndex, speak: Speak): WorkspaceEdit {
  const { documentChanges = [], changeAnnotations = {} } = edit;
  for (const [index, change] of documentChanges.entries()) {
    const file = TextDocumentEdit.is(change) ? workspace.files.get(change.textDocument.uri) : undefined;
    if (file === undefined || !TextDocumentEdit.is(change)) continue;
    const same = wordBeside(
      change.edits.map(({ range }) => range),
      file,
    );
    if (same === null) continue;
    const edits = [{ ...same, annotationId }, ...change.edits];
    return {
      documentChanges: documentChanges.with(index, { ...change, edits }),
      changeAnnotations: {
        ...changeAnnotations,
        [annotationId]: {
          label: speak(say`Shows the changes first`),
          description: speak(say`Nothing is changed here`),
          needsConfirmation: true,
        },
      },
    };
  }
  const asked = Object.entries(changeAnnotations).map(([id, one]) => [id, { ...one, needsConfirmation: true }]);
  return { ...edit, changeAnnotations: Object.fromEntries(asked) };
}

const annotationId = "backlint.shown-first";

/** The first word of a file that no change touches, replaced by itself. */
function wordBeside(changed: readonly Range[], file: FileIndex): TextEdit | null {
  for (const { anchor } of file.chunks)
    for (const { 0: word, index } of anchor.text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const place = { anchor, start: index, end: index + word.length };
      const range = rangeOf(file, place);
      if (changed.every((one) => isBefore(one, range) || isBefore(range, one)))
        return { range, newText: inFile(file, file.spanOf(place)) ?? word };
    }
  return null;
}

/** The characters as the file has them, null where they are those that were read. */
function inFile({ original }: FileIndex, { start, end }: Span): string | null {
  return original === null ? null : original.text.slice(original.toFile(start), original.toFile(end));
}

/** With at least a character between them. */
function isBefore({ end }: Range, { start }: Range): boolean {
  return end.line < start.line || (end.line === start.line && end.character < start.character);
}
