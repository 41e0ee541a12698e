// Parses a window of the document and cuts it into pieces where that is proven right. Inside the window the proof is the
// tree: a root child, a row or an item of the root starts at the cut. At its end the proof is a sentinel: a line of the
// same kind as the one that follows, which must open a piece.
import type { RootContent } from "mdast";
import type { Node } from "unist";
import { parseBounded } from "./bounded.ts";
import { type Draft, draftsOf } from "./drafts.ts";
import { countBreaks, opensRaw } from "./line.ts";
import { footnote, type IsDefined, labelOf } from "./markdown.ts";
import { normal, type Piece, type State } from "./piece.ts";
import { moveBack } from "./place.ts";
import { headFor, headLines, tablePart } from "./table.ts";

/** The pieces of a window; `open` when the last one does not end where the window does. */
export interface Cut {
  readonly pieces: readonly Piece[];
  readonly open: boolean;
}

/**
 * Cuts `text`, which starts in the state `before` at the start of a line. `sentinel` stands for the line behind it; it is
 * empty when the document ends there. Where the cut is `open`, the last piece may go on behind the window and must be cut
 * again; where a fence or a comment begins inside the window, the pieces end before it.
 */
export function cutWindow(text: string, before: State, sentinel: string, isDefined: IsDefined): Cut {
  const prefix = prefixFor(text, before);
  const { nodes, mentions } = parseBounded({ prefix, text, sentinel }, isDefined);
  if (before.type === "table") dropHead(nodes);
  const drafts = draftsOf(nodes, { text: text + sentinel, before, prefix: prefix.length });
  const end = endOf(drafts, text);
  const pieces: Piece[] = [];
  let lines = before.type === "table" ? headLines : prefix.length;
  for (const [index, draft] of drafts.entries()) {
    const next = drafts[index + 1] ?? end;
    const own = text.slice(draft.start, next?.start ?? text.length);
    const breaks = countBreaks(own);
    pieces.push({
      text: own,
      before: draft.before,
      after: next?.before ?? normal,
      nodes: draft.nodes,
      breaks,
      defines: settle(draft.nodes, draft.start + prefix.length, lines),
      mentions: drafts.length === 1 ? [...mentions] : mentionsIn(own, mentions),
    });
    lines += breaks;
  }
  return { pieces, open: sentinel !== "" && end === undefined };
}

function prefixFor(text: string, before: State): string {
  if (before.type === "table") return headFor(before);
  // A leading byte order mark is skipped by micromark, offsets and all. A blank line before it changes nothing else.
  return text.startsWith("\ufeff") ? "\n" : "";
}

/** The made-up head is the first row of the first table; without rows of its own, the table was all made up. */
function dropHead(nodes: RootContent[]): void {
  const [table] = nodes;
  if (table?.type !== "table") return;
  const rows = table.children.slice(1);
  if (rows.length === 0) nodes.shift();
  else nodes[0] = tablePart(table, rows, undefined);
}

/** Takes off the draft that is no part of the window's pieces: that of the sentinel, or of a fence or comment. */
function endOf(drafts: Draft[], text: string): Draft | undefined {
  const last = drafts[drafts.length - 1];
  if (last === undefined || last.start === 0) return undefined;
  return last.start === text.length || opensRaw(text, last.start) ? drafts.pop() : undefined;
}

/** Which of several pieces looked up a label is not known; surely none that lacks its first word. */
function mentionsIn(text: string, mentions: ReadonlySet<string>): readonly string[] {
  if (mentions.size === 0 || !text.includes("]")) return [];
  const folded = text.toLowerCase().toUpperCase();
  return [...mentions].filter((label) => {
    const [word = ""] = label.replace(footnote, "").toUpperCase().split(" ", 1);
    // The parser reads NUL as U+FFFD.
    return word.includes("\ufffd") || folded.includes(word);
  });
}

/** Makes the nodes of a piece count from its start, in place. Returns the labels that they define. */
function settle(nodes: readonly RootContent[], offset: number, lines: number): readonly string[] {
  const defines: string[] = [];
  for (const node of nodes) {
    moveBack(node, offset, lines, (each) => {
      if (isDefinition(each)) defines.push(labelOf(each));
    });
  }
  return defines;
}

function isDefinition(node: Node): node is Node & { readonly identifier: string } {
  return (node.type === "definition" || node.type === "footnoteDefinition") && "identifier" in node;
}
