// What the parser is held against: remark on the whole document at once. Only front matter is parsed apart, since
// remark-frontmatter, when a leading "---" is never closed, stops reading lists in the rest.
import assert from "node:assert/strict";
import type { Root, RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Node, Point } from "unist";
import type { ParsedDocument } from "../../core/parse/document.ts";
import { stitch } from "../../core/parse/stitch.ts";

const plain = unified().use(remarkParse).use(remarkGfm).freeze();
const withFrontMatter = unified().use(remarkParse).use(remarkFrontmatter).freeze();
const frontMatter = /^---[ \t]*(?:\r\n|\n|\r)(?:[^]*?(?:\r\n|\n|\r))??---[ \t]*(?=[\r\n]|$)(?:\r\n|\n|\r)?/;

/** The children of the root for the whole text. */
export function oracle(text: string): RootContent[] {
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const head = frontMatter.exec(text.slice(mark))?.[0] ?? "";
  const yaml = head === "" ? [] : (withFrontMatter.parse(head) as Root).children;
  assert.deepEqual(
    yaml.map((node) => node.type),
    head === "" ? [] : ["yaml"],
  );
  const rest = text.slice(mark + head.length);
  // remark would take a mark here for that of the document and count offsets from behind it; a blank line hides it.
  const guard = rest.startsWith("\ufeff") ? "\n" : "";
  const lines = (head.match(/\r\n|\n|\r/g) ?? []).length - guard.length;
  const children = (plain.parse(guard + rest) as Root).children;
  return [
    ...yaml.map((node) => moved(node, mark, 0)),
    ...children.map((node) => moved(node, mark + head.length - guard.length, lines)),
  ];
}

/** Fails unless the pieces, stitched, are the oracle's tree, and their texts the text. */
export function assertExact(document: ParsedDocument, text: string): void {
  assert.equal(document.text(), text);
  assert.equal(document.length, text.length);
  assert.deepEqual(flat(stitch(document.pieces)), flat(oracle(text)));
  document.pieces.forEach((piece, index) => {
    assert.ok(piece.text !== "", "a piece holds text");
    assert.deepEqual(piece.before, document.pieces[index - 1]?.after ?? { type: "normal" }, "states meet");
  });
}

/** What one document says about itself, to be compared with another of the same text. */
export function portrait(document: ParsedDocument): unknown {
  return {
    pieces: flat(
      document.pieces.map(({ text, before, after, nodes, breaks }) => ({ text, before, after, nodes, breaks })),
    ),
    starts: [...document.starts],
    definitions: [...document.definitions].sort(),
  };
}

/** Plain data, without properties that are undefined. */
function flat(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function moved<T extends Node>(node: T, offset: number, line: number): T {
  const at = (point: Point): Point => ({ ...point, line: point.line + line, offset: (point.offset ?? 0) + offset });
  const copy: T & { children?: unknown } = { ...node };
  if (node.position !== undefined) copy.position = { start: at(node.position.start), end: at(node.position.end) };
  if ("children" in node) copy.children = (node.children as Node[]).map((child) => moved(child, offset, line));
  return copy;
}
