// The only file that knows both vocabularies: core's places, findings and edits, and the protocol's ranges,
// diagnostics and workspace edits.
import {
  type AnnotatedTextEdit,
  type CodeDescription,
  type CreateFile,
  type DeleteFile,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type Position,
  type Range,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { NewFile } from "../core/assists/assist.ts";
import type { WorkspaceIndex } from "../core/index/workspaceIndex.ts";
import { type Chunked, firmLine, positionsOf } from "../core/queries/positions.ts";
import type { Edit, Severity } from "../core/rules/rule.ts";
import type { ReportedFinding } from "../core/rules/run.ts";
import { withoutTabStops } from "../core/text/snippet.ts";
import { levels } from "../core/rules/severity.ts";
import { say, type Speak } from "../core/text/message.ts";
import type { Anchor, Place, Span } from "../core/text/span.ts";

/** VS Code shows no more of one file; whatever is sent beyond is parsed for nothing. */
export const mostDiagnostics = 1000;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function rangeOf(file: Chunked, place: Place): Range {
  const positions = positionsOf(file);
  const start = positions.start(place);
  const end = positions.end(place);
  return {
    start: { line: start.line, character: start.column },
    end: { line: end.line, character: end.column },
  };
}

export function offsetAt(file: Chunked, position: Position): number {
  return positionsOf(file).offsetAt({ line: position.line, column: position.character });
}

export function spanAt(file: Chunked, range: Range): Span {
  return { start: offsetAt(file, range.start), end: offsetAt(file, range.end) };
}

/** Null for a place in a document that is not known any more. */
export function locationOf(workspace: WorkspaceIndex, place: Place): Location | null {
  const file = workspace.files.get(place.anchor.uri);
  return file === undefined ? null : { uri: file.uri, range: rangeOf(file, place) };
}

export interface DiagnosticMeans {
  readonly workspace: WorkspaceIndex;
  /** The page that explains a rule, or null where there is none. */
  page(rule: string): string | null;
  /** Whether the client understands related information. */
  readonly related: boolean;
  readonly speak: Speak;
}

export function diagnosticOf(file: Chunked, finding: ReportedFinding, means: DiagnosticMeans): Diagnostic {
  const page = means.page(finding.rule);
  const codeDescription: CodeDescription | null = page === null ? null : { href: page };
  const related = means.related ? relatedOf(finding, means) : [];
  return {
    range: rangeOf(file, finding.at),
    severity: severities[finding.severity],
    code: finding.rule,
    source: "backlint",
    message: means.speak(finding.message),
    ...(codeDescription === null ? {} : { codeDescription }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    ...(finding.rule === "unused-suppression" ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

interface Kept {
  readonly diagnostic: Diagnostic;
  /** The line that the chunk of each place starts on: the finding's own, then those related that it holds. */
  readonly lines: readonly number[];
  /** Where chunks stood when the diagnostic was last found to hold; null where some are in another file. */
  origins: object | null;
  readonly page: string | null;
  readonly speak: Speak;
  /** Whether it holds what is related. */
  readonly related: boolean;
}

const kept = new WeakMap<ReportedFinding, Kept>();

/**
 * The diagnostic of a finding; the same object while every chunk that it speaks of starts where it did. Most findings are the
 * same from keystroke to keystroke, and so are then their diagnostics.
 */
function keptDiagnostic(file: Chunked, finding: ReportedFinding, means: DiagnosticMeans, origins: object): Diagnostic {
  const page = means.page(finding.rule);
  const { related, speak } = means;
  const old = kept.get(finding);
  if (old !== undefined && old.page === page && old.speak === speak && old.related === related) {
    if (old.origins === origins) return old.diagnostic;
    if (linesHold(old.lines, file, finding, means)) {
      if (old.origins !== null) old.origins = origins;
      return old.diagnostic;
    }
  }
  const diagnostic = diagnosticOf(file, finding, means);
  const places = [finding, ...((related ? finding.related : undefined) ?? [])].map(({ at }) => at);
  const lines = places.map(({ anchor }) => lineFor(anchor, file, finding, means));
  const isOwn = places.every(({ anchor }) => anchor.uri === finding.at.anchor.uri);
  if (!lines.includes(-1))
    kept.set(finding, { diagnostic, lines, page, speak, related, origins: isOwn ? origins : null });
  return diagnostic;
}

function linesHold(lines: readonly number[], file: Chunked, finding: ReportedFinding, means: DiagnosticMeans): boolean {
  if (lineFor(finding.at.anchor, file, finding, means) !== lines[0]) return false;
  for (let index = 1; index < lines.length; index++) {
    const one = finding.related?.[index - 1];
    if (one !== undefined && lineFor(one.at.anchor, file, finding, means) !== lines[index]) return false;
  }
  return true;
}

/** `firmLine` of a chunk that a finding speaks of, which may be in another file. */
function lineFor(anchor: Anchor, file: Chunked, { at }: ReportedFinding, { workspace }: DiagnosticMeans): number {
  const there = anchor.uri === at.anchor.uri ? file : workspace.files.get(anchor.uri);
  return there === undefined ? -1 : firmLine(there, anchor);
}

function relatedOf(finding: ReportedFinding, { workspace, speak }: DiagnosticMeans): DiagnosticRelatedInformation[] {
  return (finding.related ?? []).flatMap(({ at, message }) => {
    const location = locationOf(workspace, at);
    return location === null ? [] : [{ location, message: speak(message) }];
  });
}

/** A file's findings as diagnostics, worst first where they are too many, with a note on how many are left out. */
export function diagnosticsOf(
  file: Chunked,
  findings: readonly ReportedFinding[],
  means: DiagnosticMeans,
): Diagnostic[] {
  const { origins } = positionsOf(file);
  const convert = (finding: ReportedFinding) => keptDiagnostic(file, finding, means, origins);
  if (findings.length <= mostDiagnostics) return findings.map(convert);
  const shown: Diagnostic[] = [];
  for (const level of levels) {
    for (const finding of findings) {
      if (shown.length >= mostDiagnostics - 1) break;
      if (finding.severity === level) shown.push(convert(finding));
    }
  }
  const start = { line: 0, character: 0 };
  const left = findings.length - shown.length;
  const message = means.speak(say`${left} further findings of this file are not shown, the least severe of all`);
  return [
    ...shown,
    { range: { start, end: start }, severity: DiagnosticSeverity.Information, source: "backlint", message },
  ];
}

export interface EditMeans {
  readonly workspace: WorkspaceIndex;
  /** Whether the client takes edits with tab stops. */
  readonly snippets: boolean;
  /** The version an open document has, null for one that is not open. */
  versionOf(uri: string): number | null;
}

/** What goes with the edits of a larger change. */
export interface Beside {
  readonly creates: readonly NewFile[];
  /** URIs of files that go. */
  readonly removes: readonly string[];
  /** What an editor that shows the changes says of them; null where it says nothing. */
  readonly annotation: { readonly label: string; readonly description: string } | null;
}

/** One undoable edit over every document concerned. Null when a place is not known any more. */
export function workspaceEditOf(
  edits: readonly Edit[],
  means: EditMeans,
  { creates, removes, annotation }: Beside = { creates: [], removes: [], annotation: null },
): WorkspaceEdit | null {
  const byUri = new Map<string, (TextEdit | SnippetTextEdit)[]>();
  for (const edit of edits) {
    const location = locationOf(means.workspace, edit.at);
    if (location === null) return null;
    const list = byUri.get(location.uri) ?? [];
    const change = textEditOf(edit, location.range, means.snippets);
    list.push(annotation === null ? change : { ...change, annotationId });
    byUri.set(location.uri, list);
  }
  const documentChanges = [...byUri].map(
    ([uri, list]): TextDocumentEdit => ({ textDocument: { uri, version: means.versionOf(uri) }, edits: list }),
  );
  if (creates.length + removes.length === 0 && annotation === null) return { documentChanges };
  const annotated = annotation === null ? {} : { annotationId };
  const start = { line: 0, character: 0 };
  const made = creates.flatMap(({ uri, text }): (CreateFile | TextDocumentEdit)[] => [
    { kind: "create", uri, options: { overwrite: false, ignoreIfExists: false }, ...annotated },
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: text, ...annotated }],
    },
  ]);
  const gone = removes.map((uri): DeleteFile => ({ kind: "delete", uri, ...annotated }));
  return {
    documentChanges: [...made, ...documentChanges, ...gone],
    ...(annotation === null
      ? {}
      : { changeAnnotations: { [annotationId]: { ...annotation, needsConfirmation: false } } }),
  };
}

/** Edits of one kind, which an editor shows and lets somebody leave out together. */
export interface EditGroup {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly edits: readonly Edit[];
}

/** One undoable edit of several kinds of change, each said where `annotates`. Null when a place is not known any more. */
export function annotatedEditOf(
  groups: readonly EditGroup[],
  means: EditMeans,
  annotates: boolean,
): WorkspaceEdit | null {
  const byUri = new Map<string, (TextEdit | AnnotatedTextEdit)[]>();
  for (const { id, edits } of groups) {
    for (const edit of edits) {
      const location = locationOf(means.workspace, edit.at);
      if (location === null) return null;
      const change = { range: location.range, newText: edit.snippet === true ? withoutTabStops(edit.text) : edit.text };
      byUri.set(location.uri, [
        ...(byUri.get(location.uri) ?? []),
        annotates ? { ...change, annotationId: id } : change,
      ]);
    }
  }
  const documentChanges = [...byUri].map(
    ([uri, edits]): TextDocumentEdit => ({ textDocument: { uri, version: means.versionOf(uri) }, edits }),
  );
  if (!annotates) return { documentChanges };
  const changeAnnotations = Object.fromEntries(
    groups.map(({ id, label, description }) => [id, { label, description, needsConfirmation: false }]),
  );
  return { documentChanges, changeAnnotations };
}

/** One kind of change at a time. */
const annotationId = "backlint";

function textEditOf(edit: Edit, range: Range, snippets: boolean): TextEdit | SnippetTextEdit {
  if (edit.snippet !== true) return { range, newText: edit.text };
  if (snippets) return { range, snippet: { kind: "snippet", value: edit.text } };
  return { range, newText: withoutTabStops(edit.text) };
}
