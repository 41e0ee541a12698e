// The outline: epics, stories, criteria and sprints as document symbols.
import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type Range,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver";
import { type OutlineNode, outline } from "../../core/queries/outline.ts";
import { firmLine } from "../../core/queries/positions.ts";
import type { Speak } from "../../core/text/message.ts";
import type { Anchor } from "../../core/text/span.ts";
import { rangeOf } from "../convert.ts";
import type { Session, View } from "../session.ts";

/** The kinds that come nearest: editors draw their icons by them. */
export const symbolKinds: Readonly<Record<OutlineNode["kind"], SymbolKind>> = {
  epic: SymbolKind.Namespace,
  feature: SymbolKind.Package,
  story: SymbolKind.Class,
  task: SymbolKind.Method,
  subtask: SymbolKind.Function,
  bug: SymbolKind.Event,
  spike: SymbolKind.Interface,
  chore: SymbolKind.Method,
  criterion: SymbolKind.Boolean,
  sprint: SymbolKind.Module,
};

export async function documentSymbols(
  session: Session,
  { textDocument }: DocumentSymbolParams,
): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const view = await session.view(textDocument.uri);
  if (view === null) return [];
  const nodes = outline(view.file);
  if (session.client.nestedSymbols) return nodes.map((node) => symbolOf(session, view, node));
  return nodes.flatMap((node) => flat(view, node, ""));
}

interface Kept {
  readonly symbol: DocumentSymbol;
  /** `firmLine` of its chunk. */
  readonly line: number;
  readonly speak: Speak;
}

/** Of nodes in one chunk: editors ask after each key for all of them, and nearly all are as they were. */
const kept = new WeakMap<OutlineNode, Kept>();

function symbolOf(session: Session, view: View, node: OutlineNode): DocumentSymbol {
  const { speak } = session;
  const { file } = view;
  const { anchor } = node.at;
  const line = firmLine(file, anchor);
  const old = kept.get(node);
  if (old !== undefined && old.line === line && old.speak === speak) return old.symbol;
  const symbol = made(session, view, node);
  if (line >= 0 && isWithin(node, anchor)) kept.set(node, { symbol, line, speak });
  return symbol;
}

function isWithin({ at, head, children }: OutlineNode, anchor: Anchor): boolean {
  return at.anchor === anchor && head.anchor === anchor && children.every((child) => isWithin(child, anchor));
}

function made(session: Session, view: View, node: OutlineNode): DocumentSymbol {
  const selectionRange = rangeOf(view.file, node.head);
  const children = node.children.map((child) => symbolOf(session, view, child));
  // The editor's breadcrumbs follow ranges, so an epic's has to hold its stories, which may stand in other sections.
  const range = children.reduce(
    (all, child) => union(all, child.range),
    union(rangeOf(view.file, node.at), selectionRange),
  );
  const detail = session.speak(node.detail);
  return {
    name: nameOf(node),
    kind: symbolKinds[node.kind],
    range,
    selectionRange,
    // Thousands of criteria have neither.
    ...(detail === "" ? {} : { detail }),
    ...(children.length === 0 ? {} : { children }),
  };
}

function flat(view: View, node: OutlineNode, containerName: string): SymbolInformation[] {
  const name = nameOf(node);
  const location = { uri: view.uri, range: rangeOf(view.file, node.at) };
  return [
    { name, kind: symbolKinds[node.kind], location, containerName },
    ...node.children.flatMap((child) => flat(view, child, name)),
  ];
}

/** The protocol forbids empty names. */
function nameOf(node: OutlineNode): string {
  return node.label.trim() === "" ? `(${node.kind})` : node.label;
}

function union(a: Range, b: Range): Range {
  return { start: before(a.start, b.start) ? a.start : b.start, end: before(a.end, b.end) ? b.end : a.end };
}

function before(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
