// Markdown as the reader's own pieces of text, for tests of one function.
import { noHouse } from "../../../core/dialects/house.ts";
import type { PlaceOf } from "../../../core/dialects/values.ts";
import type { Block } from "../../../core/parse/blocks.ts";
import { parseDocument } from "../../../core/parse/document.ts";
import type { Text } from "../../../core/parse/inline.ts";
import { joinBlocks, pieceBlocks } from "../../../core/parse/pieceBlocks.ts";
import { written } from "../../../core/text/span.ts";

export const house = noHouse;

/** The blocks of a text that is short enough to be one piece. */
export function blocks(markdown: string): Block[] {
  const { pieces, starts } = parseDocument(markdown);
  return joinBlocks(
    pieces.map((piece, index) => ({
      blocks: pieceBlocks(piece),
      by: starts[index] ?? 0,
      continues: piece.before.type !== "normal",
    })),
  );
}

/** The first line of the first paragraph, heading or list item. */
export function line(markdown: string): Text {
  const [first] = blocks(markdown);
  const found =
    first?.type === "heading"
      ? first.text
      : first?.type === "paragraph"
        ? first.lines[0]
        : first?.type === "list"
          ? first.items[0]?.lines[0]
          : undefined;
  if (!found) throw new Error(`no line in ${JSON.stringify(markdown)}`);
  return found;
}

/** Places in the given text. */
export function placing(markdown: string): PlaceOf {
  const anchor = { uri: "sample.md", text: markdown };
  return ({ start, end }) => ({ anchor, start, end });
}

/** The author's own characters for a text. */
export function source(markdown: string, text: Text): string {
  return written(placing(markdown)(text));
}
