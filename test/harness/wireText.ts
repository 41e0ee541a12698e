// Positions, edits and diagnostics as they travel, over plain text: what an editor does with them.

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity?: number;
  readonly code?: string;
  readonly source?: string;
  readonly tags?: readonly number[];
  readonly codeDescription?: { readonly href: string };
  readonly relatedInformation?: readonly {
    readonly location: { readonly uri: string; readonly range: Range };
    readonly message: string;
  }[];
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A change of one document, or one that is made. */
export interface WorkspaceEdit {
  readonly documentChanges: readonly {
    readonly kind?: string;
    readonly uri?: string;
    readonly textDocument?: { readonly uri: string; readonly version: number | null };
    readonly edits?: readonly TextEdit[];
  }[];
}

/** An edit whose changes say what they are. */
export interface Annotated {
  readonly documentChanges: readonly {
    readonly textDocument: { readonly uri: string; readonly version: number | null };
    readonly edits: readonly (TextEdit & { readonly annotationId?: string })[];
  }[];
  readonly changeAnnotations?: Readonly<
    Record<string, { readonly label: string; readonly needsConfirmation: boolean }>
  >;
}

/** What an editor makes only when it is confirmed. */
export function confirmedIn({ documentChanges, changeAnnotations = {} }: Annotated): readonly TextEdit[] {
  return documentChanges
    .flatMap(({ edits }) => edits)
    .filter(({ annotationId = "" }) => changeAnnotations[annotationId]?.needsConfirmation);
}

/** `code: the text under the squiggle`, in order of place. */
export function describeAll(diagnostics: readonly Diagnostic[], text: string): string[] {
  return [...diagnostics]
    .sort(
      (a, b) =>
        a.range.start.line - b.range.start.line ||
        a.range.start.character - b.range.start.character ||
        (String(a.code) < String(b.code) ? -1 : 1),
    )
    .map(
      (diagnostic) =>
        `${diagnostic.code}: ${text.slice(offsetAt(text, diagnostic.range.start), offsetAt(text, diagnostic.range.end))}`,
    );
}

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit) => ({
      start: offsetAt(text, edit.range.start),
      end: offsetAt(text, edit.range.end),
      text: edit.newText,
    }))
    .sort((a, b) => b.start - a.start);
  return sorted.reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

export function offsetAt(text: string, position: Position): number {
  const lines = /\r\n|\n|\r/g;
  let start = 0;
  for (let line = 0; line < position.line; line++) start = lines.exec(text) === null ? text.length : lines.lastIndex;
  return Math.min(text.length, start + position.character);
}
