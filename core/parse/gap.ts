// Text that the parser is not shown, and the ways back into the tree for it, so that every character keeps its place.
import type { Paragraph, RootContent } from "mdast";
import type { Node, Point } from "unist";
import { countBreaks, lineEnd, nextLine } from "./line.ts";
import { moveBack, pointAt } from "./place.ts";

/** A stretch that the parser is not shown. */
export interface Gap {
  /** Its place in what the parser is shown. */
  readonly at: number;
  /** Ends at the end of a line, or behind it when it is a block. */
  readonly text: string;
  /** For a block of its own, the line endings before it in what the parser is shown; null for the rest of a paragraph. */
  readonly lines: number | null;
}

/** True when the gap lies in text that the parser takes as it is: code, HTML, a definition. */
export function isRaw(nodes: readonly Node[], gap: Gap): boolean {
  const around = nodeAt(nodes, gap.at);
  if (around === undefined || holdsInline(around)) return false;
  if ("children" in around) return isRaw(around.children as readonly Node[], gap);
  return around.type !== "thematicBreak";
}

/** Puts a gap back into nodes that count without it; false, with nothing done, when there is no paragraph to hold it. */
export function fillGap(nodes: RootContent[], gap: Gap): boolean {
  if (gap.lines === null && !appendText(nodes, gap)) return false;
  const breaks = countBreaks(gap.text);
  for (const node of nodes) moveBehind(node, gap, breaks);
  if (gap.lines === null) return true;
  const end = gap.at + gap.text.length;
  const index = nodes.findIndex((node) => (node.position?.start.offset ?? 0) >= end);
  nodes.splice(index < 0 ? nodes.length : index, 0, ...wordsOf(gap.text, gap.at, gap.lines));
  return true;
}

/** A text as one paragraph without markup, moved behind so many characters and lines; none for blank text. */
export function wordsOf(text: string, offset: number, lines: number): RootContent[] {
  const value = text.trim();
  if (value === "") return [];
  const start = text.indexOf(value);
  const position = { start: pointAt(text, start), end: pointAt(text, start + value.length) };
  const words: Paragraph = { type: "paragraph", children: [{ type: "text", value, position }], position };
  moveBack(words, -offset, -lines);
  return [words];
}

/** Adds the text of a gap to the paragraph that ends at it; positions still count without it. */
function appendText(nodes: readonly RootContent[], gap: Gap): boolean {
  const block = blockAt(nodes, gap.at);
  const end = block?.position?.end;
  if (block === null || end === undefined) return false;
  const last = block.children[block.children.length - 1];
  if (last?.type === "text" && last.position?.end.offset === gap.at) last.value += gap.text;
  else block.children.push({ type: "text", value: gap.text, position: { start: end, end } });
  return true;
}

/** The innermost block of inline content around or right before an offset. */
function blockAt(nodes: readonly Node[], at: number): Paragraph | null {
  const around = nodeAt(nodes, at);
  if (around === undefined || holdsInline(around)) return around ?? null;
  return "children" in around ? blockAt(around.children as readonly Node[], at) : null;
}

function nodeAt(nodes: readonly Node[], at: number): Node | undefined {
  return nodes.find(({ position }) => {
    const start = position?.start.offset ?? Number.POSITIVE_INFINITY;
    return start < at && at <= (position?.end.offset ?? -1);
  });
}

function holdsInline(node: Node): node is Paragraph {
  return node.type === "paragraph" || node.type === "heading" || node.type === "tableCell";
}

function moveBehind(node: Node, gap: Gap, breaks: number): void {
  const { position } = node;
  if (position !== undefined) {
    node.position = { start: behind(position.start, gap, breaks, false), end: behind(position.end, gap, breaks, true) };
  }
  if ("children" in node) for (const child of node.children as readonly Node[]) moveBehind(child, gap, breaks);
}

/** Where a point is once the gap is filled. What starts at the gap starts before it, what ends there ends behind it. */
function behind(point: Point, gap: Gap, breaks: number, isEnd: boolean): Point {
  const before = point.offset ?? 0;
  if (before < gap.at || (before === gap.at && gap.lines === null && !isEnd)) return point;
  if (before === gap.at && gap.lines !== null && isEnd) return point;
  const offset = before + gap.text.length;
  if (before > gap.at || gap.lines !== null) return { line: point.line + breaks, column: point.column, offset };
  let lastLine = 0;
  for (let at = nextLine(gap.text, 0); at > lineEnd(gap.text, lastLine); at = nextLine(gap.text, at)) lastLine = at;
  const column = breaks === 0 ? point.column + gap.text.length : gap.text.length - lastLine + 1;
  return { line: point.line + breaks, column, offset };
}
